import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { finishStaleTexts } from './authorities/stale-texts.ts';
import { DatabaseBusy, DatabaseFull, DatabaseUnreachable, DatabaseUnusable } from './core/errors.ts';
import type { Database, ReplicaState } from './database.ts';
import { describeLocation, openPostgres } from './engines/postgres/open-postgres.ts';
import { openSqlite } from './engines/sqlite/open-sqlite.ts';
import { refreshParties } from './events/parties.ts';
import { refreshCounts } from './maintenance/refresh-counts.ts';
import { refreshAllImportance } from './maintenance/refresh-importance.ts';
import { refreshMeasures } from './maintenance/refresh-measures.ts';
import { refreshTexts } from './maintenance/refresh-texts.ts';
import { refreshTranslations } from './maintenance/refresh-translations.ts';
import { refreshUses } from './maintenance/refresh-uses.ts';

export { DatabaseUnusable } from './core/errors.ts';
export { type Database, EVERYTHING, type ReplicaState } from './database.ts';

/**
 * Opens and migrates a database: `file:<path>` or `file::memory:`, which creates a missing file and folder, or
 * `postgres://…`, whose database must exist. Throws `DatabaseUnusable`.
 */
export async function openDatabase(url: string, options: OpeningOptions = {}): Promise<Database> {
  const { database, place } = await openEngine(url, options);
  try {
    await refreshParties(database);
    await refreshCounts(database);
    await refreshMeasures(database);
    await refreshTranslations(database);
    await refreshAllImportance(database);
    await refreshUses(database);
    await refreshTexts(database);
    await finishStaleTexts(database);
    return database;
  } catch (error) {
    await database.close();
    const isExplained =
      error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
    throw isExplained ? new DatabaseUnusable(`${place}: ${error.message}`, { cause: error }) : error;
  }
}

export interface OpeningOptions {
  /** Creates nothing. Rejects everything except an existing database of Démarche. */
  readonly mustExist?: boolean;
  /** The URL of a read replica (PostgreSQL only). */
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
        'DATABASE_URL is not a valid URL. Write postgres://user:password@host:5432/name',
      );
    return { database: await openPostgres(url, { ...reading, mustExist }), place: describeLocation(url) };
  }
  const path = pathOf(url);
  if (mustExist && path !== ':memory:' && !existsSync(path))
    throw new DatabaseUnusable(`There is no database at ${path}.`);
  return { database: await openSqlite(path, { mustExist }), place: path };
}

/** The path of a `file:` URL. Throws `DatabaseUnusable` for other URLs. */
export function pathOf(url: string): string {
  if (!url.startsWith('file:')) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0];
    throw new DatabaseUnusable(
      scheme === undefined
        ? `DATABASE_URL “${url}” has no scheme. Write file:${url}`
        : `DATABASE_URL has the unsupported scheme ${scheme}. Write file: and a path, such as file:data/demarche.db, or postgres: and an address`,
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
    throw new DatabaseUnusable(`DATABASE_URL “${url}” is not a valid file URL. Write file: and a path.`, {
      cause: error,
    });
  }
}
