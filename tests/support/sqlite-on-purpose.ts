import { type Database, openDatabase } from '../../db/open-database.ts';

/** Whether a test opens SQLite on purpose. Otherwise `postgres-only.ts` throws. */
export const sqliteUse = { isIntended: false };

/** A SQLite database, whatever the engine under test: for example the source of a copy. The caller closes it. */
export async function openSqliteOnPurpose(url = 'file::memory:'): Promise<Database> {
  const before = sqliteUse.isIntended;
  sqliteUse.isIntended = true;
  try {
    return await openDatabase(url);
  } finally {
    sqliteUse.isIntended = before;
  }
}
