import { expect, it } from 'vitest';
import { dayOf, isoDay } from '../../../../domain/dates/day-span.ts';
import { latestYears } from '../../../../web/timeline/state/range-windows.ts';

const LAST = dayOf(2026, 5, 18);
const BOUNDS = { start: dayOf(1991, 7), end: LAST + 200, minDays: 3 };

it.each([
  [1, '2025-05-19'],
  [5, '2021-05-19'],
  [10, '2016-05-19'],
])('the last %d years start on %s and end a little after the newest event', (years, start) => {
  const window = latestYears(years, LAST, BOUNDS);
  expect(isoDay(window?.start ?? 0)).toBe(start);
  const margin = (window?.end ?? 0) - (LAST + 1);
  expect(margin).toBeGreaterThan(0);
  expect(margin).toBeLessThan(366 * years * 0.02);
});

it('a range stays within the bounds', () => {
  expect(latestYears(1, LAST, { ...BOUNDS, end: LAST + 1 })).toEqual({
    start: dayOf(2025, 5, 19),
    end: LAST + 1,
  });
});

it('there is no range that is longer than the bounds', () => {
  expect(latestYears(50, LAST, BOUNDS)).toBeUndefined();
});

it('a range from 29 February starts after 1 March of a common year', () => {
  expect(isoDay(latestYears(1, dayOf(2024, 2, 29), BOUNDS)?.start ?? 0)).toBe('2023-03-02');
});
