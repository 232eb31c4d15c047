import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { DatabaseBusy, DatabaseFull, DatabaseUnreachable } from '../../db/core/errors.ts';
import { importEvents, type StoredReport } from '../../db/import/import-events.ts';
import { openDatabase } from '../../db/open-database.ts';
import { formatErrorEn } from '../../domain/errors/en/error-texts-en.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { AUTHOR } from '../author.ts';
import { readDatabaseUrl } from '../config.ts';
import { Problem, summarizeErrors } from '../http/problem-details.ts';
import { decodeUtf8 } from '../http/utf8.ts';
import { type FileType, fileTypeOf } from '../imports/file-types.ts';
import { CommandRefused, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';

const USAGE = 'npm run import -- FILE';
const HELP = `Imports the events of a file: CSV, JSON, NDJSON, or the event files of GDELT and ICEWS; all of them, or nothing.

  ${USAGE}                DATABASE_URL says into which database, as for the server
  npm run import -- --dry-run FILE      only reports what would happen

A server may run meanwhile; who writes there waits. Ctrl-C gives the import up, and nothing of it is stored.
`;

const MOST_SHOWN = 20;
const START_BYTES = 4_096;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    },
    USAGE,
  );
  if (values.help) return console.log(HELP);
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new CommandRefused(`Name one file: ${USAGE}`);
  const type = await typeOf(file);
  const db = await openDatabase(readDatabaseUrl(process.env));
  const giveUp = new AbortController();
  process.once('SIGINT', () => giveUp.abort(new CommandRefused('Given up: nothing was stored.')));
  const line = new ProgressLine('rows');
  try {
    const report = await importEvents(db, type.rows(decodeUtf8(createReadStream(file))), {
      dry_run: values['dry-run'],
      author: AUTHOR,
      keepsExisting: type.isCoded,
      isAlone: true,
      signal: giveUp.signal,
      onProgress: ({ step, done, total }) => line.show(done, total, step),
    });
    line.end(say(report));
    if (report.refused_total > 0) process.exitCode = 1;
  } catch (error) {
    line.end();
    throw refusal(error) ?? error;
  } finally {
    await db.close();
  }
});

async function typeOf(file: string): Promise<FileType> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandRefused(`There is no file ${file}.`);
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
  await handle.close();
  return fileTypeOf(buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, ''));
}

function say(report: StoredReport): string {
  const { created, updated, unchanged, refused, refused_total, skipped_total, skipped_reasons, dry_run } =
    report;
  const number = (value: number) => value.toLocaleString('en-GB');
  const counts = `${number(created)} new, ${number(updated)} changed, ${number(unchanged)} as they are`;
  const skipped = skipped_reasons.map(
    ({ reason, count }) => `  ${number(count)} rows skipped: ${formatErrorEn(reason)}`,
  );
  if (refused_total === 0) {
    const head = dry_run ? 'The import would store' : 'Imported';
    return [`${head}: ${counts}${skipped_total > 0 ? ', and' : ''}`, ...skipped].join('\n');
  }
  const errors = refused
    .flatMap(({ line, errors: ofRow }) =>
      ofRow.map((error) => `  line ${line}${error.path && ` ${error.path}`}: ${formatErrorEn(error)}`),
    )
    .slice(0, MOST_SHOWN);
  return [formatErrorEn(codedError('rows-refused', { count: refused_total })), ...errors].join('\n');
}

function refusal(error: unknown): CommandRefused | undefined {
  if (error instanceof InvalidInput)
    return new CommandRefused(`${formatErrorEn(summarizeErrors(error.errors))} Nothing was stored.`);
  if (error instanceof Problem) return new CommandRefused(`${error.message} Nothing was stored.`);
  const isSaid =
    error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
  return isSaid ? new CommandRefused(`${error.message} Nothing was stored.`) : undefined;
}
