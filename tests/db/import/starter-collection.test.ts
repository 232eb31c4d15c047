import { expect, it } from 'vitest';
import { listAuthorities, removeAuthority } from '../../../db/authorities/authorities.ts';
import type { Tables } from '../../../db/core/tables.ts';
import { listEras } from '../../../db/eras/eras.ts';
import { deleteEvent, getEvent } from '../../../db/events/events.ts';
import { KIND_OF_TABLE, NAME_TABLES, namesIn } from '../../../db/events/spellings.ts';
import {
  addMissingAuthorities,
  isNewDatabase,
  loadStarterCollection,
} from '../../../db/import/starter-collection.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { suggest } from '../../../db/query/suggestions.ts';
import { foldedName } from '../../../db/search/folded-text.ts';
import { listStories, readStory } from '../../../db/stories/stories.ts';
import { END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { parseFilter } from '../../../domain/query/event-filter.ts';
import { storyLanguages } from '../../../domain/stories/story-text.ts';
import { collectAll } from '../../support/collect-all.ts';
import { readConsistency } from '../../support/consistency.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';
import { createTestDatabase } from '../../support/test-database.ts';

async function countOf(db: Database, table: keyof Tables): Promise<unknown> {
  const counted = await db.kysely
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst();
  return counted?.count;
}

it('the starter collection is loaded with all sources, links and participants', async () => {
  const db = await createTestDatabase();
  expect(await loadStarterCollection(db)).toMatchObject({
    created: STARTER_EVENTS.length,
    updated: 0,
    unchanged: 0,
    kept: [],
  });

  const tables = ['event', 'event_source', 'link', 'participation', 'revision'] as const;
  const counts = await Promise.all(tables.map(async (table) => [table, await countOf(db, table)]));
  expect(Object.fromEntries(counts)).toEqual({
    event: STARTER_EVENTS.length,
    event_source: STARTER_EVENTS.flatMap(({ sources }) => sources).length,
    link: STARTER_EVENTS.flatMap(({ links }) => links).length,
    participation: STARTER_EVENTS.flatMap(({ participants }) => participants).length,
    revision: STARTER_EVENTS.length,
  });
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
});

it('a search for “Ryabkov” finds the events of October 2021, which are linked', async () => {
  const db = await createTestDatabase();
  await loadStarterCollection(db);
  const { items } = await listEvents(db, { q: 'Ryabkov', from: '2021-10', to: '2021-10' }, { limit: 10 });
  expect(items.map(({ id }) => id)).toEqual([
    '2021-10-11-nuland-visits-moscow',
    '2021-10-12-nuland-ryabkov-talks',
    '2021-10-12-russia-offers-to-lift-mutual-restrictions',
    '2021-10-12-russian-ministry-warns-of-response',
  ]);
  const russian = await listEvents(db, { q: 'Рябков', from: '2021-10', to: '2021-10' }, { limit: 10 });
  expect(russian.items.map(({ id }) => id)).toContain('2021-10-12-nuland-ryabkov-talks');
  const talks = await getEvent(db, '2021-10-12-nuland-ryabkov-talks');
  expect([...talks.linked_to, ...talks.linked_from].map(({ id, relation }) => `${relation} ${id}`)).toEqual([
    'part_of 2021-10-11-nuland-visits-moscow',
    'part_of 2021-10-12-russia-offers-to-lift-mutual-restrictions',
    'part_of 2021-10-12-russian-ministry-warns-of-response',
  ]);
});

it('the stories of the starter collection select events that their window and filter show', async () => {
  const db = await createTestDatabase();
  await loadStarterCollection(db);
  const summaries = await listStories(db);
  expect(summaries.length).toBeGreaterThan(0);
  for (const { id } of summaries) {
    const story = await readStory(db, id);
    expect(storyLanguages(story)).toEqual(['en', 'ru']);
    for (const { text, text_ru, window = '', filter, event } of story.steps) {
      expect([text, text_ru]).not.toContain(undefined);
      const [from = '', to = ''] = window.split('/');
      const shown = { ...parseFilter(new URLSearchParams(filter)), from, to };
      const { items } = await listEvents(db, shown, { limit: 200 });
      expect(items.length).toBeGreaterThan(0);
      if (event !== undefined) expect(items.map((each) => each.id)).toContain(event);
    }
  }
});

it('isNewDatabase is false for a database whose events were all deleted', async () => {
  const db = await createTestDatabase();
  expect(await isNewDatabase(db)).toBe(true);
  await loadStarterCollection(db);
  expect(await isNewDatabase(db)).toBe(false);
  for (const { id, version } of await collectAll(streamEvents(db, { kind: ['exchange'] })))
    await deleteEvent(db, id, version, 'Ana');
  expect(await isNewDatabase(db)).toBe(false);
  expect(await loadStarterCollection(db)).toMatchObject({ created: 0, updated: 0 });
});

it('its authority lists have every name of its events, in both languages', async () => {
  const db = await createTestDatabase();
  await loadStarterCollection(db);
  const entries = await db.kysely.selectFrom('authority').selectAll().execute();
  expect(entries.length).toBeGreaterThan(1_000);
  for (const { kind, name, name_ru, events } of entries) {
    expect(name, `${kind} ${name_ru}`).not.toBeNull();
    if (kind !== 'publisher') expect(name_ru, `${kind} ${name}`).toMatch(/[А-ЯЁа-яё]/);
    expect(events, `${kind} ${name}`).toBeGreaterThanOrEqual(0);
  }
  const names = STARTER_EVENTS.flatMap((event) => {
    const own = namesIn(event);
    return NAME_TABLES.flatMap((table) => {
      const kind = KIND_OF_TABLE[table];
      return kind === undefined ? [] : [...own[table]].map((name) => `${kind} ${foldedName(name)}`);
    });
  });
  const spellings = await db.kysely.selectFrom('authority_spelling').select(['kind', 'folded']).execute();
  const known = new Set(spellings.map(({ kind, folded }) => `${kind} ${folded}`));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(await suggest(db, 'person', 'Рябк', 5)).toMatchObject([
    { value: 'Sergey Ryabkov', name_ru: 'Сергей Рябков', count: 29 },
  ]);
  expect((await suggest(db, 'place', 'Моск', 1))[0]).toMatchObject({ value: 'Moscow', name_ru: 'Москва' });
  const found = await listEvents(db, { q: 'Рейтер' }, { limit: 200 });
  expect(found.items.length).toBeGreaterThan(50);

  // A database that got the collection from a version without authority lists gets them when a server starts.
  await db.write(async ({ kysely }) => {
    await kysely.deleteFrom('authority_spelling').execute();
    await kysely.deleteFrom('authority').execute();
    await kysely.updateTable('authority_change').set({ number: 0 }).execute();
  });
  await addMissingAuthorities(db);
  expect(await suggest(db, 'person', 'Рябк', 5)).toMatchObject([{ value: 'Sergey Ryabkov', count: 29 }]);
  const { items } = await db.read((tx) =>
    listAuthorities(tx, { kind: 'publisher', q: 'reuters', limit: 1, offset: 0 }),
  );
  await removeAuthority(db, items[0]?.id ?? 0, 1);
  await addMissingAuthorities(db);
  expect(await suggest(db, 'source', 'Рейтер', 5)).toEqual([]);
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
});

it('its eras cover the collection without gaps for both parties, with names in both languages', async () => {
  const db = await createTestDatabase();
  await loadStarterCollection(db);
  const eras = await listEras(db);
  const days = STARTER_EVENTS.map(({ date }) => parseEdtf(date).day);
  for (const party of ['US', 'RU']) {
    const own = eras.filter((era) => era.party === party);
    expect(own[0]?.first_day).toBeLessThanOrEqual(Math.min(...days));
    expect(own.at(-1)?.last_day).toBe(END_OF_TIME);
    for (const [index, era] of own.slice(1).entries()) expect(era.first_day).toBe(own[index]?.last_day);
  }
  for (const era of eras) {
    expect(era).toMatchObject({ name: expect.any(String), short_name: expect.any(String) });
    expect(era.name_ru).toMatch(/^[А-ЯЁа-яё –]+$/);
    expect(era.name_ru).toContain(era.short_name_ru);
    expect(era.name).toContain(era.short_name);
  }
});
