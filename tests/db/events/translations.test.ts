import { expect, it, test } from 'vitest';
import { createEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { numbersWithAny, translationBits } from '../../../db/events/translation-bits.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { readConsistency } from '../../support/consistency.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const RUSSIAN = {
  title: undefined,
  title_ru: 'Руритания выслала трёх дипломатов',
  summary_ru: 'Им дали неделю.',
};

async function expectConsistent(db: Database): Promise<void> {
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
}

test('issues are stored as bits, and any of them finds the events that have it', () => {
  expect(translationBits([])).toBe(0);
  expect(translationBits(['missing_ru', 'wrong_script'])).toBe(6);
  expect(numbersWithAny(['missing_en'])).toEqual([1, 3, 5, 7]);
});

it('an event with only Russian texts is stored, found, linked and corrected', async () => {
  const db = await createTestDatabase();
  const created = await createEvent(db, checkedTestEvent(RUSSIAN), 'Ana');
  expect(created.id).toBe('2018-03-26-ruritaniya-vyslala-tryokh-diplomatov');
  expect(created).not.toHaveProperty('title');
  const answer = checkedTestEvent({
    id: 'answer',
    date: '2018-04-02',
    links: [{ to: created.id, relation: 'responds_to' }],
  });
  const { linked_to } = await createEvent(db, answer, 'Ana');
  expect(linked_to).toMatchObject([{ id: created.id, title_ru: RUSSIAN.title_ru }]);
  expect(linked_to[0]).not.toHaveProperty('title');

  const found = async (filter: Parameters<typeof listEvents>[1]) =>
    (await listEvents(db, filter, { limit: 9 })).items.map(({ id }) => id);
  expect(await found({ q: 'выслали' })).toEqual([created.id]);
  expect(await found({ translation: ['missing_en'] })).toEqual([created.id]);
  expect(await found({ translation: ['missing_ru'] })).toEqual(['answer']);
  expect((await listEvents(db, {}, { limit: 9, sort: 'title_ru' })).items.map(({ id }) => id)).toEqual([
    created.id,
    'answer',
  ]);
  await expectConsistent(db);

  const english = checkedTestEvent({ title: RUSSIAN.title_ru, title_ru: undefined });
  await replaceEvent(db, created.id, english, created.version, 'Ana');
  expect(await found({ translation: ['wrong_script'] })).toEqual([created.id]);
  expect(await getEvent(db, created.id)).not.toHaveProperty('title_ru');
  await expectConsistent(db);
});

it('a database of an older version finds untranslated events once it is opened', async () => {
  const url = await createTestDatabaseUrl();
  const first = await openDatabase(url);
  await createEvent(first, checkedTestEvent(), 'Ana');
  await createEvent(first, checkedTestEvent(RUSSIAN), 'Ana');
  await first.write(async ({ kysely }) => {
    await kysely.updateTable('event').set({ translation: 0, title_ru_folded: null }).execute();
    await kysely.deleteFrom('derived').where('name', '=', 'translations').execute();
  });
  await first.close();

  const second = await openDatabase(url);
  try {
    expect((await listEvents(second, { translation: ['missing_ru'] }, { limit: 9 })).total).toBe(1);
    await expectConsistent(second);
  } finally {
    await second.close();
  }
});
