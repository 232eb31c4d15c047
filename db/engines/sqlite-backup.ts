import { existsSync, statSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { explainUnusable, sqliteCode } from './sqlite-errors.ts';
import { isOurs, prepareFile } from './sqlite-file.ts';

/** Why a backup or a restoration was not done, in one line. */
export class BackupRefused extends Error {}

/**
 * Copies a database into a file, as it is at one moment, whoever is writing to it; the file is there when it is whole and
 * on the disk. Throws `BackupRefused` and `DatabaseUnusable`.
 */
export async function backUp(from: string, to: string, { replace = false } = {}): Promise<{ bytes: number }> {
  if (!existsSync(from)) throw new BackupRefused(`There is no database at ${from}.`);
  if (existsSync(to) && statSync(to).isDirectory())
    throw new BackupRefused(`${to} is a folder. Name a file in it.`);
  if (existsSync(to) && !replace)
    throw new BackupRefused(`${to} is there already. Add -- --replace to overwrite it.`);
  const partial = `${to}.partial`;
  await rm(partial, { force: true });
  let handle: Sqlite.Database | undefined;
  try {
    handle = new Sqlite(from, { readonly: true });
    if (!isOurs(handle)) throw new BackupRefused(`${from} is no database of Démarche.`);
    handle.prepare('vacuum into ?').run(partial);
    refuseDamage(partial, from);
    await flush(partial);
    await rename(partial, to);
    await flush(dirname(to));
    return { bytes: statSync(to).size };
  } catch (error) {
    await rm(partial, { force: true });
    throw whyNot(error, to);
  } finally {
    handle?.close();
  }
}

/**
 * Puts a backup in the place of a database, which is kept beside it under the name that is returned, where there was
 * one. Killed at any moment it leaves one or the other. Throws `BackupRefused`, and `DatabaseUnusable` for a backup that
 * is no database of ours, damaged or newer than this program.
 */
export async function restoreFrom(backup: string, to: string): Promise<{ kept: string | undefined }> {
  if (!existsSync(backup)) throw new BackupRefused(`There is no file ${backup}.`);
  if (statSync(backup).isDirectory())
    throw new BackupRefused(`${backup} is a folder. Name the backup in it.`);
  const partial = `${to}.partial`;
  await removeDatabase(partial);
  try {
    // Copied by SQLite itself, which reads what it copies.
    const handle = new Sqlite(backup, { readonly: true });
    try {
      if (!isOurs(handle)) throw new BackupRefused(`${backup} is no database of Démarche.`);
      handle.prepare('vacuum into ?').run(partial);
    } finally {
      handle.close();
    }
    refuseDamage(partial, backup);
    await bringUpToDate(partial, backup);
    await flush(partial);
    const kept = existsSync(to) ? await putAside(to) : undefined;
    await rename(partial, to);
    await flush(dirname(to));
    return { kept };
  } catch (error) {
    await removeDatabase(partial);
    throw whyNot(error, backup);
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

function whyNot(error: unknown, place: string): Error {
  if (error instanceof BackupRefused) return error;
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB') return new BackupRefused(`${place} is no database.`);
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(place);
  return explainUnusable(error, place);
}

function damaged(place: string): BackupRefused {
  return new BackupRefused(`${place} is damaged. Take another backup, if there is one.`);
}

/** `copy` is a copy of `place`, made page by page. */
function refuseDamage(copy: string, place: string): void {
  const handle = new Sqlite(copy, { readonly: true });
  try {
    const [verdict] = handle.prepare<[], string>('pragma integrity_check(1)').pluck().all();
    if (verdict !== 'ok') throw damaged(place);
  } finally {
    handle.close();
  }
}

/** Takes what is in the log into the file, makes sure that nobody has it open, and gives it another name. */
async function putAside(file: string): Promise<string> {
  const handle = new Sqlite(file, { timeout: 0 });
  try {
    // In this mode a database in use cannot be locked, as every other connection holds a share of it.
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.exec('begin exclusive; commit');
    handle.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new BackupRefused(`${file} is in use. End the server first.`);
  } finally {
    handle.close();
  }
  const kept = freeName(file);
  // Linked first: at no moment is there no database under its name.
  await link(file, kept);
  for (const ending of ['-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  return kept;
}

function freeName(file: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${file}.before-restore-${number}`;
    if (!existsSync(name)) return name;
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${file}${ending}`, { force: true });
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows has no way to flush a folder.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  } finally {
    await handle.close();
  }
}
