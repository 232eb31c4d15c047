/** Samples, in ms unless said otherwise. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly samples: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), samples: samples.length };
}

/** The nearest rank: a value that was measured, not one in between. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

export function medianOf(samples: readonly number[]): number {
  return spreadOf(samples).p50;
}

interface Bounds {
  readonly times: number;
  readonly withinMs: number;
}

/** How long each call took, one after the other; ends at whichever bound comes first, after one call at least. */
export async function timeEach(call: (turn: number) => Promise<unknown>, bounds: Bounds): Promise<number[]> {
  const endMs = performance.now() + bounds.withinMs;
  const samples: number[] = [];
  while (samples.length < bounds.times && (samples.length === 0 || performance.now() < endMs)) {
    const startMs = performance.now();
    await call(samples.length);
    samples.push(performance.now() - startMs);
  }
  return samples;
}

/** Calls a second that all callers together get through, each starting its next call when the last has ended. */
export async function callsPerSecond(
  callers: readonly (() => Promise<unknown>)[],
  withinMs: number,
): Promise<number> {
  const startMs = performance.now();
  let calls = 0;
  await Promise.all(
    callers.map(async (call) => {
      while (performance.now() - startMs < withinMs) {
        await call();
        calls += 1;
      }
    }),
  );
  return (calls * 1000) / (performance.now() - startMs);
}
