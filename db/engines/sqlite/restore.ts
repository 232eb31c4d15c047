import { constants, existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  BackupRefused,
  COMPANIONS,
  copyWhole,
  flush,
  isDamage,
  isSameFile,
  partialBeside,
  refuseDamage,
  refuseWhatIsNoFile,
  removeDatabase,
  takeAfter,
  whyNotWritten,
} from './backup.ts';
import { systemCode } from './errors.ts';
import { isAnothers, prepareFile } from './file.ts';
import { makeFolder } from './open-sqlite.ts';

/**
 * Puts a backup in the place of a database, which is kept beside it under the name that is returned, where there was
 * one. Killed at any moment it leaves one or the other. Throws `BackupRefused`, and `DatabaseUnusable` for a backup that
 * is newer than this program.
 */
export async function restoreFrom(backup: string, place: string): Promise<{ kept: string | undefined }> {
  refuseWhatIsNoFile(backup, `There is no file ${backup}.`);
  if (isSameFile(backup, place))
    throw new BackupRefused(`${backup} is the database itself. Name a backup of it.`);
  // A link to a database on another disk stays one.
  const to = existsSync(place) ? realpathSync(place) : place;
  if (existsSync(to)) refuseWhatIsNoFile(to, '');
  let partial: string | undefined;
  try {
    // Said before much is copied.
    if (existsSync(to)) hold(to)?.close();
    await makeFolder(dirname(to));
    partial = await partialBeside(to);
    copyWhole(backup, partial);
    refuseDamage(partial, backup);
    await bringUpToDate(partial, backup);
    if (existsSync(to)) await takeAfter(statSync(to), partial);
    await flush(partial);
    return { kept: await exchange(to, partial) };
  } catch (error) {
    throw whyNotWritten(error, to);
  } finally {
    if (partial !== undefined) await removeDatabase(partial);
  }
}

/** An older one gets the migrations that it has not had; a newer one is refused. */
async function bringUpToDate(partial: string, backup: string): Promise<void> {
  const handle = new Sqlite(partial);
  try {
    await prepareFile(handle, backup);
    // All of it in the one file that is moved.
    handle.pragma('journal_mode = DELETE');
  } finally {
    handle.close();
  }
}

/** Gives `partial` the name of `file`, and what had that another one. */
async function exchange(file: string, partial: string): Promise<string | undefined> {
  const handle = existsSync(file) ? hold(file) : undefined;
  // Windows lets nobody replace a file that is open, and so needs no holding.
  if (process.platform === 'win32') handle?.close();
  try {
    const kept = await putAside(file);
    await rename(partial, file);
    await flush(dirname(file));
    return kept;
  } finally {
    handle?.close();
  }
}

/**
 * Takes what is in the log into the file, and holds it so that nobody else gets in until it has its other name. Whoever
 * waits for it meanwhile is told by SQLite that the file has moved, as it is no longer in WAL mode. `undefined` where
 * it is too damaged to be opened by anybody.
 */
function hold(file: string): Sqlite.Database | undefined {
  const handle = new Sqlite(file, { timeout: 0 });
  try {
    if (isAnothers(handle))
      throw new BackupRefused(`${file} is another program’s database. Name another in DATABASE_URL.`);
    // In this mode a database in use cannot be locked, as every other connection holds a share of it.
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.exec('begin exclusive; commit');
    handle.pragma('journal_mode = DELETE');
    // Nothing of ours lies beside the file when another has its name: an exclusive lock keeps the spent journal.
    handle.pragma('journal_mode = MEMORY');
    rmSync(`${file}-journal`, { force: true });
    handle.exec('begin exclusive');
    return handle;
  } catch (error) {
    handle.close();
    if (isDamage(error)) return undefined;
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code))
      throw new BackupRefused(`${file} is in use. End the server first.`);
    throw error;
  }
}

/** Keeps a database, and what there is of its log: in the new one's place that would be taken for the new one's. */
async function putAside(file: string): Promise<string | undefined> {
  await rm(`${file}-shm`, { force: true });
  const found = COMPANIONS.filter((ending) => existsSync(`${file}${ending}`));
  if (found.length === 0) return undefined;
  const kept = freeName(file);
  for (const ending of found) {
    // At no moment is there no database under its name.
    if (ending === '') await giveSecondName(file, kept);
    else await rename(`${file}${ending}`, `${kept}${ending}`);
  }
  return found.includes('') ? kept : undefined;
}

async function giveSecondName(file: string, kept: string): Promise<void> {
  try {
    await link(file, kept);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    // Not every file system lets a file have two names.
    await copyFile(file, kept, constants.COPYFILE_EXCL);
    await flush(kept);
  }
}

function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.before-restore-${number}`;
    if (COMPANIONS.every((ending) => !existsSync(`${name}${ending}`))) return name;
  }
}
