import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DatabaseUnusable } from '../../db/core/errors.ts';
import { BackupRejected } from '../../db/engines/sqlite/backup.ts';
import { pathOf } from '../../db/open-database.ts';
import { ConfigError } from '../config.ts';

/** A command cannot run, for example because an argument is invalid. The message is one line that says what to do. */
export class CommandError extends Error {}

/** Runs a command. Prints expected errors as one line on standard error and exits with 1; rethrows bugs with their stack. */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isExpected =
      error instanceof CommandError ||
      error instanceof BackupRejected ||
      error instanceof DatabaseUnusable ||
      error instanceof ConfigError;
    if (!isExpected) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Parses the options and arguments of the command line. An error message ends with `usage`. Throws `CommandError`. */
export function readArguments<const T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's own messages have several lines.
    const { code, message } = error as NodeJS.ErrnoException;
    const [name] = /(?<=')[^' ]+/.exec(message) ?? [''];
    switch (code) {
      case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
        throw new CommandError(`Unknown option ${name}. Usage: ${usage}`);
      case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
        throw new CommandError(`Invalid value for ${name}. Usage: ${usage}`);
      case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
        throw new CommandError(`Unexpected argument “${name}”. Usage: ${usage}`);
      default:
        throw error;
    }
  }
}

/** The path of a SQLite file. For a PostgreSQL address, throws an error that says what to use `instead`. */
export function sqlitePathOf(url: string, instead: string): string {
  if (/^postgres(ql)?:/.test(url)) throw new CommandError(instead);
  const path = pathOf(url);
  if (path === ':memory:') throw new CommandError('DATABASE_URL is an in-memory database. Set it to a file.');
  return path;
}
