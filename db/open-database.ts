import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';
import { openSqlite } from './engines/sqlite.ts';
import { DatabaseBusy, DatabaseFull, DatabaseUnusable } from './errors.ts';
import { refreshParties } from './parties.ts';

export type { Database } from './database.ts';
export { DatabaseUnusable } from './errors.ts';

/**
 * Opens `file:<path>`, or `file::memory:`, making the file and its folder where they are absent; configured and migrated.
 * Throws `DatabaseUnusable`, with a message of one line that says what to do.
 */
export async function openDatabase(url: string): Promise<Database> {
  const path = pathOf(url);
  const database = await openSqlite(path);
  try {
    await refreshParties(database);
    return database;
  } catch (error) {
    await database.close();
    const isSaid = error instanceof DatabaseBusy || error instanceof DatabaseFull;
    throw isSaid ? new DatabaseUnusable(`${path}: ${error.message}`, { cause: error }) : error;
  }
}

function pathOf(url: string): string {
  if (!url.startsWith('file:')) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0];
    throw new DatabaseUnusable(
      scheme === undefined
        ? `DATABASE_URL “${url}” has no scheme. Write file:${url}`
        : `DATABASE_URL begins with ${scheme}, which this version cannot open. Write file: and a path, such as file:data/demarche.db`,
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
