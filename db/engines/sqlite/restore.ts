import { constants, existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  BackupRejected,
  copyDatabaseFile,
  copyOwnership,
  explainWriteFailure,
  FILE_SUFFIXES,
  flush,
  isDamage,
  isSameFile,
  rejectDamaged,
  rejectNonFile,
  removeDatabase,
  temporaryName,
} from './backup.ts';
import { systemCode } from './errors.ts';
import { isForeignDatabase, prepareFile } from './file.ts';
import { createFolder } from './open-sqlite.ts';

/**
 * Replaces a database by a backup. The old database, if there was one, is kept beside it under the returned name. If the
 * process is killed, either of the two is in place. Throws `BackupRejected`, and `DatabaseUnusable` for a backup of a newer
 * version of the program.
 */
export async function restoreBackup(backup: string, place: string): Promise<{ kept: string | undefined }> {
  rejectNonFile(backup, `There is no file ${backup}.`);
  if (isSameFile(backup, place))
    throw new BackupRejected(`${backup} is the database itself. Name a backup of it.`);
  // A symbolic link to a database on another disk is kept.
  const to = existsSync(place) ? realpathSync(place) : place;
  if (existsSync(to)) rejectNonFile(to, '');
  let partial: string | undefined;
  try {
    // Checked early, before anything is copied.
    if (existsSync(to)) lockForRename(to)?.close();
    await createFolder(dirname(to));
    partial = await temporaryName(to);
    copyDatabaseFile(backup, partial);
    rejectDamaged(partial, backup);
    await bringUpToDate(partial, backup);
    if (existsSync(to)) await copyOwnership(statSync(to), partial);
    await flush(partial);
    return { kept: await swapFiles(to, partial) };
  } catch (error) {
    throw explainWriteFailure(error, to);
  } finally {
    if (partial !== undefined) await removeDatabase(partial);
  }
}

/** Applies pending migrations to an older backup. Rejects a newer one. */
async function bringUpToDate(partial: string, backup: string): Promise<void> {
  const handle = new Sqlite(partial);
  try {
    await prepareFile(handle, backup);
    // Without a log: everything must be in the one file that is moved.
    handle.pragma('journal_mode = DELETE');
  } finally {
    handle.close();
  }
}

/** Gives `partial` the name of `file`, and what had that another one. */
async function swapFiles(file: string, partial: string): Promise<string | undefined> {
  const handle = existsSync(file) ? lockForRename(file) : undefined;
  // On Windows an open file cannot be replaced, so no lock is needed.
  if (process.platform === 'win32') handle?.close();
  try {
    const kept = await renameOldDatabase(file);
    await rename(partial, file);
    await flush(dirname(file));
    return kept;
  } finally {
    handle?.close();
  }
}

/**
 * Moves the log into the file and locks the file until it is renamed. Other programs that wait for the lock get an error
 * from SQLite, because the file is no longer in WAL mode. `undefined` if the file is too damaged to be opened.
 */
function lockForRename(file: string): Sqlite.Database | undefined {
  const handle = new Sqlite(file, { timeout: 0 });
  try {
    if (isForeignDatabase(handle))
      throw new BackupRejected(`${file} is a database of another program. Set DATABASE_URL to another file.`);
    // In this mode a database in use cannot be locked, because every other connection has a shared lock.
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.exec('begin exclusive; commit');
    handle.pragma('journal_mode = DELETE');
    // The exclusive lock keeps the used journal, so that no file is left beside the renamed database.
    handle.pragma('journal_mode = MEMORY');
    rmSync(`${file}-journal`, { force: true });
    handle.exec('begin exclusive');
    return handle;
  } catch (error) {
    handle.close();
    if (isDamage(error)) return undefined;
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code))
      throw new BackupRejected(`${file} is in use. End the server first.`);
    throw error;
  }
}

/** Renames the old database with its log. SQLite would take a log that stays for that of the new database. */
async function renameOldDatabase(file: string): Promise<string | undefined> {
  await rm(`${file}-shm`, { force: true });
  const found = FILE_SUFFIXES.filter((ending) => existsSync(`${file}${ending}`));
  if (found.length === 0) return undefined;
  const kept = unusedName(file);
  for (const ending of found) {
    // There is always a database under this name.
    if (ending === '') await linkOrCopy(file, kept);
    else await rename(`${file}${ending}`, `${kept}${ending}`);
  }
  return found.includes('') ? kept : undefined;
}

async function linkOrCopy(file: string, kept: string): Promise<void> {
  try {
    await link(file, kept);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    // Not every file system has hard links.
    await copyFile(file, kept, constants.COPYFILE_EXCL);
    await flush(kept);
  }
}

function unusedName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.before-restore-${number}`;
    if (FILE_SUFFIXES.every((ending) => !existsSync(`${name}${ending}`))) return name;
  }
}
