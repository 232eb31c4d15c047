import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { addEra, listEras } from '../../../db/eras/eras.ts';
import { contentOf } from '../../../db/events/event-content.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listRevisions, restoreEvent } from '../../../db/events/revisions.ts';
import {
  COLLECTION_AUTHOR,
  type Collection,
  dismissCollection,
  installCollection,
  readCollectionState,
} from '../../../db/import/collection-edition.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { readStarterCollection } from '../../../db/import/starter-collection.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { addStory, listStories, removeStory } from '../../../db/stories/stories.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { readConsistency } from '../../support/consistency.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../../support/test-database.ts';
import { checkedTestEvent, testEvent } from '../../support/test-event.ts';
import { checkedStory } from '../../support/test-story.ts';

const NOTE = { id: 'note', title: 'Ruritania sends a note' };
const REPLY = { id: 'reply', date: '2018-04-02', links: [{ to: 'note', relation: 'responds_to' as const }] };
const VISIT = { id: 'visit', date: '2018-05-01', title: 'Freedonia’s minister visits Strelsau' };
const TALKS = { id: 'talks', date: '2018-06-01', links: [{ to: 'visit', relation: 'follows' as const }] };

function collectionOf(edition: number, events: readonly Partial<EventInput>[]): Collection {
  return {
    edition,
    sha256: String(edition).repeat(64),
    readEvents: async () => events.map((event) => contentOf(checkedTestEvent(event), event.id ?? '')),
    readEras: async () => [{ name: 'Rudolf V', starts: '2014', party: 'XR' }],
  };
}

/** Two events changed (`note`, `reply`), one unchanged (`visit`), one new (`talks`). */
const SECOND = collectionOf(2, [
  { ...NOTE, title: 'Ruritania sends a second note' },
  { ...REPLY, people_expelled: 3 },
  VISIT,
  TALKS,
]);

/** The state that the first edition left: imported events and no record of an edition. */
async function fillWithFirstEdition(db: Database): Promise<void> {
  const rows = [NOTE, REPLY, VISIT].map((event, index) => ({ line: index + 1, event: testEvent(event) }));
  const { created } = await importEvents(db, rows, { dry_run: false, author: COLLECTION_AUTHOR });
  expect(created).toBe(3);
}

async function firstEditionDatabase(): Promise<Database> {
  const db = await createTestDatabase();
  await fillWithFirstEdition(db);
  return db;
}

const titles = async (db: Database) =>
  Object.fromEntries((await listEvents(db, {}, { limit: 100 })).items.map(({ id, title }) => [id, title]));

async function expectConsistent(db: Database): Promise<void> {
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
}

