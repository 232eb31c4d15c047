import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createEvent } from '../../../db/events/events.ts';
import { loadStarterCollection } from '../../../db/import/starter-collection.ts';
import { refreshTexts } from '../../../db/maintenance/refresh-texts.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { foldedWords } from '../../../db/search/folded-text.ts';
import { stemsOf } from '../../../db/search/stems.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

/** Whether two words count as forms of one word, without regard to case and accents. */
const shareStem = (one: string, other: string) => {
  const stems = new Set(stemsOf(foldedWords(one)));
  return stemsOf(foldedWords(other)).some((stem) => stems.has(stem));
};

describe('stems', () => {
  it.each([
    ['sanction', 'sanctions', 'sanctioned'],
    ['diplomat', 'diplomats', 'дипломат', 'дипломатов', 'дипломатами'],
    ['expel', 'expelled', 'expels', 'expelling'],
    ['treaty', 'treaties'],
    ['meet', 'met', 'meets'],
    ['withdraw', 'withdrew', 'withdrawn'],
    ['shoot', 'shot', 'shoots'],
    ['spy', 'spies'],
    ['man', 'men'],
    ['leave', 'left'],
    ['seek', 'sought'],
    ['strike', 'struck'],
    ['hold', 'held'],
    ['say', 'said'],
    ['buy', 'bought'],
    ['fight', 'fought'],
    ['speak', 'spoke', 'spoken'],
    ['seize', 'seized'],
    ['посол', 'посла', 'послу', 'послом', 'послы', 'послов', 'послам', 'послами', 'послах'],
    ['санкция', 'санкции', 'санкций', 'санкциями'],
    ['переговоры', 'переговоров', 'переговорах'],
    ['американский', 'американская', 'американских', 'американскими'],
    ['выслать', 'выслал', 'выслала', 'выслали', 'вышлет', 'высланы', 'высланных'],
    ['человек', 'человека', 'люди', 'людей'],
    ['день', 'дня', 'дней'],
    ['эра', 'эры', 'эр'],
    ['мегаватт', 'мегаваттами', 'мегаваттов'],
    ['Рябков', 'Рябкова', 'Рябкову', 'Рябковым', 'Рябкове', 'Ryabkov', 'Riabkov'],
    ['Лавров', 'Лаврова', 'Лаврову', 'Лавровым', 'Лаврове', 'Lavrov', 'LAVROV'],
    ['Путин', 'Путина', 'Путину', 'Путиным', 'Путине', 'Putin'],
    ['Трамп', 'Трампа', 'Трампу', 'Трампом', 'Трампе'],
    [
      'Скрипаль',
      'Скрипаля',
      'Скрипалю',
      'Скрипалем',
      'Скрипали',
      'Скрипалей',
      'Скрипалям',
      'Skripal',
      'Skripals',
    ],
    ['Обама', 'Обамы', 'Обаме', 'Обаму', 'Обамой', 'Obama'],
    ['Байден', 'Байдена', 'Байдену', 'Байденом', 'Байдене'],
    ['Нуланд', 'Nuland'],
    ['Керри', 'Kerry'],
    ['Крым', 'Крыма', 'Крыму', 'Крымом', 'Крыме'],
    ['Киев', 'Киева', 'Киеву', 'Киевом', 'Киеве'],
    ['Фридония', 'Фридонии', 'Фридонию', 'Фридонией'],
    ['Сергей', 'Сергея', 'Сергеем', 'Sergei', 'Sergey', 'Sergej'],
    ['Николай', 'Nikolai', 'Nikolay'],
    ['Зеленский', 'Зеленского', 'Зеленским', 'Zelensky', 'Zelenskiy', 'Zelenskyy'],
    ['Ельцин', 'Ельцина', 'Yeltsin'],
    ['Захарова', 'Захаровой', 'Захарову', 'Zakharova'],
    ['ФСБ', 'FSB'],
  ])('are shared by %s and its forms', (first, ...forms) => {
    expect(forms.filter((word) => !shareStem(first, word) || !shareStem(word, first))).toEqual([]);
  });

  it.each([
    ['посол', 'после'],
    ['мир', 'мера'],
    ['право', 'правило'],
    ['часть', 'участь'],
    ['суд', 'судно'],
    ['страна', 'сторона'],
    ['санкция', 'санкт'],
    ['виза', 'визит'],
    ['рота', 'рту'],
    ['сила', 'село'],
    ['дипломат', 'диплом'],
    ['выслать', 'послать'],
    ['война', 'воин'],
    ['нота', 'not'],
    ['другие', 'drugs'],
    ['Исландия', 'island'],
    ['мост', 'most'],
    ['партия', 'party'],
    ['часть', 'chase'],
    ['магазин', 'magazine'],
    ['Turkey', 'Turk'],
    ['Киев', 'Ки'],
    ['US', 'U'],
    ['early', 'yearly'],
    ['jury', 'Yuri'],
    ['expelled', 'expulsion'],
    ['general', 'generation'],
    ['university', 'universe'],
    ['organisation', 'organ'],
    ['military', 'militia'],
    ['international', 'internment'],
  ])('differ for %s and %s', (one, other) => {
    expect(shareStem(one, other)).toBe(false);
  });
});

