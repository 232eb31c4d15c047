import { type ImportReport, importReport } from '../../../domain/import-report.ts';
import { ApiProblem, problemFrom } from '../../api.ts';

interface Sending {
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  /** Called with the share of the file that has left, 0 … 1; at 1 the server reads it. */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a file to be imported, all of it or nothing. A refused file is a report like any other. Rejects as every call of
 * api.ts does. An XMLHttpRequest, because `fetch` does not say how much of a body has left.
 */
export function sendFile(
  file: Blob,
  type: string,
  { dryRun, signal, onProgress }: Sending,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/import${dryRun ? '?dry_run=1' : ''}`);
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.upload.addEventListener('load', () => onProgress(1));
    request.addEventListener('error', () => reject(new ApiProblem(0, { report: undefined })));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('load', () => {
      const problem = request.status >= 400 ? problemFrom(request.status, request.responseText) : undefined;
      const report = importReport.safeParse(problem ? problem.report : parseJson(request.responseText));
      if (report.success) resolve(report.data);
      else reject(problem ?? new ApiProblem(0, { detail: report.error.message, report: undefined }));
    });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) request.abort();
    else request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
