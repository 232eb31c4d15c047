import { DatabaseBusy, DatabaseFull, DatabaseUnreachable, DatabaseUnusable } from '../../db/core/errors.ts';
import { isSameFile } from '../../db/engines/sqlite/backup.ts';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import { CopyDiffers, copyDatabase, TargetNotEmpty } from '../../db/maintenance/copy-database.ts';
import { type Database, type OpeningOptions, openDatabase, pathOf } from '../../db/open-database.ts';
import { readDatabaseUrl } from '../config.ts';
import { CommandRefused, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';

const USAGE = 'npm run copy -- --from URL --to URL';
const HELP = `Copies a whole database, history and all, into an empty one, of either engine; all of it, or nothing.

  ${USAGE}

  file:data/demarche.db                        a SQLite file; it is made where it is not there
  postgres://user:password@host:5432/name      a PostgreSQL database, which must be there

The source may be written to meanwhile: what is copied is how it was at one moment. Start no server on the target until
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
    throw new CommandRefused('Source and target are the same. Name another target.');
  const source = await open('--from', from, { mustExist: true });
  try {
    if (await isNewDatabase(source))
      throw new CommandRefused('The source holds no events: there is nothing to copy.');
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
  if (!text?.trim()) throw new CommandRefused(`Say both: ${USAGE}`);
  const url = readDatabaseUrl({ DATABASE_URL: text });
  if (url.startsWith('file:') && pathOf(url) === ':memory:')
    throw new CommandRefused('What is in memory is gone with its program. Name a file.');
  return url;
}

function isSameDatabase(one: string, other: string): boolean {
  if (one === other) return true;
  return one.startsWith('file:') && other.startsWith('file:') && isSameFile(pathOf(one), pathOf(other));
}

/** Prefixes the error with the option that it is about. */
async function open(option: string, url: string, options?: OpeningOptions): Promise<Database> {
  try {
    return await openDatabase(url, options);
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    throw new CommandRefused(error.message.replaceAll('DATABASE_URL', option), { cause: error });
  }
}

async function copy(source: Database, target: Database): Promise<void> {
  const line = new ProgressLine('rows');
  try {
    const { rows, exported, revisions } = await copyDatabase(source, target, ({ step, done, total }) =>
      line.show(done, total, step),
    );
    line.end(`${rows.toLocaleString('en-GB')} rows are copied, and read again: they are the same.
SHA-256 of either NDJSON export:  ${exported}
SHA-256 of either log of changes: ${revisions}`);
  } catch (error) {
    line.end();
    throw refusal(error) ?? error;
  }
}

function refusal(error: unknown): CommandRefused | undefined {
  if (error instanceof TargetNotEmpty)
    return new CommandRefused('The target holds events already. Name an empty one; nothing was changed.');
  if (error instanceof CopyDiffers)
    return new CommandRefused(
      `The copy differs from its source, so it was not stored. ${error.message} The target is as it was.`,
    );
  if (error instanceof DatabaseUnreachable && error.maybeStored)
    return new CommandRefused(
      'The connection was lost at the last moment: the target holds everything, or nothing. Copy again; it says which.',
    );
  const isSaid =
    error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
  return isSaid ? new CommandRefused(`${error.message} The target is as it was.`) : undefined;
}
