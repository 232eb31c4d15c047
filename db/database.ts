import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Caches } from './cache/caches.ts';
import type { QueryContext } from './core/query-context.ts';
import type { EventClassTable, EventTable, NameTableName, Tables, TallyTable } from './core/tables.ts';

/** A database of events. Only `open-database.ts` knows which engine it is. */
export interface Database {
  /** Read-only; each statement sees its own state. Reads that must agree belong in `read`. */
  readonly kysely: Kysely<Tables>;
  /** Runs `work` in one consistent view. It does not wait for writers and never sees part of a write. */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** A consistent view on its own connection, for long reads such as exports. The caller must close it. */
  openSnapshot(): Promise<Snapshot>;
  /**
   * Runs `work` in a transaction that is stored durably and completely, or not at all. Writers run one at a time. Throws
   * `DatabaseBusy` if the write lock is not free in time, and `DatabaseFull` if the disk is full.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` when events may have changed, by this process or any other. Returns a function that unsubscribes.
   */
  onChange(listener: () => void): () => void;
  /**
   * The same database for a client that has seen this change (`revision.id`), or `EVERYTHING`: if the replica
   * does not have that change yet, its reads go to the primary.
   */
  seeing(change: number): Database;
  /** The state of the read replica; `undefined` without one. */
  readonly replica: ReplicaState | undefined;
  /** Closes all connections and open snapshots. Writes that have returned are durable without it. */
  close(): Promise<void>;
}

/** `away`: the replica does not respond, and the primary serves its reads. */
export type ReplicaState = 'ok' | 'away';

export const EVERYTHING = Number.POSITIVE_INFINITY;

/** Reads in one consistent view, with the caches of the server. */
export interface ReadTx extends QueryContext {
  readonly caches: Caches;
}

export interface Snapshot extends ReadTx {
  close(): Promise<void>;
}

/** Reads and writes in the one transaction that may write at a time. */
export interface WriteTx extends QueryContext {
  readonly kysely: Transaction<Tables>;
  /** Inserts rows of one table. All rows must have the same columns. */
  insertAll<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  /** Keys for this many new events, ascending. */
  nextEventKeys(count: number): Promise<number[]>;
  /** Sets the key sequences beyond the highest stored keys, after rows were inserted with explicit keys. */
  continueKeys(): Promise<void>;
  /** Runs `work`, which adds this many events. An engine may drop its indexes meanwhile and rebuild them. */
  loadMany(events: number, work: () => Promise<void>): Promise<void>;
  /** Updates the statistics of the query planner, after very many rows were added. */
  refreshStatistics(): Promise<void>;
  setImportance(changes: readonly Pick<EventTable, 'key' | 'importance'>[]): Promise<void>;
  setWeights(changes: readonly Pick<EventTable, 'key' | 'weight'>[]): Promise<void>;
  /** Adds to the number of events of each class. */
  addToClasses(changes: readonly Pick<Selectable<EventClassTable>, 'key' | 'events'>[]): Promise<void>;
  /** Adds to the number of events of names, or of authority entries. */
  addToUses(table: NameTableName | 'authority', changes: readonly UseChange[]): Promise<void>;
  /** Stores rows of the count table and overwrites those of the same buckets. */
  putCounts(rows: readonly TallyTable[]): Promise<void>;
  writeTexts(texts: readonly EventText[]): Promise<void>;
  removeTexts(eventKeys: readonly number[]): Promise<void>;
}

/** The key of a name or entry, and how many more events have it. */
export interface UseChange {
  readonly key: number;
  readonly events: number;
}

/** The fields of an event's full text, most important first. */
export const TEXT_FIELDS = [
  'title',
  'title_ru',
  'summary',
  'summary_ru',
  'people',
  'places',
  'tags',
  'sources',
  'parties',
  'whole',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The folded words of an event, by field. */
export interface EventText extends Readonly<Record<TextField, string>> {
  readonly event_key: number;
}
