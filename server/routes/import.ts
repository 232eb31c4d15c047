import { type Request, Router } from 'express';
import { z } from 'zod';
import { importEvents, type StoredReport } from '../../db/import/import-events.ts';
import type { Database } from '../../db/open-database.ts';
import type { ImportReport } from '../../domain/import/import-report.ts';
import { AUTHOR } from '../author.ts';
import { limitImports } from '../http/access-control.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';
import { type LongTask, sendWithProgress } from '../http/progress-stream.ts';
import { booleanParam, readQuery } from '../http/query.ts';
import { isBodyEmpty, readFileBody, rejectOtherCharsets, unsupportedType } from '../http/request-body.ts';
import { databaseFor, rememberWrite } from '../http/seen-changes.ts';
import { decodeUtf8 } from '../http/utf8.ts';
import { FILE_TYPES, type FileType } from '../imports/file-types.ts';

export const progressParam = booleanParam.default(false).meta({
  description:
    '1 answers with lines of JSON as it goes on: `{"progress": {step, done, total}}` some times a second, and at the end `{"report": …}` or `{"problem": …}`',
});

export const importParams = z.strictObject({
  dry_run: booleanParam.default(false).meta({ description: '1 only reports what would happen' }),
  progress: progressParam,
});

export function importRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .post(limitImports(), async (request, response) => {
      const { dry_run, progress } = readQuery(request, importParams);
      const type = fileType(request);
      await sendWithProgress(request, response, progress, async (call) => {
        const report = await importFile(database, request, { type, dry_run, call });
        if (!dry_run) await rememberWrite(response, database);
        return report;
      });
    })
    .all(allowOnly('POST'));
  return router;
}

interface Import {
  readonly type: FileType;
  readonly dry_run: boolean;
  readonly call: LongTask;
}

async function importFile(
  database: Database,
  request: Request,
  { type: { rows, locate, isCoded }, dry_run, call: { tell, signal } }: Import,
): Promise<ImportReport> {
  const report = await importEvents(databaseFor(request, database), rows(decodeUtf8(readFileBody(request))), {
    dry_run,
    author: AUTHOR,
    keepsExisting: isCoded,
    onProgress: tell,
    signal,
  });
  const answer = withColumns(report, locate);
  if (report.refused_total > 0 && !dry_run) throw refusal(answer);
  return answer;
}

function fileType(request: Request): FileType {
  if (isBodyEmpty(request)) throw new Problem('malformed-body', 'The body is empty. Send a file.');
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') {
    throw new Problem('wrong-content-type', `Send the file as it is, not as ${encoding}.`);
  }
  const name = request.is([...FILE_TYPES.keys()]);
  const type = FILE_TYPES.get(name || '');
  if (!type) throw unsupportedType(request, [...FILE_TYPES.keys()]);
  rejectOtherCharsets(request);
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
