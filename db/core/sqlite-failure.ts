import Sqlite from 'better-sqlite3';
import { DatabaseBusy, DatabaseFull } from './errors.ts';

/**
 * Converts an error of SQLite to `DatabaseBusy` or `DatabaseFull`. Other errors are returned unchanged. Imports use a
 * SQLite scratch file with every engine.
 */
export function explainSqliteFailure(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new DatabaseBusy({ cause: error });
  if (code === 'SQLITE_FULL') return new DatabaseFull({ cause: error });
  return error;
}

/** The code of a SQLite error, such as `SQLITE_BUSY`; empty for other errors. */
export function sqliteCode(error: unknown): string {
  return error instanceof Sqlite.SqliteError ? error.code : '';
}
