import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChangeAnnouncer } from '../../../web/live/change-announcer.ts';
import { RecentChanges } from '../../../web/live/recent-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('RecentChanges', () => {
  it('marks each event for four seconds', () => {
    const changes = new RecentChanges();
    changes.add(['a', 'b']);
    vi.advanceTimersByTime(3_000);
    changes.add(['c']);
    expect([...changes.ids.value]).toEqual(['a', 'b', 'c']);
    vi.advanceTimersByTime(1_000);
    expect([...changes.ids.value]).toEqual(['c']);
    vi.advanceTimersByTime(3_000);
    expect([...changes.ids.value]).toEqual([]);
  });

  it('restarts the time for many changes', () => {
    const changes = new RecentChanges();
    changes.addMany();
    vi.advanceTimersByTime(3_000);
    changes.addMany();
    vi.advanceTimersByTime(3_000);
    expect(changes.hasMany.value).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(changes.hasMany.value).toBe(false);
  });
});

describe('ChangeAnnouncer', () => {
  it('adds changes within ten seconds to the next announcement', () => {
    const announced: (number | undefined)[] = [];
    const announcer = new ChangeAnnouncer((count) => announced.push(count));
    announcer.add(1);
    announcer.add(2);
    vi.advanceTimersByTime(10_000);
    announcer.add(4);
    vi.advanceTimersByTime(10_000);
    announcer.add(undefined);
    expect(announced).toEqual([1, 6, undefined]);
  });
});
