import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TimelineResult } from '../../../../domain/timeline/timeline.ts';
import type { TimelineRequest } from '../../../../web/api/timeline.ts';
import type { TimeSpan } from '../../../../web/timeline/scale/time-span.ts';
import {
  createTimelineLoader,
  type LoadState,
  type WindowRequest,
} from '../../../../web/timeline/state/timeline-loader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface FetchCall {
  readonly request: TimelineRequest;
  readonly signal: AbortSignal;
  respond(name?: string, complete?: boolean): void;
  fail(reason: Error): void;
}

/** A loader whose requests wait until the test responds, in any order. */
function testLoader() {
  const calls: FetchCall[] = [];
  const states: LoadState[] = [];
  const loader = createTimelineLoader({
    fetchResult: (request, signal) =>
      new Promise((resolve, reject) => {
        calls.push({
          request,
          signal,
          respond: (name = '', complete = false) => resolve({ ...testResult(request, name), complete }),
          fail: reject,
        });
      }),
    onChange: (state) => states.push(state),
  });
  const last = () => states.at(-1);
  /** Runs due timers and promises. */
  const passTime = () => vi.advanceTimersByTimeAsync(100);
  return { loader, calls, last, passTime };
}

function testResult({ timeWindow }: TimelineRequest, name: string): TimelineResult {
  const { first, last } = timeWindow ?? { first: 0, last: 9999 };
  return {
    first_day: first,
    last_day: last,
    extent: { first_day: 0, last_day: 9999 },
    total: name.length,
    complete: false,
    events: [],
    arcs: [],
    bucket_days: 1,
    cells: { combinations: [], day: [], cells: [], combination: [], count: [], expelled: [] },
    tension_unit: 'month',
    tension: [],
  };
}

function testRequest(span?: TimeSpan, request: Partial<WindowRequest> = {}): WindowRequest {
  return {
    key: 'all',
    filter: {},
    sides: { upper: 'XR', lower: 'XF' },
    widthPx: 1000,
    span,
    bounds: { start: 0, end: 10_000 },
    ...request,
  };
}

describe('timeline loader', () => {
  it('requests all days once, and a window with its own length on both sides', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    await passTime();
    expect(calls.map(({ request: { timeWindow, widthPx } }) => ({ timeWindow, widthPx }))).toEqual([
      { timeWindow: undefined, widthPx: 1000 },
      { timeWindow: { first: 900, last: 1199 }, widthPx: 3000 },
    ]);
  });

  it('requests nothing outside the bounds', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest({ start: 10, end: 110 }));
    await passTime();
    expect(calls[1]?.request.timeWindow).toEqual({ first: 0, last: 209 });
  });

  it('requests no window if the result for all days is complete', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest());
    calls[0]?.respond('all', true);
    await passTime();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    await passTime();
    expect(calls.length).toBe(1);
  });

  it('requests nothing while the window moves inside a loaded result', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    for (const each of calls) each.respond();
    await passTime();
    loader.request(testRequest({ start: 1040, end: 1140 }));
    await passTime();
    expect(calls.length).toBe(2);
  });

  it('requests the target during an animation, and shows a result that contains the window', async () => {
    const { loader, calls, last, passTime } = testLoader();
    loader.request(testRequest());
    calls[0]?.respond('all of it');
    await passTime();
    const target = { start: 1000, end: 1100 };
    for (let step = 0; step < 8; step += 1) {
      loader.request(testRequest({ start: step * 100, end: 9000 - step * 900 }, { target }));
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(calls[1]?.request.timeWindow).toEqual({ first: 900, last: 1199 });
    calls[1]?.respond('near');
    await passTime();
    // The animation is still running: the result for the target does not contain the window.
    expect(last()?.detail?.total).toBe('all of it'.length);
    loader.request(testRequest(target));
    expect(last()?.detail?.total).toBe('near'.length);
    await passTime();
    expect(calls.length).toBe(2);
  });

  it('caches the previous window', async () => {
    const { loader, calls, last, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    for (const each of calls) each.respond('first');
    await passTime();
    loader.request(testRequest({ start: 5000, end: 5100 }));
    await passTime();
    calls[2]?.respond('second');
    await passTime();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    await passTime();
    expect(calls.length).toBe(3);
    expect(last()?.detail?.first_day).toBe(900);
  });

  it('aborts the request for a window that has moved on', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    await passTime();
    loader.request(testRequest({ start: 5000, end: 5100 }));
    await passTime();
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  });

  it('ignores a late result of an older request', async () => {
    const { loader, calls, last, passTime } = testLoader();
    loader.request(testRequest(undefined, { key: 'old' }));
    await passTime();
    loader.request(testRequest(undefined, { key: 'new' }));
    await passTime();
    calls[1]?.respond('newer');
    await passTime();
    calls[0]?.respond('old');
    await passTime();
    expect(last()?.whole?.total).toBe('newer'.length);
  });

  it('never shows the result of another filter', async () => {
    const { loader, calls, last, passTime } = testLoader();
    loader.request(testRequest(undefined, { key: 'old' }));
    calls[0]?.respond('old');
    await passTime();
    loader.request(testRequest(undefined, { key: 'new' }));
    await passTime();
    expect([last()?.whole, last()?.detail, last()?.isLoading]).toEqual([undefined, undefined, true]);
  });

  it('reports an error, keeps the loaded results, and retries', async () => {
    const { loader, calls, last, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    calls[0]?.respond('whole');
    calls[1]?.fail(new Error('connection lost'));
    await passTime();
    expect(last()?.error).toEqual(new Error('connection lost'));
    expect(last()?.whole?.total).toBe('whole'.length);
    loader.retry();
    await passTime();
    expect(calls.length).toBe(3);
    expect(last()?.error).toBeUndefined();
  });

  it('requests nothing after it is stopped', async () => {
    const { loader, calls, passTime } = testLoader();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    loader.stop();
    loader.request(testRequest({ start: 1000, end: 1100 }));
    await passTime();
    expect(calls.every(({ signal }) => signal.aborted)).toBe(true);
  });
});
