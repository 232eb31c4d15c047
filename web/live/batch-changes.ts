import type { LiveUpdate } from './live-stream.ts';

const MIN_WAIT_MS = 300;
const MAX_WAIT_MS = 3_000;
/** During a burst that does not end, a batch is reported after this many waits. */
const MAX_WAITS = 3;

export interface UpdateBatcher {
  add(update: LiveUpdate): void;
  stop(): void;
}

/**
 * Combines updates that arrive shortly after each other, so that they cause one refresh. While updates keep arriving, it
 * waits longer each time, up to a few seconds. `random` returns a number from 0 to 1.
 */
export function batchUpdates(
  onBatch: (update: LiveUpdate) => void,
  random: () => number = Math.random,
): UpdateBatcher {
  let batch: LiveUpdate | undefined;
  let waitMs = MIN_WAIT_MS;
  let startedMs = 0;
  let reportedMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    const finished = batch;
    batch = undefined;
    reportedMs = Date.now();
    if (finished) onBatch(finished);
  }

  return {
    add(update) {
      const nowMs = Date.now();
      if (!batch) {
        startedMs = nowMs;
        const isBurst = nowMs - reportedMs < 2 * waitMs;
        waitMs = isBurst ? Math.min(waitMs * 2, MAX_WAIT_MS) : MIN_WAIT_MS;
      }
      batch = batch ? combine(batch, update) : update;
      clearTimeout(timer);
      // Random, so that the pages of all users do not query the server at the same moment.
      const delayMs = waitMs * (1 + random() / 3);
      timer = setTimeout(flush, Math.max(0, Math.min(delayMs, startedMs + MAX_WAITS * waitMs - nowMs)));
    },
    stop: () => clearTimeout(timer),
  };
}

function combine(earlier: LiveUpdate, later: LiveUpdate): LiveUpdate {
  const { latest } = later;
  if (typeof earlier.changes !== 'string' && typeof later.changes !== 'string')
    return { latest, changes: [...earlier.changes, ...later.changes] };
  const hasChanges = earlier.changes !== 'unsure' || later.changes !== 'unsure';
  return { latest, changes: hasChanges ? 'many' : 'unsure' };
}
