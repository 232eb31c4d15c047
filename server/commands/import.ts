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
import { type FileType, fileTypeOf } from '../imports/file-types.ts';
import { CommandError, readArguments, runCommand } from './command.ts';
import { ProgressLine } from './progress-line.ts';

const USAGE = 'npm run import -- FILE';
const HELP = `Imports the events of a file in one transaction. Reads CSV, Excel workbooks (.xlsx), Parquet, JSON, NDJSON, and the event files of GDELT and ICEWS.

  ${USAGE}                import into the database in DATABASE_URL
  npm run import -- --dry-run FILE      only report what would happen

The server can keep running, but its writes wait for the import. Ctrl-C cancels the import, and nothing is stored.
`;

const MAX_SHOWN_ERRORS = 20;
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
  if (!file || others.length > 0) throw new CommandError(`Name one file: ${USAGE}`);
  const type = await typeOf(file);
  const db = await openDatabase(readDatabaseUrl(process.env));
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new CommandError('Cancelled. Nothing was stored.')));
  const line = new ProgressLine('rows');
  try {
    const report = await importEvents(db, type.rows(createReadStream(file)), {
      dry_run: values['dry-run'],
      author: AUTHOR,
      keepsExisting: type.isCoded,
      isAlone: true,
      signal: controller.signal,
      onProgress: ({ step, done, total }) => line.show(done, total, step),
    });
    line.end(formatReport(report));
    if (report.refused_total > 0) process.exitCode = 1;
  } catch (error) {
    line.end();
    throw commandErrorFor(error) ?? error;
  } finally {
    await db.close();
  }
});

async function typeOf(file: string): Promise<FileType> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`There is no file ${file}.`);
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
  await handle.close();
  return fileTypeOf(buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, ''));
}

function formatReport(report: StoredReport): string {
  const { created, updated, unchanged, refused, refused_total, skipped_reasons, dry_run } = report;
  const { warnings_total, warnings } = report;
  const number = (value: number) => value.toLocaleString('en-GB');
  const counts = `${number(created)} new, ${number(updated)} changed, ${number(unchanged)} unchanged`;
  const skipped = skipped_reasons.map(
    ({ reason, count }) => `  ${number(count)} rows skipped: ${formatErrorEn(reason)}`,
  );
  if (refused_total === 0) {
    const warned = warnings
      .map(({ line, warning }) => `  warning: line ${line} ${warning.path}: ${formatErrorEn(warning)}`)
      .slice(0, MAX_SHOWN_ERRORS);
    const more =
      warnings_total > warned.length ? [`  … ${number(warnings_total - warned.length)} more warnings`] : [];
    return [`${dry_run ? 'Would import' : 'Imported'}: ${counts}`, ...skipped, ...warned, ...more].join('\n');
  }
  const errors = refused
    .flatMap(({ line, errors: ofRow }) =>
      ofRow.map((error) => `  line ${line}${error.path && ` ${error.path}`}: ${formatErrorEn(error)}`),
    )
    .slice(0, MAX_SHOWN_ERRORS);
  return [formatErrorEn(codedError('rows-refused', { count: refused_total })), ...errors].join('\n');
}

function commandErrorFor(error: unknown): CommandError | undefined {
  if (error instanceof InvalidInput)
    return new CommandError(`${formatErrorEn(summarizeErrors(error.errors))} Nothing was stored.`);
  if (error instanceof Problem) return new CommandError(`${error.message} Nothing was stored.`);
  const isExpected =
    error instanceof DatabaseBusy || error instanceof DatabaseFull || error instanceof DatabaseUnreachable;
  return isExpected ? new CommandError(`${error.message} Nothing was stored.`) : undefined;
}
