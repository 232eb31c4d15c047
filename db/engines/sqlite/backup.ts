import { existsSync, type Stats, statSync } from 'node:fs';
import { chmod, chown, link, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseUnusable } from '../../core/errors.ts';
import { sqliteCode } from '../../core/sqlite-failure.ts';
import { systemCode } from './errors.ts';
import { isDemarcheDatabase } from './file.ts';

/** Why a backup or a restore was rejected, in one line. */
export class BackupRejected extends Error {}

export interface BackupOptions {
  /** Whether to overwrite an existing file. */
  readonly replace?: boolean;
  /** Called before each step. The steps report no progress. */
  readonly onStep?: (step: 'copying' | 'checking') => void;
}

/**
 * Copies a consistent snapshot of a database into a file, also while others write to it. The file appears once it is
 * complete and on disk. Throws `BackupRejected`.
 */
export async function backUp(
  from: string,
  to: string,
  { replace = false, onStep = () => {} }: BackupOptions = {},
): Promise<{ bytes: number }> {
  rejectNonFile(from, `There is no database at ${from}.`);
  refuseAsBackup(from, to, replace);
  const partial = await temporaryName(to);
  try {
    onStep('copying');
    copyDatabaseFile(from, partial);
    onStep('checking');
    rejectDamaged(partial, from);
    await copyOwnership(statSync(from), partial);
    await flush(partial);
    if (replace) await rename(partial, to);
    else await giveFreeName(partial, to);
    await flush(dirname(to));
    return { bytes: statSync(to).size };
  } catch (error) {
    throw explainWriteFailure(error, to);
  } finally {
    await removeDatabase(partial);
  }
}

function refuseAsBackup(from: string, to: string, replace: boolean): void {
  // Overwriting a database that a running server has open would break that server.
  if (FILE_SUFFIXES.some((ending) => isSameFile(`${from}${ending}`, to)))
    throw new BackupRejected(`${to} is the database itself. Name another file.`);
  const there = statSync(to, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new BackupRejected(`${to} is a folder. Name a file in it.`);
  if (there !== undefined && !there.isFile()) throw new BackupRejected(`${to} is not a file. Name another.`);
  if (there !== undefined && !replace) throw isThere(to);
}

function isThere(to: string): BackupRejected {
  return new BackupRejected(`${to} is there already. Add -- --replace to overwrite it.`);
}

/** Gives the file its name, unless somebody else has taken the name meanwhile. */
async function giveFreeName(partial: string, to: string): Promise<void> {
  try {
    await link(partial, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw isThere(to);
    // Not every file system has hard links.
    await rename(partial, to);
  }
}

/** Suffixes of the database file and of the files that SQLite keeps beside it. */
export const FILE_SUFFIXES = ['', '-wal', '-shm', '-journal'] as const;

export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

export function rejectNonFile(path: string, absent: string): void {
  if (!existsSync(path)) throw new BackupRejected(absent);
  if (!statSync(path).isFile()) throw new BackupRejected(`${path} is not a file. Name a file.`);
}

/**
 * A unique temporary name beside `place`. Removes temporary files that a killed process has left.
 */
export async function temporaryName(place: string): Promise<string> {
  const [folder, beginning] = [dirname(place), `${basename(place)}.partial-`];
  try {
    for (const name of await readdir(folder)) {
      if (name.startsWith(beginning) && !isRunning(Number.parseInt(name.slice(beginning.length), 10)))
        await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    throw explainWriteFailure(error, place);
  }
  return join(folder, `${beginning}${process.pid}-${Date.now()}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Copies a database with SQLite, which reads every page. */
export function copyDatabaseFile(from: string, to: string): void {
  let handle: Sqlite.Database | undefined;
  try {
    handle = new Sqlite(from, { readonly: true });
    if (!isDemarcheDatabase(handle)) throw new BackupRejected(`${from} is not a database of Démarche.`);
  } catch (error) {
    handle?.close();
    throw whyNotRead(error, from);
  }
  try {
    handle.prepare('vacuum into ?').run(to);
  } catch (error) {
    throw isDamage(error) ? damaged(from) : error;
  } finally {
    handle.close();
  }
}

/** `copy` is a copy of `place`. */
export function rejectDamaged(copy: string, place: string): void {
  const handle = new Sqlite(copy, { readonly: true });
  try {
    const [verdict] = handle.prepare<[], string>('pragma integrity_check(1)').pluck().all();
    if (verdict !== 'ok') throw damaged(place);
  } finally {
    handle.close();
  }
}

/** Copies owner and permissions. */
export async function copyOwnership(model: Stats, file: string): Promise<void> {
  await chmod(file, model.mode);
  const own = statSync(file);
  // Only root can change the owner, and not on every file system.
  if (own.uid !== model.uid || own.gid !== model.gid) await chown(file, model.uid, model.gid).catch(() => {});
}

export async function removeDatabase(file: string): Promise<void> {
  for (const ending of FILE_SUFFIXES) await rm(`${file}${ending}`, { force: true });
}

export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows and some file systems cannot flush a folder.
    if (!['EPERM', 'EINVAL'].includes(systemCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(sqliteCode(error));
}

function damaged(place: string): BackupRejected {
  return new BackupRejected(`${place} is damaged. Take another backup, if there is one.`);
}

function whyNotRead(error: unknown, place: string): unknown {
  if (isSaid(error)) return error;
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB') return new BackupRejected(`${place} is not a database.`);
  if (isDamage(error)) return damaged(place);
  return code === ''
    ? error
    : new BackupRejected(`${place} cannot be read (${messageOf(error)}). Check that this user may read it.`);
}

/** Why a file could not be written. */
export function explainWriteFailure(error: unknown, place: string): unknown {
  if (isSaid(error)) return error;
  const code = sqliteCode(error) || systemCode(error);
  if (code === '') return error;
  return new BackupRejected(`${place} cannot be made: ${REASONS.get(code) ?? messageOf(error)}.`);
}

const NO_RIGHT = 'this user may not write there';
const FULL = 'the disk is full';
const REASONS: ReadonlyMap<string, string> = new Map([
  ['SQLITE_FULL', FULL],
  ['ENOSPC', FULL],
  ['EDQUOT', FULL],
  ['ENOENT', 'its folder is not there'],
  ['ENOTDIR', 'something in its path is not a folder'],
  ['EEXIST', 'something in its path is not a folder'],
  ['SQLITE_CANTOPEN', NO_RIGHT],
  ['SQLITE_READONLY', NO_RIGHT],
  ['EACCES', NO_RIGHT],
  ['EPERM', NO_RIGHT],
  ['EROFS', NO_RIGHT],
]);

function isSaid(error: unknown): boolean {
  return error instanceof BackupRejected || error instanceof DatabaseUnusable;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
