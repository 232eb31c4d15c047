import type { Request, Response } from 'express';
import type { ImportProgress } from '../../db/import/import-events.ts';
import { describeProblem, isClientDisconnect } from './problem-details.ts';

const PROGRESS_INTERVAL_MS = 200;

/** The options of a long task: a progress callback, if the client wants progress, and a signal that aborts the task. */
export interface LongTask {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs a task that may take minutes and sends its result. With `progress` the response is lines of JSON: progress while
 * the task runs, then the report or the problem, because the status 200 is sent before the outcome is known. The task is
 * aborted when the client disconnects.
 */
export async function sendWithProgress(
  request: Request,
  response: Response,
  progress: boolean,
  run: (task: LongTask) => Promise<unknown>,
): Promise<void> {
  const controller = new AbortController();
  response.once('close', () => controller.abort(clientDisconnect()));
  const { signal } = controller;
  if (!progress) {
    response.json(await run({ signal }));
    return;
  }
  // Compression would delay lines until a block is full.
  response.set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store, no-transform' });
  const writeLine = (line: unknown) => response.write(`${JSON.stringify(line)}\n`);
  try {
    const onProgress = throttled((each) => writeLine({ progress: each }));
    writeLine({ report: await run({ signal, onProgress }) });
  } catch (error) {
    if (isClientDisconnect(error) || response.destroyed) throw error;
    writeLine({ problem: describeProblem(error, request).details });
  }
  response.end();
}

/** Reports each new step at once, and progress within a step at most every `PROGRESS_INTERVAL_MS`. */
function throttled(report: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let reportedMs = Number.NEGATIVE_INFINITY;
  let step = '';
  return (progress) => {
    const nowMs = performance.now();
    if (progress.step === step && nowMs - reportedMs < PROGRESS_INTERVAL_MS) return;
    step = progress.step;
    reportedMs = nowMs;
    report(progress);
  };
}

function clientDisconnect(): Error {
  return Object.assign(new Error('The client disconnected.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
