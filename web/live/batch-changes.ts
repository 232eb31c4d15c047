import type { LiveUpdate } from './live-stream.ts';

/** How long it waits for more before it tells. */
const SHORTEST_MS = 300;
const LONGEST_MS = 3_000;
/** A burst that does not end is told in parts. */
const WAITS_AT_MOST = 3;

export interface UpdateBatcher {
  add(news: LiveUpdate): void;
  stop(): void;
}

/**
 * Gathers news that come together, so that they cost a page one refresh. While they go on coming it waits longer and
 * longer, up to some seconds.
 */
export function batchUpdates(
  tell: (news: LiveUpdate) => void,
  spread: () => number = Math.random,
): UpdateBatcher {
  let gathered: LiveUpdate | undefined;
  let waitMs = SHORTEST_MS;
  let sinceMs = 0;
  let toldMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    const news = gathered;
    gathered = undefined;
    toldMs = Date.now();
    if (news) tell(news);
  }

  return {
    add(news) {
      const nowMs = Date.now();
      if (!gathered) {
        sinceMs = nowMs;
        const goesOn = nowMs - toldMs < 2 * waitMs;
        waitMs = goesOn ? Math.min(waitMs * 2, LONGEST_MS) : SHORTEST_MS;
      }
      gathered = gathered ? together(gathered, news) : news;
      clearTimeout(timer);
      // Not all pages at the same instant: the server that tells them is asked by each of them.
      const moreMs = waitMs * (1 + spread() / 3);
      timer = setTimeout(flush, Math.max(0, Math.min(moreMs, sinceMs + WAITS_AT_MOST * waitMs - nowMs)));
    },
    stop: () => clearTimeout(timer),
  };
}

function together(earlier: LiveUpdate, later: LiveUpdate): LiveUpdate {
  const { latest } = later;
  if (typeof earlier.changes !== 'string' && typeof later.changes !== 'string')
    return { latest, changes: [...earlier.changes, ...later.changes] };
  const isSure = earlier.changes !== 'unsure' || later.changes !== 'unsure';
  return { latest, changes: isSure ? 'many' : 'unsure' };
}
