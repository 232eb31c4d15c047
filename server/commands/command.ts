import { BackupRefused } from '../../db/engines/sqlite-backup.ts';
import { DatabaseUnusable } from '../../db/errors.ts';
import { InvalidConfig } from '../config.ts';

/** Something about the words on the command line, or about what they name; said in one line. */
export class CommandRefused extends Error {}

/** Runs a command to its end. A refusal is one line on standard error and the code 1; a fault of ours says where it is. */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isExpected =
      error instanceof CommandRefused ||
      error instanceof BackupRefused ||
      error instanceof DatabaseUnusable ||
      error instanceof InvalidConfig ||
      (error instanceof Error && /^ERR_PARSE_ARGS/.test(String((error as { code?: unknown }).code)));
    if (!isExpected) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

/** The path of a `file:` URL; PostgreSQL has tools of its own, which `instead` names. */
export function sqlitePathOf(url: string, instead: string): string {
  if (/^postgres(ql)?:/.test(url)) throw new CommandRefused(instead);
  const path = /^file:(?!:memory:)(.+)$/s.exec(url)?.[1];
  if (path === undefined) throw new CommandRefused(`DATABASE_URL names no file: ${url}`);
  return path;
}
