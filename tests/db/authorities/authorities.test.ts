import { expect, it } from 'vitest';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import {
  addAuthoritiesIfNone,
  addAuthority,
  findEntries,
  getAuthority,
  listAuthorities,
  mergeAuthorities,
  removeAuthority,
  replaceAuthority,
} from '../../../db/authorities/authorities.ts';
import { withShownNames } from '../../../db/authorities/shown-names.ts';
import { finishStaleTexts } from '../../../db/authorities/stale-texts.ts';
import { createEvent, deleteEvent, getEvent } from '../../../db/events/events.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { suggest } from '../../../db/query/suggestions.ts';
import { type AuthorityInput, authorityInput } from '../../../domain/authorities/authority.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { collectAll } from '../../support/collect-all.ts';
import { readConsistency } from '../../support/consistency.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const FIREFLY: AuthorityInput = {
  kind: 'person',
  name: 'Rufus T. Firefly',
  name_ru: 'Руфус Светлячков',
  aliases: ['R. Firefly'],
};
const GAZETTE: AuthorityInput = {
  kind: 'publisher',
  name: 'Strelsau Gazette',
  name_ru: 'Газета Стрельсау',
  aliases: ['SG', 'Strelsau Gazette (via Zenda Times)'],
};

const entry = (input: AuthorityInput) => authorityInput.parse(input);

/** Two events with Firefly and the Gazette in different spellings, one of them twice, and one without. */
async function createSpelledDatabase(): Promise<Database> {
  const db = await createTestDatabase();
  const add = (id: string, event: Parameters<typeof checkedTestEvent>[0]) =>
    createEvent(db, checkedTestEvent({ id, ...event }), 'Ana');
  await add('first', {
    date: '2018-01-01',
    participants: [{ name: 'Rufus T. Firefly', office: 'President', party: 'XF' }],
    sources: [{ publisher: 'SG' }, { publisher: 'Strelsau Gazette' }],
    location: { place: 'Strelsau', country: 'XR' },
  });
  await add('second', {
    date: '2019-01-01',
    participants: [{ name: 'R. Firefly', office: 'Minister', party: 'XF' }],
    sources: [{ publisher: 'Strelsau Gazette (via Zenda Times)' }],
  });
  await add('third', {
    participants: [{ name: 'Рудольф Рассендил' }],
    sources: [{ publisher: 'Zenda Times' }],
  });
  await add('part', { links: [{ to: 'first', relation: 'part_of' }] });
  return db;
}

const found = async (db: Database, filter: EventFilter) =>
  (await listEvents(db, filter, { limit: 10, sort: 'date' })).items.map(({ id }) => id);

async function expectConsistent(db: Database): Promise<void> {
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
}

it('filters, searches, suggestions and counts treat all spellings of an entry alike', async () => {
  const db = await createSpelledDatabase();
  expect(await found(db, { person: ['R. Firefly'] })).toEqual(['second']);
  expect(await found(db, { q: 'Светлячков' })).toEqual([]);
  const timeline = async (filter: EventFilter) =>
    (await readTimeline(db, { filter, width_px: 800, sides: { upper: 'XR', lower: 'XF' } })).total;
  expect(await timeline({ person: ['Руфус Светлячков'] })).toBe(0);

  const firefly = await addAuthority(db, entry(FIREFLY));
  expect(firefly).toMatchObject({ events: 2, version: 1, aliases: ['R. Firefly'] });
  expect(await addAuthority(db, entry(GAZETTE))).toMatchObject({ events: 2 });
  await expectConsistent(db);

  for (const person of ['R. Firefly', 'rufus t firefly', 'Руфус Светлячков'])
    expect(await found(db, { person: [person] })).toEqual(['first', 'second']);
  expect(await found(db, { source: ['sg'] })).toEqual(['first', 'second']);
  // The result from before the entry is not reused.
  expect(await timeline({ person: ['Руфус Светлячков'] })).toBe(2);
  // An event that is part of another one is found by its people too.
  expect(await found(db, { q: 'Светлячков' })).toEqual(['first', 'part', 'second']);
  expect(await found(db, { q: 'газета' })).toEqual(['first', 'second']);
  // The longer spelling does not make every event of the entry one of the Zenda Times.
  expect((await found(db, { q: 'Zenda' })).toSorted()).toEqual(['second', 'third']);

  const person = {
    value: 'Rufus T. Firefly',
    name: 'Rufus T. Firefly',
    name_ru: 'Руфус Светлячков',
    count: 2,
    party: 'XF',
    office: 'Minister',
  };
  for (const prefix of ['fire', 'ruf', 'Светл', 'R'])
    expect(await suggest(db, 'person', prefix, 1)).toEqual([person]);
  expect(await suggest(db, 'source', 'zenda', 5)).toEqual([{ value: 'Zenda Times', count: 1 }]);
  expect(await suggest(db, 'source', '', 5)).toMatchObject([
    { value: 'Strelsau Gazette', count: 2 },
    { value: 'Zenda Times', count: 1 },
  ]);
  // A name without an entry is found by its transliteration.
  expect(await suggest(db, 'person', 'rassen', 5)).toMatchObject([{ value: 'Рудольф Рассендил' }]);
  expect(await suggest(db, 'place', 'стрел', 5)).toEqual([{ value: 'Strelsau', count: 1, country: 'XR' }]);

  await deleteEvent(db, 'second', 1, 'Ana');
  expect(await getAuthority(db, firefly.id)).toMatchObject({ events: 1 });
  await expectConsistent(db);
});

