import type { Insertable, Kysely, RawBuilder, Selectable, SqlBool, Transaction } from 'kysely';
import type { EventClasses } from './cache/event-classes.ts';
import type { EventIndex } from './cache/event-index.ts';
import type { EventLinkCache } from './cache/event-link-cache.ts';
import type { QueryCache } from './cache/query-cache.ts';
import type { EventClassTable, EventTable, Tables, TallyTable } from './core/tables.ts';
import type { SearchTerm } from './search/text-query.ts';

/** Events, in an engine that nothing outside `db/engines/` knows. */
export interface Database {
  /** Reads, a statement at a time; reads that must agree belong in `read`. Refuses to write. */
  readonly kysely: Kysely<Tables>;
  /** Runs `work` in one consistent view. Neither waits for a writer nor sees half a write. */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** A consistent view that lasts, on a connection of its own. Whoever opens it closes it. */
  openSnapshot(): Promise<Snapshot>;
  /**
   * Runs `work` in one transaction, alone: all of it is stored, durably, or nothing is. Writers take turns; throws
   * `DatabaseBusy` when the turn does not come in time, `DatabaseFull` when there is no room.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` when events may have changed, whoever wrote: this server, another one, another program. It says
   * nothing of what. Returns a way to stop.
   */
  onChange(listener: () => void): () => void;
  /**
   * The same database for somebody who has seen this change (`revision.id`), or `EVERYTHING` there is: it answers nothing
   * older, even where reads go to a replica.
   */
  seeing(change: number): Database;
  /** How the replica that reads go to is doing, where there is one. */
  readonly replica: ReplicaState | undefined;
  /** Ends every connection, open snapshots included. What was acknowledged needs no closing to be safe. */
  close(): Promise<void>;
}

/** `away`: it does not answer, and the primary answers in its place. */
export type ReplicaState = 'ok' | 'away';

export const EVERYTHING = Number.POSITIVE_INFINITY;

/** What a server remembers of a database, so as not to read it again. */
export interface Caches {
  readonly classes: EventClasses;
  readonly eventIndex: EventIndex;
  readonly linkCache: EventLinkCache;
  readonly queryCache: QueryCache;
  /** The same for answers that are as large as all the events of a filter: of few questions. */
  readonly largeQueryCache: QueryCache;
}

/** Queries inside one consistent view. */
export interface ReadTx extends Caches {
  readonly kysely: Kysely<Tables>;
  readonly engine: Engine;
}

export interface Snapshot extends ReadTx {
  close(): Promise<void>;
}

/** Queries and changes inside the one transaction that may write at a time. */
export interface WriteTx extends ReadTx {
  readonly kysely: Transaction<Tables>;
  /** Writes many rows of one table; all of them name the same columns. */
  insertAll<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  /** Keys for so many new events, ascending. */
  nextEventKeys(count: number): Promise<number[]>;
  /** After rows with keys of their own: lets new rows have keys beyond them. */
  continueKeys(): Promise<void>;
  /** Runs `work`, which adds so many events: where they are very many, an engine may make its indexes anew after them. */
  loadMany(events: number, work: () => Promise<void>): Promise<void>;
  /** After very many rows: lets the engine's planner know how many there are of what, before anybody asks. */
  refreshStatistics(): Promise<void>;
  setImportance(changes: readonly Pick<EventTable, 'key' | 'importance'>[]): Promise<void>;
  /** Adds to how many events there are of each of these classes. */
  addToClasses(changes: readonly Pick<Selectable<EventClassTable>, 'key' | 'events'>[]): Promise<void>;
  /** Stores these tallies, in place of what was there. */
  putCounts(rows: readonly TallyTable[]): Promise<void>;
  writeTexts(texts: readonly EventText[]): Promise<void>;
  removeTexts(eventKeys: readonly number[]): Promise<void>;
}

/** The few expressions in which engines differ. */
export interface Engine {
  /** `column IN (values)`; as a check, the column is hidden from the planner. */
  isOneOf(column: string, values: readonly (string | number)[], as?: 'check'): RawBuilder<SqlBool>;
  /** The column, hidden from the planner: for what is to be checked of a row rather than found by. */
  unindexed(column: string): RawBuilder<unknown>;
  /** A table expression of `(event_key, rank)`: the events that hold all terms; the lower the rank, the better the match. */
  textMatches(terms: readonly SearchTerm[]): RawBuilder<unknown>;
  /** Whether the event at hand holds all terms, told without finding the others that do. */
  textHolds(terms: readonly SearchTerm[]): RawBuilder<SqlBool>;
  /** All values of a column as one text, with commas between them. */
  concatenated(column: string): RawBuilder<string | null>;
}

/** The fields of an event's full text, in the order of their worth. */
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

/** Folded words of an event, by field. */
export interface EventText extends Readonly<Record<TextField, string>> {
  readonly event_key: number;
}
