import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsInSight, rowWindow, scrollToShow } from '../../../web/table/row-window.ts';

// Rows of 10 px, 100 px in sight: an expectation can be counted on ten fingers.
const AT_TOP = { scrollTopPx: 0, heightPx: 100, rowPx: 10, count: 1000 };

describe('the rows of a long table', () => {
  test('in sight are counted by their height', () => {
    expect(rowsInSight(AT_TOP)).toEqual({ first: 0, end: 10 });
    expect(rowsInSight({ ...AT_TOP, scrollTopPx: 25 })).toEqual({ first: 2, end: 13 });
    expect(rowsInSight({ ...AT_TOP, count: 3 })).toEqual({ first: 0, end: 3 });
  });

  test('are drawn a little beyond both edges, in steps', () => {
    expect(rowWindow(AT_TOP)).toEqual({ first: 0, end: 24 });
    expect(rowWindow({ ...AT_TOP, scrollTopPx: 5_000 })).toEqual({ first: 488, end: 520 });
  });

  test('drawn are bounded, and hold those in sight, wherever one scrolls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 2_000_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (scrollTopPx, count) => {
          const scrolled = { ...AT_TOP, scrollTopPx, count };
          const drawn = rowWindow(scrolled);
          const inSight = rowsInSight(scrolled);
          expect(drawn.end - drawn.first).toBeLessThanOrEqual(42);
          expect(drawn.first).toBeLessThanOrEqual(inSight.first);
          expect(drawn.end).toBeGreaterThanOrEqual(inSight.end);
        },
      ),
    );
  });

  test('do not move to show one that is wholly in sight', () => {
    expect(scrollToShow(5, AT_TOP)).toBe(0);
  });

  test('move as little as they must to show one nearby', () => {
    expect(scrollToShow(10, AT_TOP)).toBe(10);
    expect(scrollToShow(18, { ...AT_TOP, scrollTopPx: 200 })).toBe(180);
  });

  test('put one from afar in the middle', () => {
    expect(scrollToShow(500, AT_TOP)).toBe(4_955);
    expect(scrollToShow(0, { ...AT_TOP, scrollTopPx: 5_000 })).toBe(0);
  });
});
