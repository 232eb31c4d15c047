import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { DatabaseUnusable } from '../../core/errors.ts';
import { type Migration, pendingMigrations, readMigrations } from '../../core/migrations.ts';
import type { MigrationTable } from '../../core/tables.ts';

/**
 * Checks that the file is an undamaged database of Démarche, or empty, and applies pending migrations. `place` is its name
 * in messages.
 */
export async function prepareFile(
  handle: Sqlite.Database,
  place: string,
  { mustExist = false } = {},
): Promise<void> {
  handle.pragma(`busy_timeout = ${OPENING_TIMEOUT_MS}`);
  handle.pragma('foreign_keys = ON');
  refuseWhatIsNotOurs(handle, place);
  if (mustExist && !isDemarcheDatabase(handle))
    throw new DatabaseUnusable(`${place} is not a database of Démarche.`);
  refuseWhatIsDamaged(handle, place);
  handle.pragma('journal_mode = WAL');
  const migrations = await readMigrations('sqlite');
  while (migrateOnce(handle, migrations, place));
}

/**
 * `synchronous = FULL` costs a sync per write. With NORMAL in WAL mode, a power cut could lose acknowledged commits. The
 * log is truncated after a large import.
 */
export function configureWriter(handle: Sqlite.Database): void {
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
  handle.pragma(`busy_timeout = ${WORKING_TIMEOUT_MS}`);
}

export function configureReader(handle: Sqlite.Database, cacheKib: number): void {
  handle.pragma('query_only = ON');
  handle.pragma(`cache_size = ${-cacheKib}`);
}

// Nothing else is running yet, so SQLite may block while it waits.
const OPENING_TIMEOUT_MS = 5_000;
// While SQLite waits, the whole process is blocked. Longer waits are asynchronous (connection.ts).
const WORKING_TIMEOUT_MS = 50;

function refuseWhatIsNotOurs(handle: Sqlite.Database, place: string): void {
  if (isForeignDatabase(handle))
    throw new DatabaseUnusable(
      `${place} is a database of another program. Set DATABASE_URL to another file.`,
    );
}

export function isForeignDatabase(handle: Sqlite.Database): boolean {
  const tables = tablesOf(handle);
  return tables.length > 0 && !tables.includes('migration');
}

/** Whether a database was created by Démarche. */
export function isDemarcheDatabase(handle: Sqlite.Database): boolean {
  return tablesOf(handle).includes('migration');
}

function tablesOf(handle: Sqlite.Database): string[] {
  return handle.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all();
}

/** Checks the whole file if it is small. Damage in a larger file shows when it is read. */
function refuseWhatIsDamaged(handle: Sqlite.Database, place: string): void {
  if (statSync(handle.name).size > MAX_CHECKED_BYTES) return;
  const [verdict] = handle.prepare<[], string>('pragma quick_check(1)').pluck().all();
  if (verdict !== 'ok') {
    throw new DatabaseUnusable(
      `${place} is damaged. Restore a backup, or move it away to begin with a new one.`,
    );
  }
}

const MAX_CHECKED_BYTES = 64 * 1024 * 1024;

/** Applies the next migration. Returns whether there was one. Takes the write lock only if there is. */
function migrateOnce(handle: Sqlite.Database, migrations: readonly Migration[], place: string): boolean {
  if (nextMigration(handle, migrations, place) === undefined) return false;
  handle
    .transaction(() => {
      // Another process may have applied it meanwhile.
      const next = nextMigration(handle, migrations, place);
      if (next === undefined) return;
      handle.exec(
        'create table if not exists migration (name text primary key, checksum text not null, applied_at text not null) strict',
      );
      handle.exec(next.sql);
      handle
        .prepare('insert into migration (name, checksum, applied_at) values (?, ?, ?)')
        .run(next.name, next.checksum, new Date().toISOString());
    })
    .immediate();
  return true;
}

function nextMigration(
  handle: Sqlite.Database,
  migrations: readonly Migration[],
  place: string,
): Migration | undefined {
  const isNew = tablesOf(handle).length === 0;
  const applied = isNew ? [] : handle.prepare<[], MigrationTable>('select * from migration').all();
  return pendingMigrations(migrations, applied, place)[0];
}
