import { type Request, Router } from 'express';
import { z } from 'zod';
import { type ImportRow, importEvents, type StoredReport } from '../../db/import.ts';
import type { Database } from '../../db/open-database.ts';
import { columnAt } from '../../domain/csv.ts';
import type { ImportReport } from '../../domain/import-report.ts';
import { AUTHOR } from '../author.ts';
import { csvRows } from '../import-rows/csv-rows.ts';
import { jsonRows, ndjsonRows } from '../import-rows/json-rows.ts';
import { onlyAllows, Problem } from '../problem-details.ts';
import { readQuery, yesOrNo } from '../query.ts';
import { hasNoBody, receiveFile, refuseOtherCharsets, wrongType } from '../request-body.ts';
import { databaseFor, rememberWrite } from '../seen-changes.ts';
import { decodeUtf8 } from '../utf8.ts';
import { limitImports } from '../who-may-call.ts';

export const importWords = z.strictObject({
  dry_run: yesOrNo.default(false).meta({ description: '1 only reports what would happen' }),
});

interface FileType {
  readonly rows: (text: AsyncIterable<string>) => AsyncIterable<ImportRow>;
  /** Adds what only this type of file has to an error: a column. */
  readonly locate?: (path: string) => string | undefined;
}

const CSV: FileType = { rows: csvRows, locate: columnAt };
const NDJSON: FileType = { rows: ndjsonRows };

export const FILE_TYPES: ReadonlyMap<string, FileType> = new Map([
  ['text/csv', CSV],
  ['application/json', { rows: jsonRows }],
  ['application/x-ndjson', NDJSON],
  ['application/ndjson', NDJSON],
]);

export function importRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .post(limitImports(), async (request, response) => {
      const { dry_run } = readQuery(request, importWords);
      const { rows, locate } = fileType(request);
      const text = decodeUtf8(receiveFile(request));
      const report = await importEvents(databaseFor(request, database), rows(text), {
        dry_run,
        author: AUTHOR,
      });
      const answer = withColumns(report, locate);
      if (report.refused_total > 0 && !dry_run) throw refusal(answer);
      if (!dry_run) await rememberWrite(response, database);
      response.json(answer);
    })
    .all(onlyAllows('POST'));
  return router;
}

function fileType(request: Request): FileType {
  if (hasNoBody(request)) throw new Problem('malformed-body', 'The body is empty. Send a file.');
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') {
    throw new Problem('wrong-content-type', `Send the file as it is, not as ${encoding}.`);
  }
  const name = request.is([...FILE_TYPES.keys()]);
  const type = FILE_TYPES.get(name || '');
  if (!type) throw wrongType(request, [...FILE_TYPES.keys()]);
  refuseOtherCharsets(request);
  return type;
}

function withColumns({ refused, ...report }: StoredReport, locate: FileType['locate']): ImportReport {
  return {
    ...report,
    refused: refused.map(({ errors, ...row }) => ({
      ...row,
      errors: errors.map((error) => {
        const column = locate?.(error.path);
        return column === undefined ? error : { ...error, column };
      }),
    })),
  };
}

/** `errors` point to rows, counted from 0 as JSON pointers count; the whole report is beside them. */
function refusal(report: ImportReport): Problem {
  const errors = report.refused.flatMap(({ row, line, errors: ofRow }) =>
    ofRow.map(({ path, message }) => ({ path: `/${row - 1}${path}`, message: `Line ${line}: ${message}` })),
  );
  const rows = report.refused_total === 1 ? 'One row does' : `${report.refused_total} rows do`;
  return new Problem('does-not-hold', `${rows} not hold; nothing was stored.`, {
    errors,
    members: { report },
  });
}