async function countRevisions(db: Database): Promise<number> {
  const { count } = await db.kysely
    .selectFrom('revision')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

it('the eras of a collection are added to a database without eras, and never to one with its own', async () => {
  const fresh = await createTestDatabase();
  await installCollection(fresh, SECOND);
  expect(await listEras(fresh)).toMatchObject([{ name: 'Rudolf V', starts: '2014', party: 'XR' }]);
  await installCollection(fresh, collectionOf(3, [VISIT]));
  expect(await listEras(fresh)).toHaveLength(1);

  const edited = await createTestDatabase();
  await addEra(edited, { name: 'The cold years', starts: '2001' });
  await installCollection(edited, SECOND);
  expect(await listEras(edited)).toMatchObject([{ name: 'The cold years' }]);
});

describe('a newer edition of the collection', () => {
  it('is offered to a database of the first edition, with what it would change', async () => {
    const db = await firstEditionDatabase();
    expect(await readCollectionState(db, SECOND)).toEqual({
      installed: 1,
      available: 2,
      offer: { created: 1, updated: 2, unchanged: 1, kept: [] },
    });
    expect(await countRevisions(db)).toBe(3);
  });

  it('adds its new events and updates the changed ones, and is offered no longer', async () => {
    const db = await firstEditionDatabase();
    expect(await installCollection(db, SECOND)).toEqual({ created: 1, updated: 2, unchanged: 1, kept: [] });
    expect(await getEvent(db, 'note')).toMatchObject({ title: 'Ruritania sends a second note', version: 2 });
    expect(await getEvent(db, 'reply')).toMatchObject({ people_expelled: 3, version: 2 });
    expect(await getEvent(db, 'visit')).toMatchObject({ version: 1 });
    expect((await getEvent(db, 'talks')).linked_to).toMatchObject([{ id: 'visit', relation: 'follows' }]);
    expect(await listRevisions(db, 'note')).toMatchObject([
      { author: COLLECTION_AUTHOR, action: 'changed' },
      { author: COLLECTION_AUTHOR, action: 'created' },
    ]);
    expect(await readCollectionState(db, SECOND)).toEqual({ installed: 2, available: 2 });
    await expectConsistent(db);
  });

  it('changes nothing when it is imported again', async () => {
    const db = await firstEditionDatabase();
    await installCollection(db, SECOND);
    const before = await countRevisions(db);
    expect(await installCollection(db, SECOND)).toEqual({ created: 0, updated: 0, unchanged: 0, kept: [] });
    expect(await countRevisions(db)).toBe(before);
  });

  it('keeps events that were edited or deleted locally, and other events with the same id', async () => {
    const db = await firstEditionDatabase();
    await replaceEvent(db, 'note', checkedTestEvent({ ...NOTE, title: 'Our title' }), 1, 'Ana');
    await deleteEvent(db, 'reply', 1, 'Ana');
    await createEvent(db, checkedTestEvent({ id: 'talks', title: 'Our talks' }), 'Ana');
    const kept = [
      { id: 'note', reason: 'edited' },
      { id: 'reply', reason: 'deleted' },
      { id: 'talks', reason: 'other_event' },
    ];
    const changes = { created: 0, updated: 0, unchanged: 1, kept };
    expect(await readCollectionState(db, SECOND)).toMatchObject({ offer: changes });
    expect(await installCollection(db, SECOND)).toEqual(changes);
    expect(await titles(db)).toEqual({ note: 'Our title', talks: 'Our talks', visit: VISIT.title });
    await expectConsistent(db);
  });

  it('updates an event whose edit was undone', async () => {
    const db = await firstEditionDatabase();
    await replaceEvent(db, 'note', checkedTestEvent({ ...NOTE, title: 'Our title' }), 1, 'Ana');
    await replaceEvent(db, 'note', checkedTestEvent(NOTE), 2, 'Ana');
    expect(await installCollection(db, SECOND)).toMatchObject({ updated: 2, kept: [] });
    expect(await getEvent(db, 'note')).toMatchObject({ title: 'Ruritania sends a second note', version: 4 });
  });

  it('links new events to a deleted one, which shows the link once it is restored', async () => {
    const db = await firstEditionDatabase();
    await deleteEvent(db, 'visit', 1, 'Ana');
    expect(await installCollection(db, SECOND)).toMatchObject({
      created: 1,
      kept: [{ id: 'visit', reason: 'deleted' }],
    });
    expect((await getEvent(db, 'talks')).linked_to).toEqual([]);
    await expectConsistent(db);
    await restoreEvent(db, 'visit', {}, 'Ana');
    expect((await getEvent(db, 'talks')).linked_to).toMatchObject([{ id: 'visit' }]);
    await expectConsistent(db);
  });

  it('is not offered after it was dismissed, but can be imported', async () => {
    const db = await firstEditionDatabase();
    await dismissCollection(db, SECOND);
    await dismissCollection(db, SECOND);
    expect(await readCollectionState(db, SECOND)).toEqual({ installed: 1, available: 2 });
    const third = collectionOf(3, [NOTE]);
    expect(await readCollectionState(db, third)).toMatchObject({ installed: 1, offer: { updated: 0 } });
    expect(await installCollection(db, SECOND)).toMatchObject({ created: 1, updated: 2 });
    await dismissCollection(db, SECOND);
    expect(await readCollectionState(db, SECOND)).toEqual({ installed: 2, available: 2 });
  });

  it('is not offered to a database that was never filled with the collection', async () => {
    const db = await createTestDatabase();
    expect(await readCollectionState(db, SECOND)).toEqual({ available: 2 });
    await createEvent(db, checkedTestEvent(NOTE), 'Ana');
    expect(await readCollectionState(db, SECOND)).toEqual({ available: 2 });
  });

  it('is stored completely or not at all', async () => {
    const db = await firstEditionDatabase();
    const broken = collectionOf(2, [
      { ...NOTE, title: 'Ruritania sends a second note' },
      { ...TALKS, links: [{ to: 'nowhere', relation: 'follows' }] },
    ]);
    await expect(installCollection(db, broken)).rejects.toThrow('nowhere');
    expect(await titles(db)).toMatchObject({ note: NOTE.title });
    expect(await countRevisions(db)).toBe(3);
    expect(await readCollectionState(db, SECOND)).toMatchObject({ installed: 1, offer: { created: 1 } });
    await expectConsistent(db);
  });

  it('is imported once if two programs import it at the same time', async () => {
    const url = await createTestDatabaseUrl();
    const [one, two] = [await openDatabase(url), await openDatabase(url)];
    try {
      await fillWithFirstEdition(one);
      const results = await Promise.all([one, two, one].map((db) => installCollection(db, SECOND)));
      expect(results.map(({ created }) => created).sort()).toEqual([0, 0, 1]);
      expect(await countRevisions(two)).toBe(6);
      await expectConsistent(two);
    } finally {
      await one.close();
      await two.close();
    }
  });
});

it('the edition of the starter collection has the checksum of its file', async () => {
  const file = await readFile(new URL('../../../db/collections/us-russia.jsonl', import.meta.url));
  const { edition, sha256 } = await readStarterCollection();
  expect(edition).toBeGreaterThan(1);
  expect(createHash('sha256').update(file).digest('hex'), 'raise the edition, and update its sha256').toBe(
    sha256,
  );
});

describe('The stories of an edition', () => {
  const withStory: Collection = { ...SECOND, readStories: async () => [checkedStory()] };

  it('are added with it to a database that has never had a story', async () => {
    const db = await firstEditionDatabase();
    await installCollection(db, withStory);
    expect(await listStories(db)).toMatchObject([{ title: 'The mail affair', version: 1 }]);
    await installCollection(db, { ...withStory, edition: 3 });
    expect(await listStories(db)).toHaveLength(1);
  });

  it('are not added to a database that has had a story, even if it was deleted', async () => {
    const db = await firstEditionDatabase();
    const { id, version } = await addStory(db, checkedStory({ title: 'Our own' }));
    await removeStory(db, id, version);
    await installCollection(db, withStory);
    expect(await listStories(db)).toEqual([]);
  });
});
