import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventChange } from '../../../domain/events/event-change.ts';
import { batchUpdates } from '../../../web/live/batch-changes.ts';
import type { LiveUpdate } from '../../../web/live/live-stream.ts';

const change = (number: number): EventChange => ({
  change: number,
  id: `note-${number}`,
  version: 1,
  action: 'created',
  author: 'Ana',
  at: '2026-01-15T09:30:00.000Z',
});
const update = (number: number): LiveUpdate => ({ latest: number, changes: [change(number)] });

describe('batchUpdates', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reports updates that arrive together once, in order, after a short wait', () => {
    const batches: LiveUpdate[] = [];
    const batcher = batchUpdates(
      (each) => batches.push(each),
      () => 0,
    );
    for (const number of [1, 2, 3]) batcher.add(update(number));
    vi.advanceTimersByTime(299);
    expect(batches).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(batches).toEqual([{ latest: 3, changes: [change(1), change(2), change(3)] }]);
  });

  it('reports a burst that does not end in parts, at growing intervals', () => {
    const reportedMs: number[] = [];
    const batcher = batchUpdates(
      () => reportedMs.push(Date.now()),
      () => 0,
    );
    for (let number = 1; number <= 600; number += 1) {
      batcher.add(update(number));
      vi.advanceTimersByTime(100);
    }
    // One minute with a change every 0.1 s.
    expect(reportedMs.length).toBeGreaterThan(4);
    expect(reportedMs.length).toBeLessThan(25);
    const gaps = reportedMs.slice(1).map((at, index) => at - (reportedMs[index] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(4_000);
  });

  it('combines listed changes and many changes to many', () => {
    const batches: LiveUpdate[] = [];
    const batcher = batchUpdates(
      (each) => batches.push(each),
      () => 0,
    );
    batcher.add(update(1));
    batcher.add({ latest: 500, changes: 'many' });
    vi.runAllTimers();
    expect(batches).toEqual([{ latest: 500, changes: 'many' }]);
  });
});
