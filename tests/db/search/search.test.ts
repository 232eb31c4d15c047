import { describe, expect, it } from 'vitest';
import { createEvent, deleteEvent, replaceEvent } from '../../../db/events/events.ts';
import { restoreEvent } from '../../../db/events/revisions.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { suggest } from '../../../db/query/suggestions.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

describe('a search', () => {
  const found = async (db: Database, q: string) =>
    (await listEvents(db, { q }, { limit: 10 })).items.map(({ id }) => id);

  it('finds words in every text field, in English and Russian', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({
        id: 'visit',
        title: 'Freedonia’s envoy visits',
        title_ru: 'Посланник Фридонии прибыл',
        summary: 'Nothing was signed.',
        summary_ru: 'Ничего не подписано.',
        targets: ['XA'],
        participants: [{ name: 'Rufus T. Firefly', office: 'Ambassador at Large', party: 'XF' }],
        location: { place: 'Strelsau' },
        missions_affected: ['Consulate in Zenda'],
        sources: [{ publisher: 'Royal Gazette', title: 'A guest', quote: '“Here at last.”' }],
        tags: ['visas'],
      }),
      'Ana',
    );
    await createEvent(db, checkedTestEvent({ id: 'other', title: 'Ruritania hesitates' }), 'Ana');
    const words = [
      'envoy',
      'signed',
      'посланник',
      'подписано',
      'Firefly',
      'ambassador',
      'guest',
      'Strelsau',
      'Zenda',
      'gazette',
      'here',
      'visas',
      'XA',
    ];
    for (const word of words) expect([word, await found(db, word)]).toEqual([word, ['visit']]);
  });

  it('finds the events of a kind by its nouns, besides those that mention it', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({ id: 'act', title: 'Ruritania orders envoys out', kind: 'expulsion' }),
      'Ana',
    );
    await createEvent(
      db,
      checkedTestEvent({ id: 'text', title: 'The press asks about expulsions', kind: 'statement' }),
      'Ana',
    );
    await createEvent(db, checkedTestEvent({ id: 'other', title: 'Freedonia waits', kind: 'legal' }), 'Ana');
    expect((await found(db, 'expulsion')).sort()).toEqual(['act', 'text']);
    for (const word of ['высылка', 'высылки', 'высылкой']) expect(await found(db, word)).toEqual(['act']);
  });

  it('finds the parts of an event by its current title and people', async () => {
    const db = await createTestDatabase();
    const visit = checkedTestEvent({
      id: 'visit',
      title: 'Envoy visits Strelsau',
      participants: [{ name: 'Rufus T. Firefly', party: 'XF' }],
    });
    await createEvent(db, visit, 'Ana');
    const links = [{ to: 'visit', relation: 'part_of' as const }];
    await createEvent(db, checkedTestEvent({ id: 'offer', title: 'Ruritania offers visas', links }), 'Ana');
    await createEvent(db, checkedTestEvent({ id: 'other', title: 'Ruritania hesitates' }), 'Ana');
    expect([await found(db, 'Firefly'), await found(db, 'strelsau')]).toEqual([
      ['visit', 'offer'],
      ['visit', 'offer'],
    ]);

    const participants = [{ name: 'Chicolini', party: 'XF' }];
    await replaceEvent(db, 'visit', { ...visit, participants }, 1, 'Ana');
    expect([await found(db, 'Firefly'), await found(db, 'Chicolini')]).toEqual([[], ['visit', 'offer']]);

    await deleteEvent(db, 'visit', 2, 'Ana');
    expect([await found(db, 'Chicolini'), await found(db, 'offers')]).toEqual([[], ['offer']]);
    await restoreEvent(db, 'visit', {}, 'Ana');
    expect(await found(db, 'Chicolini')).toEqual(['visit', 'offer']);

    await replaceEvent(db, 'offer', checkedTestEvent({ title: 'Ruritania offers visas' }), 1, 'Ana');
    expect(await found(db, 'Chicolini')).toEqual(['visit']);
  });

  it('ignores case, accents and the difference between ё and е', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({ id: 'a', title: 'Café talks at Kraków', title_ru: 'Ещё один йод' }),
      'Ana',
    );
    for (const q of ['CAFE', 'café', 'krakow', 'еще', 'ЕЩЁ', 'йод', 'cafe\u0301', 'и\u0306од'])
      expect([q, await found(db, q)]).toEqual([q, ['a']]);
    // й is a letter, not an и with an accent.
    expect(await found(db, 'иод')).toEqual([]);
  });

  it('finds short titles, in both languages and in other forms', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({
        id: 'a',
        short_title: 'Closes the Zenda consulate',
        short_title_ru: 'Закрыла консульство',
      }),
      'Ana',
    );
    for (const q of ['consulates', '"zenda consulate"', 'консульства'])
      expect([q, await found(db, q)]).toEqual([q, ['a']]);
  });

  it.each(['ё', 'е'])('finds words written with ё and with е: %s', async (letter) => {
    const db = await createTestDatabase();
    const written = (text: string) => text.replaceAll('ё', letter);
    await createEvent(
      db,
      checkedTestEvent({
        id: 'a',
        title: 'Aircraft are flown over',
        title_ru: written('Переговоры о самолётах и счёте: четвёртый раунд завершён'),
        summary_ru: written('Её провёл Семён Берёзов.'),
        tags: [written('самолёты')],
        participants: [{ name: written('Семён Берёзов'), party: 'XR' }],
      }),
      'Ana',
    );
    await createEvent(db, checkedTestEvent({ id: 'other', title_ru: 'Предложения и ответы' }), 'Ana');
    const queries = [
      'самолёт',
      'самолётами',
      'счёт',
      'завершён',
      'Берёзова',
      '"четвёртый раунд"',
      'самолё*',
      'СЕМЁН',
    ];
    for (const q of queries.flatMap((each) => [each, each.replaceAll('ё', 'е').replaceAll('Ё', 'Е')]))
      expect([q, await found(db, q)]).toEqual([q, ['a']]);
    for (const prefix of ['Берёз', 'берез', 'семё', 'семе'])
      expect((await suggest(db, 'person', prefix, 5)).map(({ value }) => value)).toEqual([
        written('Семён Берёзов'),
      ]);
    for (const prefix of ['самолё', 'Самоле'])
      expect((await suggest(db, 'tag', prefix, 5)).map(({ value }) => value)).toEqual([written('самолёты')]);
  });

  it('supports "phrases" and prefix*, and requires every word', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'one', title: 'New START treaty extended' }), 'Ana');
    await createEvent(db, checkedTestEvent({ id: 'two', title: 'A new treaty to start with' }), 'Ana');
    expect(await found(db, 'new start')).toEqual(['one', 'two']);
    expect(await found(db, '"new start"')).toEqual(['one']);
    expect(await found(db, '«new start»')).toEqual(['one']);
    expect(await found(db, 'ext*')).toEqual(['one']);
    expect(await found(db, 'ext')).toEqual([]);
    expect(await found(db, 'treaty with extended')).toEqual([]);
  });

  it.each([
    '"',
    '""',
    '*',
    'a"b',
    '(x',
    ')',
    'title:x',
    '-treaty',
    'NOT',
    'x AND',
    'OR OR',
    'NEAR(a b)',
    '^x',
    "'; drop table event; --",
    '{a}',
    'a + b',
    '\\',
    '"unclosed phrase',
    '?',
    '%_',
    '\u0000',
    '💥',
  ])('takes %j for words, whatever else it might be', async (q) => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'one' }), 'Ana');
    const { total } = await listEvents(db, { q }, { limit: 1, sort: 'relevance' });
    expect(total).toBe(/[a-z0-9]/i.test(q) ? 0 : 1);
  });

  it('ranks matches in a title above those in a summary or a source', async () => {
    const db = await createTestDatabase();
    await createEvent(
      db,
      checkedTestEvent({ id: 'source', date: '2018-01-01', sources: [{ publisher: 'Grain Weekly' }] }),
      'Ana',
    );
    await createEvent(
      db,
      checkedTestEvent({ id: 'summary', date: '2018-01-02', summary: 'They spoke of grain.' }),
      'Ana',
    );
    await createEvent(
      db,
      checkedTestEvent({ id: 'title', date: '2018-01-03', title: 'Ruritania buys grain' }),
      'Ana',
    );
    const { items } = await listEvents(db, { q: 'grain' }, { limit: 10, sort: 'relevance' });
    expect(items.map(({ id }) => id)).toEqual(['title', 'summary', 'source']);
  });
});
