import type { CheckedAuthority } from '../../domain/authorities/authority.ts';
import type { CheckedEra } from '../../domain/eras/era.ts';
import type { CollectionChanges, CollectionState } from '../../domain/import/collection-edition.ts';
import type { CheckedStory } from '../../domain/stories/story.ts';
import { addAuthoritiesIfNone } from '../authorities/authorities.ts';
import type { QueryContext } from '../core/query-context.ts';
import { CountChanges } from '../counts/count-tables.ts';
import type { Database, WriteTx } from '../database.ts';
import { addErasIfNone } from '../eras/eras.ts';
import { applyChanges, type Change } from '../events/apply-changes.ts';
import { type EventContent, readContent, sameContent } from '../events/event-content.ts';
import { refreshImportance } from '../events/importance.ts';
import { readLinkedKeys, writeLinks } from '../events/links.ts';
import { refreshPartTexts } from '../events/part-texts.ts';
import { readCurrentContents } from '../events/read-events.ts';
import { hasHadStories, insertStory } from '../stories/stories.ts';
import { ROWS_AT_ONCE } from './import-storing.ts';

/** One edition of a collection of events. */
export interface Collection {
  readonly edition: number;
  /** SHA-256 of the collection's file. */
  readonly sha256: string;
  /** Links lead only to events of the collection. */
  readEvents(): Promise<readonly EventContent[]>;
  /** Stories about the events, for databases that have never had a story. */
  readStories?(): Promise<readonly CheckedStory[]>;
  readEras(): Promise<readonly CheckedEra[]>;
  /** Authority lists, for databases that have none. */
  readAuthorities?(): Promise<readonly CheckedAuthority[]>;
}

/** The author of every revision that a collection was loaded with. */
export const COLLECTION_AUTHOR = 'starter collection';

const NO_CHANGES: CollectionChanges = { created: 0, updated: 0, unchanged: 0, kept: [] };

/** The edition of the database, and the changes of a newer one that its users have neither installed nor dismissed. */
export async function readCollectionState(db: Database, collection: Collection): Promise<CollectionState> {
  const { edition: available } = collection;
  const { installed, isDecided } = await db.read((tx) => readEditions(tx, available));
  const state = { ...(installed !== undefined && { installed }), available };
  if (installed === undefined || installed >= available || isDecided) return state;
  const events = await collection.readEvents();
  const plan = await db.read((tx) => planChanges(tx, events));
  return { ...state, offer: countChanges(plan) };
}

/**
 * Adds the new events of an edition and updates the changed ones, in one transaction. Events that were edited or deleted
 * here, and other events with the same id, stay as they are. A database that has never had a story gets those of the
 * collection, and a database without eras or authority lists gets those of the collection. Does nothing if the edition is installed already.
 */
export async function installCollection(db: Database, collection: Collection): Promise<CollectionChanges> {
  const events = await collection.readEvents();
  const stories = (await collection.readStories?.()) ?? [];
  const eras = await collection.readEras();
  const authorities = (await collection.readAuthorities?.()) ?? [];
  return db.write(async (tx) => {
    const { installed = 0 } = await readEditions(tx, collection.edition);
    if (installed >= collection.edition) return NO_CHANGES;
    const plan = await planChanges(tx, events);
    // Before the events, whose full texts contain the spellings.
    await addAuthoritiesIfNone(tx, authorities);
    await storeChanges(tx, plan);
    if (!(await hasHadStories(tx))) for (const story of stories) await insertStory(tx, story);
    await addErasIfNone(tx, eras);
    await recordDecision(tx, collection, 'installed');
    return countChanges(plan);
  });
}

/** Stops offering this edition to the users of the database. An edition that is installed stays installed. */
export async function dismissCollection(db: Database, collection: Collection): Promise<void> {
  await db.write(async (tx) => {
    const { isDecided } = await readEditions(tx, collection.edition);
    if (!isDecided) await recordDecision(tx, collection, 'dismissed');
  });
}

/** The newest edition installed, and whether `available` was installed or dismissed. */
async function readEditions(ctx: QueryContext, available: number) {
  const rows = await ctx.kysely.selectFrom('collection_edition').select('edition').execute();
  return {
    installed: await readInstalledEdition(ctx),
    isDecided: rows.some(({ edition }) => edition === available),
  };
}

/** The newest edition installed; `undefined` if the collection was never loaded. */
export async function readInstalledEdition({
  kysely,
}: Pick<QueryContext, 'kysely'>): Promise<number | undefined> {
  const newest = await kysely
    .selectFrom('collection_edition')
    .select(({ fn }) => fn.max('edition').as('edition'))
    .where('state', '=', 'installed')
    .executeTakeFirst();
  return newest?.edition ?? (await unrecordedEdition({ kysely }));
}

