import { type Request, Router } from 'express';
import { z } from 'zod';
import { type ImportReport, type ImportRow, importEvents } from '../../db/import.ts';
import type { Database } from '../../db/open-database.ts';
import { columnAt } from '../../domain/csv.ts';
import { AUTHOR } from '../author.ts';
import { csvRows } from '../import-rows/csv-rows.ts';
import { jsonRows, ndjsonRows } from '../import-rows/json-rows.ts';
import { onlyAllows, Problem } from '../problem-details.ts';
import { readQuery, yesOrNo } from '../query.ts';
import { hasNoBody, receiveFile, refuseOtherCharsets, wrongType } from '../request-body.ts';
import { decodeUtf8 } from '../utf8.ts';
import { limitImports } from '../who-may-call.ts';

export const importWords = z.strictObject({
  dry_run: yesOrNo.default(false).meta({ description: '1 only reports what would happen' }),
});

export const importReport = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z
    .array(
      z.strictObject({
        row: z.int().meta({ description: 'Counts the rows from 1, the header not among them' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        id: z.string().optional(),
        errors: z.array(
          z.strictObject({
            path: z.string().meta({ description: 'JSON pointer into the event' }),
            message: z.string(),
            column: z.string().optional().meta({ description: 'Column of the cell, in a CSV file' }),
          }),
        ),
      }),
    )
    .meta({ description: 'The first thousand rows that were refused' }),
  refused_total: z.int().meta({ description: 'How many rows were refused' }),
  dry_run: z.boolean(),
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
      const report = await importEvents(database, rows(text), { dry_run, author: AUTHOR });
      const answer = withColumns(report, locate);
      if (report.refused_total > 0 && !dry_run) throw refusal(answer);
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

type Answer = z.input<typeof importReport>;

function withColumns({ refused, ...report }: ImportReport, locate: FileType['locate']): Answer {
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
function refusal(report: Answer): Problem {
  const errors = report.refused.flatMap(({ row, line, errors: ofRow }) =>
    ofRow.map(({ path, message }) => ({ path: `/${row - 1}${path}`, message: `Line ${line}: ${message}` })),
  );
  const rows = report.refused_total === 1 ? 'One row does' : `${report.refused_total} rows do`;
  return new Problem('does-not-hold', `${rows} not hold; nothing was stored.`, {
    errors,
    members: { report },
  });
}
