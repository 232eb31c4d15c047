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
const news = (number: number): LiveUpdate => ({ latest: number, changes: [change(number)] });

describe('News that come together', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are told once, in order, soon after the first', () => {
    const told: LiveUpdate[] = [];
    const burst = batchUpdates(
      (each) => told.push(each),
      () => 0,
    );
    for (const number of [1, 2, 3]) burst.add(news(number));
    vi.advanceTimersByTime(299);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([{ latest: 3, changes: [change(1), change(2), change(3)] }]);
  });

  it('and do not end are told in parts, further and further apart', () => {
    const told: number[] = [];
    const burst = batchUpdates(
      () => told.push(Date.now()),
      () => 0,
    );
    for (let number = 1; number <= 600; number += 1) {
      burst.add(news(number));
      vi.advanceTimersByTime(100);
    }
    // A minute of a change every tenth of a second.
    expect(told.length).toBeGreaterThan(4);
    expect(told.length).toBeLessThan(25);
    const gaps = told.slice(1).map((at, index) => at - (told[index] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThan(4_000);
  });

  it('of many changes and of single ones are of many', () => {
    const told: LiveUpdate[] = [];
    const burst = batchUpdates(
      (each) => told.push(each),
      () => 0,
    );
    burst.add(news(1));
    burst.add({ latest: 500, changes: 'many' });
    vi.runAllTimers();
    expect(told).toEqual([{ latest: 500, changes: 'many' }]);
  });
});
