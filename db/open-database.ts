import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatabaseBusy, DatabaseFull, DatabaseUnreachable, DatabaseUnusable } from './core/errors.ts';
import type { Database, ReplicaState } from './database.ts';
import { describeLocation, openPostgres } from './engines/postgres/open-postgres.ts';
import { openSqlite } from './engines/sqlite/open-sqlite.ts';
import { refreshParties } from './events/parties.ts';
import { refreshMeasures } from './maintenance/measure-upkeep.ts';
import { refreshTallies } from './maintenance/tally-upkeep.ts';
import { refreshTexts } from './maintenance/text-upkeep.ts';

export { DatabaseUnusable } from './core/errors.ts';
export { type Database, EVERYTHING, type ReplicaState } from './database.ts';

/**
 * Opens `file:<path>` or `file::memory:`, making the file and its folder where they are absent, or `postgres://…`, whose
 * database must be there; configured and migrated. Throws `DatabaseUnusable`, with a message of one line that says what
 * to do.
 */
export async function openDatabase(url: string, options: OpeningOptions = {}): Promise<Database> {
  const { database, place } = await openEngine(url, options);
  try {
    await refreshParties(database);
    await refreshTallies(database);
    await refreshMeasures(database);
    await refreshTexts(database);
    return database;
  } catch (error) {
    await database.close();
    const isSaid =
      error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
    throw isSaid ? new DatabaseUnusable(`${place}: ${error.message}`, { cause: error }) : error;
  }
}

export interface OpeningOptions {
  /** Makes nothing: refuses what is not a database of ours already. */
  readonly mustExist?: boolean;
  /** Where to read, when that is not where is written: PostgreSQL's to offer. */
  readonly readUrl?: string | undefined;
  readonly onReplica?: ((state: ReplicaState) => void) | undefined;
}

async function openEngine(
  url: string,
  { mustExist = false, ...reading }: OpeningOptions,
): Promise<{ database: Database; place: string }> {
  if (/^postgres(ql)?:/.test(url)) {
    if (!URL.canParse(url))
      throw new DatabaseUnusable(
        'DATABASE_URL is not an address. Write postgres://user:password@host:5432/name',
      );
    return { database: await openPostgres(url, { ...reading, mustExist }), place: describeLocation(url) };
  }
  const path = pathOf(url);
  if (mustExist && path !== ':memory:' && !existsSync(path))
    throw new DatabaseUnusable(`There is no database at ${path}.`);
  return { database: await openSqlite(path, { mustExist }), place: path };
}

/** The path that a `file:` URL names. Throws `DatabaseUnusable` for what is no such URL. */
export function pathOf(url: string): string {
  if (!url.startsWith('file:')) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0];
    throw new DatabaseUnusable(
      scheme === undefined
        ? `DATABASE_URL “${url}” has no scheme. Write file:${url}`
        : `DATABASE_URL begins with ${scheme}, which cannot be opened. Write file: and a path, such as file:data/demarche.db, or postgres: and an address`,
    );
  }
  const path = url.startsWith('file://') ? pathOfUrl(url) : url.slice('file:'.length);
  if (path.trim() === '')
    throw new DatabaseUnusable(
      'DATABASE_URL names no file. Write file: and a path, such as file:data/demarche.db',
    );
  return path;
}

function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new DatabaseUnusable(
      `DATABASE_URL “${url}” is not the address of a file. Write file: and a path.`,
      { cause: error },
    );
  }
}