it('a change, a merge and a deletion of entries change what is found, and no event', async () => {
  const db = await createSpelledDatabase();
  const firefly = await addAuthority(db, entry({ ...FIREFLY, aliases: [] }));
  const short = await addAuthority(db, entry({ kind: 'person', name: 'R. Firefly' }));
  expect([firefly.events, short.events]).toEqual([1, 1]);

  const merged = await mergeAuthorities(db, firefly.id, 1, { id: short.id, version: 1 });
  expect(merged).toMatchObject({ name: 'Rufus T. Firefly', aliases: ['R. Firefly'], events: 2, version: 2 });
  await expect(getAuthority(db, short.id)).rejects.toThrow('no authority entry');
  await expectConsistent(db);
  expect(await found(db, { q: 'Светлячков' })).toEqual(['first', 'part', 'second']);

  const changed = await replaceAuthority(
    db,
    firefly.id,
    entry({ ...FIREFLY, name_ru: 'Огоньков', aliases: [] }),
    2,
  );
  expect(changed).toMatchObject({ events: 1, version: 3 });
  expect(await found(db, { q: 'Светлячков' })).toEqual([]);
  expect(await found(db, { q: 'Огоньков' })).toEqual(['first', 'part']);
  await expect(replaceAuthority(db, firefly.id, entry(FIREFLY), 2)).rejects.toThrow('has changed');

  await removeAuthority(db, firefly.id, 3);
  expect(await found(db, { q: 'Огоньков' })).toEqual([]);
  expect(await found(db, { q: 'Firefly' })).toEqual(['first', 'part', 'second']);
  expect((await getEvent(db, 'second')).version).toBe(1);
  await finishStaleTexts(db);
  expect(await db.kysely.selectFrom('stale_text').selectAll().execute()).toEqual([]);
  await expectConsistent(db);
});

it('a spelling belongs to one entry of its kind, and a merge needs two of one kind', async () => {
  const db = await createTestDatabase();
  const { id } = await addAuthority(db, entry(FIREFLY));
  await expect(
    addAuthority(db, entry({ kind: 'person', name: 'Another', aliases: ['Other', 'r firefly'] })),
  ).rejects.toMatchObject({
    errors: [
      {
        path: '/aliases/1',
        code: 'spelling-taken',
        params: { spelling: 'r firefly', name: 'Rufus T. Firefly' },
      },
    ],
  });
  const office = await addAuthority(db, entry({ kind: 'office', name: 'R. Firefly' }));
  await expect(mergeAuthorities(db, id, 1, { id: office.id, version: 1 })).rejects.toMatchObject({
    errors: [{ path: '/id', code: 'merge-of-kinds' }],
  });
  await expect(mergeAuthorities(db, id, 1, { id, version: 1 })).rejects.toMatchObject({
    errors: [{ code: 'authority-merge-with-itself' }],
  });
  expect(await listAuthorities(db, { kind: 'person', q: 'светл', limit: 5, offset: 0 })).toMatchObject({
    items: [{ id, version: 1 }],
    total: 1,
  });
});

it('names are shown in a language, except where the recorded text says more', async () => {
  const db = await createSpelledDatabase();
  await db.write((tx) => addAuthoritiesIfNone(tx, [entry(FIREFLY), entry(GAZETTE)]));
  await expectConsistent(db);
  expect(await found(db, { q: 'Светлячков' })).toEqual(['first', 'part', 'second']);
  const asked = ['SG', 'Strelsau Gazette (via Zenda Times)', 'Zenda Times'];
  expect(
    await db.read((tx) =>
      findEntries(
        tx,
        asked.map((recorded) => ({ kind: 'publisher', recorded })),
      ),
    ),
  ).toMatchObject([{ recorded: 'SG', name: 'Strelsau Gazette', name_ru: 'Газета Стрельсау' }]);
  const events = [await getEvent(db, 'first'), await getEvent(db, 'second')];
  expect(await collectAll(withShownNames(db, 'ru', events))).toMatchObject([
    {
      participants: [{ name: 'Руфус Светлячков', office: 'President' }],
      sources: [{ publisher: 'Газета Стрельсау' }, { publisher: 'Газета Стрельсау' }],
      location: { place: 'Strelsau' },
    },
    { sources: [{ publisher: 'Strelsau Gazette (via Zenda Times)' }] },
  ]);
});
