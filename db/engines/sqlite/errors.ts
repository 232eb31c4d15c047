import { DatabaseUnusable } from '../../core/errors.ts';
import { sqliteCode } from '../../core/sqlite-failure.ts';

/** The error for a database that cannot be opened: one line that says what to do. */
export function explainUnusable(error: unknown, path: string): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error;
  const code = sqliteCode(error) || systemCode(error);
  const known = REASONS.find(([start]) => code.startsWith(start));
  const reason =
    known?.[1] ?? `cannot be opened (${error instanceof Error ? error.message : String(error)}).`;
  return new DatabaseUnusable(`${path} ${reason}`, { cause: error });
}

/** Longer prefixes come before shorter ones. */
const REASONS: readonly (readonly [code: string, reason: string])[] = [
  ['SQLITE_NOTADB', 'is not a database. Move that file away, or name another in DATABASE_URL.'],
  ['SQLITE_CORRUPT', 'is damaged. Restore a backup, or move it away to begin with a new one.'],
  ['SQLITE_BUSY', 'is locked by another program. Close that program, or wait until it has finished.'],
  ['SQLITE_LOCKED', 'is locked by another program. Close that program, or wait until it has finished.'],
  [
    'SQLITE_READONLY',
    'cannot be written. Give this user the right to write it and its folder, or name another in DATABASE_URL.',
  ],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened. Check that it is a file that this user may write, in a folder that this user may write.',
  ],
  ['SQLITE_FULL', 'cannot grow: the disk is full. Free some space.'],
  [
    'SQLITE_IOERR',
    'cannot be read or written: the disk reports an error. Check the disk and its free space.',
  ],
  [
    'EACCES',
    'cannot be made: this user may not write its folder. Change that, or name another in DATABASE_URL.',
  ],
  [
    'EPERM',
    'cannot be made: this user may not write its folder. Change that, or name another in DATABASE_URL.',
  ],
  ['EROFS', 'cannot be made: its folder is read-only. Name another in DATABASE_URL.'],
  ['ENOSPC', 'cannot be made: the disk is full. Free some space.'],
  ['ENOTDIR', 'cannot be made: something in its path is not a folder. Name another in DATABASE_URL.'],
  ['EEXIST', 'cannot be made: something in its path is not a folder. Name another in DATABASE_URL.'],
  ['ENOENT', 'cannot be made: its folder cannot be made. Name another in DATABASE_URL.'],
];

export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
