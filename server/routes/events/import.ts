import type { Request } from 'express';
import { z } from 'zod';
import { importEvents, type StoredReport } from '../../../db/import/import-events.ts';
import { type CodedError, codedError } from '../../../domain/errors/error-codes.ts';
import type { InputError } from '../../../domain/errors/input-error.ts';
import { eventInput } from '../../../domain/events/event.ts';
import { type ImportReport, importReport } from '../../../domain/import/import-report.ts';
import { AUTHOR } from '../../author.ts';
import { limitImports } from '../../http/access-control.ts';
import { type ApiRoute, defineRoute, jsonContent, textContent } from '../../http/api-route.ts';
import { codedProblem, createProblem, errorBody, type Problem } from '../../http/problem-details.ts';
import { BODY_PROBLEMS } from '../../http/problem-types.ts';
import { type LongTask, sendWithProgress } from '../../http/progress-stream.ts';
import { booleanParam } from '../../http/query.ts';
import { isBodyEmpty, readFileBody, rejectOtherCharsets, unsupportedType } from '../../http/request-body.ts';
import { rememberWrite } from '../../http/request-database.ts';
import { FILE_TYPES, type FileType, PARQUET_TYPE, WORKBOOK_TYPE } from '../../imports/file-types.ts';
import * as examples from '../../openapi/examples.ts';

export const progressParam = booleanParam.default(false).meta({
  description:
    '1 sends lines of JSON while the task runs: `{"progress": {step, done, total}}` several times a second, then `{"report": …}` or `{"problem": …}`',
});

const importParams = z.strictObject({
  dry_run: booleanParam.default(false).meta({ description: '1 only reports what would happen' }),
  progress: progressParam,
});

export function importRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/import',
      id: 'importEvents',
      tag: 'Files',
      summary: 'Imports the events of a file',
      description:
        'Reads the formats of the exports: CSV, a JSON array, or newline-delimited JSON, up to 2 GiB. Either all rows are stored or none. A row whose `id` exists replaces that event; a CSV file with an `id` column must have every column, in any order. Without `short_title`, `short_title_ru` or `pinned`, which older versions did not write, existing events keep those values. Flat files (Excel workbooks, flat CSV and Parquet, as exported) are recognised by their headings. A flat row does not hold everything: of an existing event it changes only the parts whose cells differ from what the export would contain now. Also reads machine-coded events as text/tab-separated-values: the event files of GDELT 1.0 and 2.0 and of ICEWS, recognised by their content. Rows of these files that cannot be events are skipped and listed in the report with the reason, and events that exist are kept unchanged. Closing the connection before the end aborts the import and stores nothing.',
      query: importParams,
      middleware: [limitImports()],
      body: {
        required: true,
        content: {
          ...textContent('text/csv', examples.CSV),
          ...jsonContent(z.array(eventInput), [examples.EVENT_INPUT]),
          ...textContent('application/x-ndjson', examples.NDJSON),
          ...textContent('text/tab-separated-values', examples.ICEWS),
          ...textContent(WORKBOOK_TYPE),
          ...textContent(PARQUET_TYPE),
        },
      },
      response: {
        description: 'What was stored or, with `dry_run`, would be stored',
        content: jsonContent(importReport, examples.REPORT),
      },
      problems: BODY_PROBLEMS,
      async handle({ request, response, query: { dry_run, progress } }) {
        const type = fileType(request);
        await sendWithProgress(request, response, progress, async (task) => {
          const report = await importFile(request, { type, dry_run, task });
          if (!dry_run) await rememberWrite(request, response);
          return report;
        });
      },
    }),
  ];
}

interface ImportOptions {
  readonly type: FileType;
  readonly dry_run: boolean;
  readonly task: LongTask;
}

async function importFile(
  request: Request,
  { type: { rows, locate, isCoded }, dry_run, task }: ImportOptions,
): Promise<ImportReport> {
  const stored = await importEvents(request.database, rows(readFileBody(request)), {
    dry_run,
    author: AUTHOR,
    keepsExisting: isCoded,
    onProgress: task.onProgress,
    signal: task.signal,
  });
  const report = withTexts(stored, locate);
  if (report.refused_total > 0 && !dry_run) throw importRejected(report);
  return report;
}

function fileType(request: Request): FileType {
  if (isBodyEmpty(request)) throw createProblem('empty-body', {});
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') throw createProblem('file-encoding-unsupported', { encoding });
  const name = request.is([...FILE_TYPES.keys()]);
  const type = FILE_TYPES.get(name || '');
  if (!type) throw unsupportedType(request, [...FILE_TYPES.keys()]);
  rejectOtherCharsets(request);
  return type;
}

/** Adds the English texts and, for a CSV file, the columns of the errors. */
function withTexts(
  { refused, skipped, skipped_reasons, warnings, ...report }: StoredReport,
  locate: FileType['locate'],
): ImportReport {
  const located = (error: InputError) => {
    const column = locate?.(error.path);
    return { ...errorBody(error), ...(column !== undefined && { column }) };
  };
  return {
    ...report,
    refused: refused.map(({ errors, ...row }) => ({
      ...row,
      errors: errors.map(located),
    })),
    warnings: warnings.map(({ warning, ...row }) => ({ ...row, ...located(warning) })),
    skipped: skipped.map(({ reason, ...row }) => ({ ...row, ...reasonBody(reason) })),
    skipped_reasons: skipped_reasons.map(({ reason, count }) => ({ ...reasonBody(reason), count })),
  };
}

function reasonBody(error: CodedError) {
  const { message: reason, code, params } = errorBody({ ...error, path: '' });
  return { reason, code, params };
}

/** The paths in `errors` count rows from 0, as JSON pointers do. `report` is the complete report. */
function importRejected(report: ImportReport): Problem {
  const errors = report.refused.flatMap(({ row, line, errors: rowErrors }) =>
    rowErrors.map(({ path, message, code, params }) => ({
      path: `/${row - 1}${path}`,
      message: `Line ${line}: ${message}`,
      code,
      params,
    })),
  );
  return codedProblem('validation-failed', codedError('rows-refused', { count: report.refused_total }), {
    members: { errors, report },
  });
}
