import { existsSync, type Stats, statSync } from 'node:fs';
import { chmod, chown, link, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseUnusable } from '../../core/errors.ts';
import { sqliteCode } from '../../core/sqlite-failure.ts';
import { systemCode } from './errors.ts';
import { isOurs } from './file.ts';

/** Why a backup or a restoration was not done, in one line. */
export class BackupRefused extends Error {}

export interface BackupOptions {
  /** Overwrites a file that is there. */
  readonly replace?: boolean;
  /** Told of each step before it begins. None of them can say how far it is. */
  readonly tell?: (step: 'copying' | 'checking') => void;
}

/**
 * Copies a database into a file, as it is at one moment, whoever is writing to it; the file is there when it is whole and
 * on the disk. Throws `BackupRefused`.
 */
export async function backUp(
  from: string,
  to: string,
  { replace = false, tell = () => {} }: BackupOptions = {},
): Promise<{ bytes: number }> {
  refuseWhatIsNoFile(from, `There is no database at ${from}.`);
  refuseAsBackup(from, to, replace);
  const partial = await partialBeside(to);
  try {
    tell('copying');
    copyWhole(from, partial);
    tell('checking');
    refuseDamage(partial, from);
    await takeAfter(statSync(from), partial);
    await flush(partial);
    if (replace) await rename(partial, to);
    else await giveFreeName(partial, to);
    await flush(dirname(to));
    return { bytes: statSync(to).size };
  } catch (error) {
    throw whyNotWritten(error, to);
  } finally {
    await removeDatabase(partial);
  }
}

function refuseAsBackup(from: string, to: string, replace: boolean): void {
  // What a running server has open would be taken from under it.
  if (COMPANIONS.some((ending) => isSameFile(`${from}${ending}`, to)))
    throw new BackupRefused(`${to} is the database itself. Name another file.`);
  const there = statSync(to, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new BackupRefused(`${to} is a folder. Name a file in it.`);
  if (there !== undefined && !there.isFile()) throw new BackupRefused(`${to} is not a file. Name another.`);
  if (there !== undefined && !replace) throw isThere(to);
}

function isThere(to: string): BackupRefused {
  return new BackupRefused(`${to} is there already. Add -- --replace to overwrite it.`);
}

/** For a name that somebody else may take meanwhile. */
async function giveFreeName(partial: string, to: string): Promise<void> {
  try {
    await link(partial, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw isThere(to);
    // Not every file system lets a file have two names.
    await rename(partial, to);
  }
}

/** The database, and what SQLite keeps beside it. */
export const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const;

export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

export function refuseWhatIsNoFile(path: string, absent: string): void {
  if (!existsSync(path)) throw new BackupRefused(absent);
  if (!statSync(path).isFile()) throw new BackupRefused(`${path} is not a file. Name a file.`);
}

/**
 * A name beside `place` that nobody else has; two at once do not meet. What a killed process has left of the same kind is
 * removed.
 */
export async function partialBeside(place: string): Promise<string> {
  const [folder, beginning] = [dirname(place), `${basename(place)}.partial-`];
  try {
    for (const name of await readdir(folder)) {
      if (name.startsWith(beginning) && !isRunning(Number.parseInt(name.slice(beginning.length), 10)))
        await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    throw whyNotWritten(error, place);
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

/** Lets SQLite copy a database of ours, which reads all that it copies. */
export function copyWhole(from: string, to: string): void {
  let handle: Sqlite.Database | undefined;
  try {
    handle = new Sqlite(from, { readonly: true });
    if (!isOurs(handle)) throw new BackupRefused(`${from} is no database of Démarche.`);
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
export function refuseDamage(copy: string, place: string): void {
  const handle = new Sqlite(copy, { readonly: true });
  try {
    const [verdict] = handle.prepare<[], string>('pragma integrity_check(1)').pluck().all();
    if (verdict !== 'ok') throw damaged(place);
  } finally {
    handle.close();
  }
}

/** Whoever may read or write the one may read or write the other. */
export async function takeAfter(model: Stats, file: string): Promise<void> {
  await chmod(file, model.mode);
  const own = statSync(file);
  // Only root can give a file away, and not on every file system.
  if (own.uid !== model.uid || own.gid !== model.gid) await chown(file, model.uid, model.gid).catch(() => {});
}

export async function removeDatabase(file: string): Promise<void> {
  for (const ending of COMPANIONS) await rm(`${file}${ending}`, { force: true });
}

export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows has no way to flush a folder, nor have some file systems.
    if (!['EPERM', 'EINVAL'].includes(systemCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(sqliteCode(error));
}

function damaged(place: string): BackupRefused {
  return new BackupRefused(`${place} is damaged. Take another backup, if there is one.`);
}

function whyNotRead(error: unknown, place: string): unknown {
  if (isSaid(error)) return error;
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB') return new BackupRefused(`${place} is no database.`);
  if (isDamage(error)) return damaged(place);
  return code === ''
    ? error
    : new BackupRefused(`${place} cannot be read (${messageOf(error)}). Check that this user may read it.`);
}

/** Why a file, or something beside it, could not be made. */
export function whyNotWritten(error: unknown, place: string): unknown {
  if (isSaid(error)) return error;
  const code = sqliteCode(error) || systemCode(error);
  if (code === '') return error;
  return new BackupRefused(`${place} cannot be made: ${REASONS.get(code) ?? messageOf(error)}.`);
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
  return error instanceof BackupRefused || error instanceof DatabaseUnusable;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
