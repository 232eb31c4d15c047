/** Percentiles of samples, in ms. */
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

/** Nearest rank: always a measured value. */
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

/** The duration of each of a series of calls. Stops at the first bound reached, after at least one call. */
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

/** Calls per second of all callers together; each starts its next call when the last has ended. */
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
