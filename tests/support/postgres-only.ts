import { vi } from 'vitest';
import { sqliteUse } from './sqlite-on-purpose.ts';

/*
 * Setup of the tests that run on PostgreSQL. A test that opens a SQLite database by mistake fails instead of testing
 * SQLite twice.
 */
vi.mock('../../db/engines/sqlite/open-sqlite.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../db/engines/sqlite/open-sqlite.ts')>();
  const openSqlite: typeof original.openSqlite = (...args) => {
    if (sqliteUse.isIntended) return original.openSqlite(...args);
    throw new Error(
      'This test runs on PostgreSQL but opens a SQLite database. Use createTestDatabase, or openSqliteOnPurpose.',
    );
  };
  return { ...original, openSqlite };
});