describe('a search', () => {
  const total = async (db: Database, q: string) => (await listEvents(db, { q }, { limit: 1 })).total;

  it('finds the same events by any form of a word and any spelling of a name', async () => {
    const db = await createTestDatabase();
    await loadStarterCollection(db);
    const sanctions = await total(db, 'sanctions');
    expect(sanctions).toBeGreaterThan(120);
    expect(await total(db, 'sanction')).toBe(sanctions);
    expect(await total(db, 'дипломат')).toBeGreaterThan(20);
    const lavrov = await total(db, 'Sergey Lavrov');
    expect(lavrov).toBeGreaterThan(30);
    for (const q of ['Sergei Lavrov', 'Сергей Лавров', 'лавровым сергеем'])
      expect([q, await total(db, q)]).toEqual([q, lavrov]);
    expect(await total(db, 'Рябковым')).toBe(await total(db, 'Ryabkov'));
  });

  it('matches phrases and prefixes literally', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'one', title: 'New sanctions are announced' }), 'Ana');
    await createEvent(db, checkedTestEvent({ id: 'two', title: 'A sanction is lifted' }), 'Ana');
    const found = async (q: string) =>
      (await listEvents(db, { q }, { limit: 5 })).items.map(({ id }) => id).sort();
    expect(await found('sanctions')).toEqual(['one', 'two']);
    expect(await found('"sanctions"')).toEqual(['one']);
    expect(await found('"new sanctions"')).toEqual(['one']);
    expect(await found('"new sanction"')).toEqual([]);
    expect(await found('sanction*')).toEqual(['one', 'two']);
    expect(await found('sanctions*')).toEqual(['one']);
    expect(await found('announc*')).toEqual(['one']);
  });

  it('finds an event by any word of its title, in either language', async () => {
    const db = await createTestDatabase();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
        fc.uuid(),
        async (words, id) => {
          await createEvent(db, checkedTestEvent({ id, title: words.join(' ') }), 'Ana');
          for (const word of words) {
            const { items } = await listEvents(db, { q: `${word} ${word}*` }, { limit: 500 });
            expect(items.map((event) => event.id)).toContain(id);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

const WORDS = [
  'Ruritania',
  'expels',
  'diplomats',
  'yesterday’s',
  'Zażółć',
  'US',
  'S-300',
  'Фридония',
  'высылает',
  'дипломатов',
  'ещё',
  'Ъ',
  '100',
  '一二三',
];

it('rebuilds the full text of an older version, once', async () => {
  const db = await createTestDatabase();
  await createEvent(db, checkedTestEvent({ id: 'one', title: 'New sanctions are announced' }), 'Ana');
  const links = [{ to: 'one', relation: 'part_of' as const }];
  await createEvent(db, checkedTestEvent({ id: 'two', title: 'A part', links }), 'Ana');
  // The full text of the first version: words without stems.
  await db.write(async (writing) => {
    await writing.removeTexts([1, 2]);
    await sql`update derived set version = 1`.execute(writing.kysely);
  });
  expect((await listEvents(db, { q: 'sanction' }, { limit: 5 })).total).toBe(0);
  await Promise.all([refreshTexts(db), refreshTexts(db)]);
  expect((await listEvents(db, { q: 'sanction' }, { limit: 5 })).items.map(({ id }) => id).sort()).toEqual([
    'one',
    'two',
  ]);
});
