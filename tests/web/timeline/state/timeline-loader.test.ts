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

interface Asked {
  readonly request: TimelineRequest;
  readonly signal: AbortSignal;
  answer(name?: string, complete?: boolean): void;
  fail(reason: Error): void;
}

/** A loader whose questions wait until a test answers them, in whatever order it likes. */
function aLoader() {
  const asked: Asked[] = [];
  const told: LoadState[] = [];
  const loader = createTimelineLoader({
    fetch: (request, signal) =>
      new Promise((resolve, reject) => {
        asked.push({
          request,
          signal,
          answer: (name = '', complete = false) => resolve({ ...anAnswer(request, name), complete }),
          fail: reject,
        });
      }),
    changed: (known) => told.push(known),
  });
  const last = () => told.at(-1);
  /** Lets time and promises pass. */
  const settle = () => vi.advanceTimersByTimeAsync(100);
  return { loader, asked, last, settle };
}

function anAnswer({ timeWindow }: TimelineRequest, name: string): TimelineResult {
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

function aWish(span?: TimeSpan, wish: Partial<WindowRequest> = {}): WindowRequest {
  return {
    key: 'all',
    filter: {},
    sides: { upper: 'XR', lower: 'XF' },
    widthPx: 1000,
    span,
    bounds: { start: 0, end: 10_000 },
    ...wish,
  };
}

describe('the timeline’s loader', () => {
  it('asks for the whole extent once, and for a window with as much again on both sides', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    await settle();
    expect(asked.map(({ request: { timeWindow, widthPx } }) => ({ timeWindow, widthPx }))).toEqual([
      { timeWindow: undefined, widthPx: 1000 },
      { timeWindow: { first: 900, last: 1199 }, widthPx: 3000 },
    ]);
  });

  it('asks for nothing outside the bounds', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish({ start: 10, end: 110 }));
    await settle();
    expect(asked[1]?.request.timeWindow).toEqual({ first: 0, last: 209 });
  });

  it('asks for no window of what it knows event by event', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish());
    asked[0]?.answer('all', true);
    await settle();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    await settle();
    expect(asked.length).toBe(1);
  });

  it('asks for nothing more while a hand pans within what is there', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    for (const each of asked) each.answer();
    await settle();
    loader.wish(aWish({ start: 1040, end: 1140 }));
    await settle();
    expect(asked.length).toBe(2);
  });

  it('asks on the way for where a glide is going, and shows what holds all that is passed', async () => {
    const { loader, asked, last, settle } = aLoader();
    loader.wish(aWish());
    asked[0]?.answer('all of it');
    await settle();
    const ahead = { start: 1000, end: 1100 };
    for (let step = 0; step < 8; step += 1) {
      loader.wish(aWish({ start: step * 100, end: 9000 - step * 900 }, { ahead }));
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked[1]?.request.timeWindow).toEqual({ first: 900, last: 1199 });
    asked[1]?.answer('near');
    await settle();
    // Still on the way: the near one does not hold what is passed.
    expect(last()?.near?.total).toBe('all of it'.length);
    loader.wish(aWish(ahead));
    expect(last()?.near?.total).toBe('near'.length);
    await settle();
    expect(asked.length).toBe(2);
  });

  it('has a window just left still there', async () => {
    const { loader, asked, last, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    for (const each of asked) each.answer('first');
    await settle();
    loader.wish(aWish({ start: 5000, end: 5100 }));
    await settle();
    asked[2]?.answer('second');
    await settle();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    await settle();
    expect(asked.length).toBe(3);
    expect(last()?.near?.first_day).toBe(900);
  });

  it('gives up a window that is no longer wanted', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    await settle();
    loader.wish(aWish({ start: 5000, end: 5100 }));
    await settle();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  });

  it('never shows a stale answer in place of a newer one', async () => {
    const { loader, asked, last, settle } = aLoader();
    loader.wish(aWish(undefined, { key: 'old' }));
    await settle();
    loader.wish(aWish(undefined, { key: 'new' }));
    await settle();
    asked[1]?.answer('newer');
    await settle();
    asked[0]?.answer('old');
    await settle();
    expect(last()?.whole?.total).toBe('newer'.length);
  });

  it('shows nothing of one filter under another', async () => {
    const { loader, asked, last, settle } = aLoader();
    loader.wish(aWish(undefined, { key: 'old' }));
    asked[0]?.answer('old');
    await settle();
    loader.wish(aWish(undefined, { key: 'new' }));
    await settle();
    expect([last()?.whole, last()?.near, last()?.isLoading]).toEqual([undefined, undefined, true]);
  });

  it('tells an error, keeps what it has, and asks again when told to', async () => {
    const { loader, asked, last, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    asked[0]?.answer('whole');
    asked[1]?.fail(new Error('the line is dead'));
    await settle();
    expect(last()?.error).toEqual(new Error('the line is dead'));
    expect(last()?.whole?.total).toBe('whole'.length);
    loader.retry();
    await settle();
    expect(asked.length).toBe(3);
    expect(last()?.error).toBeUndefined();
  });

  it('asks nothing more once stopped', async () => {
    const { loader, asked, settle } = aLoader();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    loader.stop();
    loader.wish(aWish({ start: 1000, end: 1100 }));
    await settle();
    expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
  });
});
