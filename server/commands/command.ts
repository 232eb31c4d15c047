import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DatabaseUnusable } from '../../db/core/errors.ts';
import { BackupRejected } from '../../db/engines/sqlite/backup.ts';
import { pathOf } from '../../db/open-database.ts';
import { ConfigError } from '../config.ts';

/** An error in the arguments of the command line, or in what they name. The message is one line. */
export class CommandRefused extends Error {}

/** Runs a command. Expected errors print one line to standard error and exit with 1. Others print a stack trace. */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isExpected =
      error instanceof CommandRefused ||
      error instanceof BackupRejected ||
      error instanceof DatabaseUnusable ||
      error instanceof ConfigError;
    if (!isExpected) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The options and arguments of the command line. `usage` is shown in errors. */
export function readArguments<const T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's messages have several sentences and lines.
    const { code, message } = error as NodeJS.ErrnoException;
    const [name] = /(?<=')[^' ]+/.exec(message) ?? [''];
    switch (code) {
      case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
        throw new CommandRefused(`Unknown option ${name}. Write ${usage}`);
      case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
        throw new CommandRefused(`Something is amiss with ${name}. Write ${usage}`);
      case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
        throw new CommandRefused(`“${name}” is a word too many. Write ${usage}`);
      default:
        throw error;
    }
  }
}

/** The path of a SQLite file. For a PostgreSQL URL, the error names the tool `instead`. */
export function sqlitePathOf(url: string, instead: string): string {
  if (/^postgres(ql)?:/.test(url)) throw new CommandRefused(instead);
  const path = pathOf(url);
  if (path === ':memory:')
    throw new CommandRefused('DATABASE_URL names no file: what is in memory is gone with its server.');
  return path;
}
