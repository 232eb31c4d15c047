import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from 'kysely';
import { LRUCache } from 'lru-cache';
import { sqliteCode } from '../../core/sqlite-failure.ts';
import type { Tables } from '../../core/tables.ts';

/** One connection, with its handles of better-sqlite3 and of Kysely. */
export interface SqliteConnection {
  readonly handle: Sqlite.Database;
  readonly kysely: Kysely<Tables>;
  prepare(statement: string): Sqlite.Statement<unknown[]>;
  close(): Promise<void>;
}

/** `busyTimeoutMs` is how long a transaction waits for one of another program. */
export function connect(
  path: string,
  begin: 'begin' | 'begin immediate',
  busyTimeoutMs: number,
): SqliteConnection {
  const handle = new Sqlite(path);
  const prepare = statementCache(handle);
  const database = { prepare, close: () => handle.close() };
  const kysely = new Kysely<Tables>({ dialect: new Dialect(database, handle, begin, busyTimeoutMs) });
  return {
    handle,
    kysely,
    prepare,
    async close() {
      await kysely.destroy();
      if (handle.open) handle.close();
    },
  };
}

const PAUSE_MS = 20;
const MAX_STATEMENTS = 300;

/** Keeps prepared statements. Kysely prepares a statement at each call, which takes longer than most queries here. */
function statementCache(handle: Sqlite.Database): (statement: string) => Sqlite.Statement<unknown[]> {
  const cache = new LRUCache<string, Sqlite.Statement<unknown[]>>({
    max: MAX_STATEMENTS,
    memoMethod: (text) => handle.prepare<unknown[]>(text),
  });
  return (text) => cache.memo(text);
}

interface PreparingDatabase {
  prepare(statement: string): Sqlite.Statement<unknown[]>;
  close(): void;
}

class Dialect extends SqliteDialect {
  readonly #driver: () => SqliteDriver;

  constructor(database: PreparingDatabase, handle: Sqlite.Database, begin: string, busyTimeoutMs: number) {
    super({ database });
    this.#driver = () => new Driver(database, handle, begin, busyTimeoutMs);
  }

  override createDriver(): SqliteDriver {
    return this.#driver();
  }
}

/**
 * Kysely's driver begins every transaction as a reader, which SQLite cannot always upgrade to a writer. On a full disk it
 * rolls back what SQLite has rolled back already, which hides the original error.
 */
class Driver extends SqliteDriver {
  readonly #handle: Sqlite.Database;
  readonly #begin: CompiledQuery;
  readonly #busyTimeoutMs: number;

  constructor(database: PreparingDatabase, handle: Sqlite.Database, begin: string, busyTimeoutMs: number) {
    super({ database });
    this.#handle = handle;
    this.#begin = CompiledQuery.raw(begin);
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const deadline = performance.now() + this.#busyTimeoutMs;
    for (;;) {
      try {
        await connection.executeQuery(this.#begin);
        return;
      } catch (error) {
        if (!sqliteCode(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#handle.inTransaction) await super.rollbackTransaction(connection);
  }
}
