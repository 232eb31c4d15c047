import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { type ImportProgress, importEvents, type StoredReport } from '../../db/import.ts';
import type { Database } from '../../db/open-database.ts';
import type { ImportReport } from '../../domain/import-report.ts';
import { AUTHOR } from '../author.ts';
import { FILE_TYPES, type FileType } from '../import-rows/file-types.ts';
import { isDeparture, onlyAllows, Problem, tellProblem } from '../problem-details.ts';
import { readQuery, yesOrNo } from '../query.ts';
import { hasNoBody, receiveFile, refuseOtherCharsets, wrongType } from '../request-body.ts';
import { databaseFor, rememberWrite } from '../seen-changes.ts';
import { decodeUtf8 } from '../utf8.ts';
import { limitImports } from '../who-may-call.ts';

export const importWords = z.strictObject({
  dry_run: yesOrNo.default(false).meta({ description: '1 only reports what would happen' }),
  progress: yesOrNo.default(false).meta({
    description:
      '1 answers with lines of JSON as the import goes on: `{"progress": {step, done, total}}` some times a second, and at the end `{"report": …}` or `{"problem": …}`',
  }),
});

export function importRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .post(limitImports(), async (request, response) => {
      const { dry_run, progress } = readQuery(request, importWords);
      const type = fileType(request);
      if (!progress) {
        response.json(await importFile(database, request, response, { type, dry_run }));
        return;
      }
      const lines = new ProgressLines(response);
      try {
        const tell = (each: ImportProgress) => lines.tell(each);
        lines.end({ report: await importFile(database, request, response, { type, dry_run, tell }) });
      } catch (error) {
        if (isDeparture(error) || response.destroyed) throw error;
        lines.end({ problem: tellProblem(error, request).details });
      }
    })
    .all(onlyAllows('POST'));
  return router;
}

interface Import {
  readonly type: FileType;
  readonly dry_run: boolean;
  readonly tell?: (progress: ImportProgress) => void;
}

async function importFile(
  database: Database,
  request: Request,
  response: Response,
  { type: { rows, locate, isCoded }, dry_run, tell }: Import,
): Promise<ImportReport> {
  const giveUp = new AbortController();
  // Whoever hangs up before the end wants none of it.
  response.once('close', () => giveUp.abort(departure()));
  const report = await importEvents(databaseFor(request, database), rows(decodeUtf8(receiveFile(request))), {
    dry_run,
    author: AUTHOR,
    keepsExisting: isCoded,
    onProgress: tell,
    signal: giveUp.signal,
  });
  const answer = withColumns(report, locate);
  if (report.refused_total > 0 && !dry_run) throw refusal(answer);
  if (!dry_run) await rememberWrite(response, database);
  return answer;
}

function departure(): Error {
  return Object.assign(new Error('The client left before the end of its import.'), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });
}

/** A stream of lines, so that who waits sees how far it is: the status is out before the outcome is known. */
class ProgressLines {
  readonly #response: Response;
  #toldMs = Number.NEGATIVE_INFINITY;
  #step = '';

  constructor(response: Response) {
    this.#response = response;
    // Pressed, the lines would wait for one another.
    response.set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store, no-transform' });
  }

  tell(progress: ImportProgress): void {
    const nowMs = performance.now();
    if (progress.step === this.#step && nowMs - this.#toldMs < TELLING_MS) return;
    this.#step = progress.step;
    this.#toldMs = nowMs;
    this.#response.write(`${JSON.stringify({ progress })}\n`);
  }

  end(outcome: { readonly report: ImportReport } | { readonly problem: unknown }): void {
    this.#response.end(`${JSON.stringify(outcome)}\n`);
  }
}

const TELLING_MS = 200;

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
