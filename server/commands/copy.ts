import { DatabaseBusy, DatabaseFull, DatabaseUnreachable, DatabaseUnusable } from '../../db/core/errors.ts';
import { isSameFile } from '../../db/engines/sqlite/backup.ts';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import { CopyDiffers, copyDatabase, TargetNotEmpty } from '../../db/maintenance/copy-database.ts';
import { type Database, type OpeningOptions, openDatabase, pathOf } from '../../db/open-database.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandError, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';

const USAGE = 'npm run copy -- --from URL --to URL';
const HELP = `Copies a whole database with its history to an empty one, in one transaction. SQLite and PostgreSQL can be combined.

  ${USAGE}

  file:data/demarche.db                        a SQLite file; as a target it is created if it does not exist
  postgres://user:password@host:5432/name      an existing PostgreSQL database

A server can keep writing to the source: the copy is a consistent snapshot. Do not start a server on the target before
the copy is done.
`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [from, to] = [urlOf(values.from), urlOf(values.to)];
  if (isSameDatabase(from, to))
    throw new CommandError('Source and target are the same. Name another target.');
  const source = await open('--from', from, { mustExist: true });
  try {
    if (await isNewDatabase(source))
      throw new CommandError('The source contains no events, so there is nothing to copy.');
    const target = await open('--to', to);
    try {
      await copy(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});

function urlOf(text: string | undefined): string {
  if (!text?.trim()) throw new CommandError(`Name a source and a target: ${USAGE}`);
  const url = readDatabaseUrl({ DATABASE_URL: text });
  if (url.startsWith('file:') && pathOf(url) === ':memory:')
    throw new CommandError('An in-memory database cannot be copied. Name a file.');
  return url;
}

function isSameDatabase(one: string, other: string): boolean {
  if (one === other) return true;
  return one.startsWith('file:') && other.startsWith('file:') && isSameFile(pathOf(one), pathOf(other));
}

/** Opens a database. Error messages name the option that holds its address instead of DATABASE_URL. */
async function open(option: string, url: string, options?: OpeningOptions): Promise<Database> {
  try {
    return await openDatabase(url, options);
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    throw new CommandError(error.message.replaceAll('DATABASE_URL', option), { cause: error });
  }
}

async function copy(source: Database, target: Database): Promise<void> {
  const line = new ProgressLine('rows');
  try {
    const { rows, exported, revisions } = await copyDatabase(source, target, ({ step, done, total }) =>
      line.show(done, total, step),
    );
    line.end(`Copied ${rows.toLocaleString('en-GB')} rows. Source and target are identical.
SHA-256 of the NDJSON export: ${exported}
SHA-256 of the change log:    ${revisions}`);
  } catch (error) {
    line.end();
    throw commandErrorFor(error) ?? error;
  }
}

function commandErrorFor(error: unknown): CommandError | undefined {
  if (error instanceof TargetNotEmpty)
    return new CommandError(
      'The target already contains events. Nothing was changed. Name an empty database.',
    );
  if (error instanceof CopyDiffers)
    return new CommandError(
      `The copy differs from its source, so it was not stored. ${error.message} The target is unchanged.`,
    );
  if (error instanceof DatabaseUnreachable && error.maybeStored)
    return new CommandError(
      'The connection was lost at the last moment: the target contains everything or nothing. Run the copy again to find out.',
    );
  const isExpected =
    error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
  return isExpected ? new CommandError(`${error.message} The target is unchanged.`) : undefined;
}