/**
 * The first edition left no record but its revisions. It was only ever loaded into new databases, so the first revision
 * of the database shows whether it was loaded.
 */
async function unrecordedEdition({ kysely }: Pick<QueryContext, 'kysely'>): Promise<1 | undefined> {
  const first = await kysely
    .selectFrom('revision')
    .select('author')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.author === COLLECTION_AUTHOR ? 1 : undefined;
}

interface Plan {
  readonly created: readonly EventContent[];
  readonly updated: readonly Omit<Change, 'action'>[];
  readonly unchanged: number;
  readonly kept: CollectionChanges['kept'];
}

function countChanges({ created, updated, ...plan }: Plan): CollectionChanges {
  return { ...plan, created: created.length, updated: updated.length };
}

async function planChanges(tx: QueryContext, events: readonly EventContent[]): Promise<Plan> {
  const rows = await tx.kysely
    .selectFrom('event')
    .select(['key', 'id', 'version'])
    .where(
      tx.engine.isOneOf(
        'id',
        events.map(({ id }) => id),
      ),
    )
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row]));
  const keys = rows.map(({ key }) => key);
  const currents = await readCurrentContents(tx, keys);
  const loaded = await readLoadedContents(tx, keys);

  const created: EventContent[] = [];
  const updated: Omit<Change, 'action'>[] = [];
  const kept: CollectionChanges['kept'] = [];
  let unchanged = 0;
  for (const after of events) {
    const row = stored.get(after.id);
    if (row === undefined) {
      created.push(after);
      continue;
    }
    const before = currents.get(row.key);
    const original = loaded.get(row.key);
    if (before === undefined) kept.push({ id: after.id, reason: 'deleted' });
    else if (sameContent(before, after)) unchanged += 1;
    else if (original === undefined) kept.push({ id: after.id, reason: 'other_event' });
    else if (!sameContent(before, original)) kept.push({ id: after.id, reason: 'edited' });
    else updated.push({ key: row.key, version: row.version + 1, before, after });
  }
  return { created, updated, unchanged, kept };
}

/** The contents that a collection stored last, by key. Events that no collection has stored are left out. */
async function readLoadedContents({ kysely, engine }: QueryContext, eventKeys: readonly number[]) {
  const rows = await kysely
    .selectFrom('revision')
    .select(['event_key', 'content'])
    .where('author', '=', COLLECTION_AUTHOR)
    .where(engine.isOneOf('event_key', eventKeys))
    .orderBy('version')
    .execute();
  return new Map(
    rows.flatMap(({ event_key, content }) =>
      content === null ? [] : [[event_key, readContent(content)] as const],
    ),
  );
}

async function storeChanges(tx: WriteTx, { created, updated }: Plan): Promise<void> {
  const keys = await tx.nextEventKeys(created.length);
  const changes: Change[] = [
    ...created.map((after, index) => {
      const key = keys[index];
      if (key === undefined) throw new Error('There are fewer keys than new events.');
      return { key, version: 1, action: 'created', before: undefined, after } as const;
    }),
    ...updated.map((change) => ({ ...change, action: 'changed' }) as const),
  ];
  const touched = new Set(
    await readLinkedKeys(
      tx,
      updated.map(({ key }) => key),
    ),
  );
  const authorship = { author: COLLECTION_AUTHOR, at: new Date().toISOString() };
  const counts = new CountChanges();
  for (const batch of batchesOf(changes)) await applyChanges(tx, batch, authorship, counts);
  await counts.apply(tx);
  for (const batch of batchesOf(changes))
    await writeLinks(
      tx,
      batch.map(({ key, after }) => ({ key, links: after?.links ?? [] })),
    );
  const changedKeys = changes.map(({ key }) => key);
  for (const key of [...changedKeys, ...(await readLinkedKeys(tx, changedKeys))]) touched.add(key);
  for (const batch of batchesOf([...touched])) {
    await refreshImportance(tx, batch);
    await refreshPartTexts(tx, batch);
  }
  await tx.refreshStatistics();
}

function* batchesOf<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE)
    yield items.slice(start, start + ROWS_AT_ONCE);
}

async function recordDecision(
  { kysely }: WriteTx,
  { edition, sha256 }: Collection,
  state: 'installed' | 'dismissed',
): Promise<void> {
  const row = { sha256, state, decided_at: new Date().toISOString() };
  await kysely
    .insertInto('collection_edition')
    .values({ edition, ...row })
    .onConflict((conflict) => conflict.column('edition').doUpdateSet(row))
    .execute();
}
