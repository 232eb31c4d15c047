import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Queries inside one consistent view of the database. */
export type Reading = Kysely<Tables>;
/** Queries inside the one transaction that may write at a time. */
export type Writing = Transaction<Tables>;

/** Events, in an engine that nothing outside `db/engines/` knows. */
export interface Database {
  /** Reads, a statement at a time; what must agree belongs in `read`. Refuses to write. */
  readonly kysely: Kysely<Tables>;
  /** Runs `work` in one consistent view. Never waits for a writer, never sees half a write. */
  read<T>(work: (reading: Reading) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction, alone: all of it is stored, durably, or nothing. Throws `DatabaseBusy`, `DatabaseFull`. */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Closes every connection. What was acknowledged is on disk before this as well as after. */
  close(): Promise<void>;
}
