import type { KyselyPlugin, UnknownRow } from 'kysely';
import { createCaches } from '../../../db/cache/caches.ts';
import type { Database, ReadTx } from '../../../db/database.ts';

/** The database as one transaction sees it: every read runs in that transaction. */
export function databaseIn(db: Database, tx: ReadTx): Database {
  return { ...db, read: (work) => work(tx) };
}

/** The same transaction with empty caches: what it returns comes from the tables. */
export function withoutCaches(tx: ReadTx): ReadTx {
  return { ...tx, caches: createCaches() };
}

export interface PausedTransaction {
  readonly tx: ReadTx;
  /** Resolves when a query has reached the pause. */
  readonly reached: Promise<void>;
  resume(): void;
}

/** A transaction in which the results of queries on `table` wait for `resume`. */
export function pausedAt(tx: ReadTx, table: string): PausedTransaction {
  const reached = Promise.withResolvers<void>();
  const resumed = Promise.withResolvers<void>();
  const paused = withResults(tx, table, async () => {
    reached.resolve();
    await resumed.promise;
  });
  return { tx: paused, reached: reached.promise, resume: resumed.resolve };
}

/** A transaction in which queries on `table` fail, as if the connection were lost. */
export function failingAt(tx: ReadTx, table: string): ReadTx {
  return withResults(tx, table, async () => {
    throw new Error(`The connection was lost while reading ${table}.`);
  });
}

/** Calls `onResult` after each query that names `table`, before its caller gets the result. */
export function withResults(tx: ReadTx, table: string, onResult: () => Promise<void>): ReadTx {
  const concerned = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes(`"name":"${table}"`)) concerned.add(queryId);
      return node;
    },
    async transformResult({ result, queryId }) {
      if (concerned.has(queryId)) await onResult();
      return result as typeof result & { rows: UnknownRow[] };
    },
  };
  return { ...tx, kysely: tx.kysely.withPlugin(plugin) };
}
