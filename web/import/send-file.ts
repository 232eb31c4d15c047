import { type ImportReport, importReport } from '../../domain/import/import-report.ts';
import { ApiProblem, parseProblem } from '../api/api-problem.ts';

/** Progress of the server. `total` is absent until it has read all rows. */
export interface StoringProgress {
  readonly step: 'reading' | 'duplicates' | 'comparing' | 'storing' | 'linking' | 'finishing';
  readonly done: number;
  readonly total?: number;
}

interface Sending {
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  /** Called with the share of the file that has been sent, 0 … 1. */
  readonly onProgress: (share: number) => void;
  readonly onStoring: (progress: StoringProgress) => void;
}

/**
 * Sends a file for import. Resolves with a report also if rows were rejected and nothing was stored. Rejects with an
 * `ApiProblem`. Uses XMLHttpRequest because `fetch` does not report the progress of an upload.
 */
export function sendFile(
  file: Blob,
  type: string,
  { dryRun, signal, onProgress, onStoring }: Sending,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/import?progress=1${dryRun ? '&dry_run=1' : ''}`);
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept', 'application/x-ndjson, application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('error', () => reject(new ApiProblem(0)));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('progress', () => {
      const latest = lastLines(request.responseText).find((line) => line.progress !== undefined);
      if (latest?.progress) onStoring(latest.progress);
    });
    request.addEventListener('load', () => {
      const [outcome] = lastLines(request.responseText);
      const failed = outcome?.problem ?? (request.status >= 400 ? outcome : undefined);
      const problem =
        failed || !outcome
          ? parseProblem(statusIn(failed) ?? request.status, JSON.stringify(failed ?? {}))
          : undefined;
      const report = importReport.safeParse(problem ? problem.report : outcome?.report);
      if (report.success) resolve(report.data);
      else reject(problem ?? new ApiProblem(0, { detail: report.error.message }));
    });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) request.abort();
    else request.send(file);
  });
}

interface Line {
  readonly progress?: StoringProgress;
  readonly report?: unknown;
  readonly problem?: unknown;
}

/** The last complete lines of an NDJSON response, newest first. A plain JSON problem counts as one line. */
function lastLines(text: string): Line[] {
  const lines = text.trimEnd().split('\n').reverse();
  return lines.slice(0, 2).flatMap((line): Line[] => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

function statusIn(problem: unknown): number | undefined {
  const status = typeof problem === 'object' && problem !== null && 'status' in problem && problem.status;
  return typeof status === 'number' ? status : undefined;
}
