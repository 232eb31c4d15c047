import type { Request, Response } from 'express';
import type { ImportProgress } from '../../db/import/import-events.ts';
import { describeProblem, isClientDisconnect } from './problem-details.ts';

const TELLING_MS = 200;

/** How far a long call is, and whether whoever asked is still there. */
export interface LongTask {
  readonly tell?: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Answers a call that may take minutes. Asked for its progress, it answers lines of JSON as it goes on: the status is out
 * before the outcome is known, and the last line tells the outcome or the problem. Whoever hangs up before wants none of it.
 */
export async function sendWithProgress(
  request: Request,
  response: Response,
  progress: boolean,
  act: (call: LongTask) => Promise<unknown>,
): Promise<void> {
  const giveUp = new AbortController();
  response.once('close', () => giveUp.abort(departure()));
  const { signal } = giveUp;
  if (!progress) {
    response.json(await act({ signal }));
    return;
  }
  // Pressed, the lines would wait for one another.
  response.set({ 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store, no-transform' });
  const write = (line: unknown) => response.write(`${JSON.stringify(line)}\n`);
  try {
    write({ report: await act({ signal, tell: sometimes((each) => write({ progress: each })) }) });
  } catch (error) {
    if (isClientDisconnect(error) || response.destroyed) throw error;
    write({ problem: describeProblem(error, request).details });
  }
  response.end();
}

/** Each step at once, and its progress some times a second. */
function sometimes(tell: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let toldMs = Number.NEGATIVE_INFINITY;
  let step = '';
  return (progress) => {
    const nowMs = performance.now();
    if (progress.step === step && nowMs - toldMs < TELLING_MS) return;
    step = progress.step;
    toldMs = nowMs;
    tell(progress);
  };
}

function departure(): Error {
  return Object.assign(new Error('The client left before the end.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
