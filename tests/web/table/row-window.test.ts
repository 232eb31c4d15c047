import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowWindow, scrollToShow, visibleRows } from '../../../web/table/row-window.ts';

// Ten visible rows of 10 px.
const AT_TOP = { scrollTopPx: 0, heightPx: 100, rowPx: 10, count: 1000 };

describe('the rows of a long table', () => {
  test('are visible by their height', () => {
    expect(visibleRows(AT_TOP)).toEqual({ first: 0, end: 10 });
    expect(visibleRows({ ...AT_TOP, scrollTopPx: 25 })).toEqual({ first: 2, end: 13 });
    expect(visibleRows({ ...AT_TOP, count: 3 })).toEqual({ first: 0, end: 3 });
  });

  test('are rendered a little beyond both edges, in steps', () => {
    expect(rowWindow(AT_TOP)).toEqual({ first: 0, end: 24 });
    expect(rowWindow({ ...AT_TOP, scrollTopPx: 5_000 })).toEqual({ first: 488, end: 520 });
  });

  test('are rendered in a bounded number that includes the visible ones, at any scroll position', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 2_000_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (scrollTopPx, count) => {
          const scroll = { ...AT_TOP, scrollTopPx, count };
          const rendered = rowWindow(scroll);
          const visible = visibleRows(scroll);
          expect(rendered.end - rendered.first).toBeLessThanOrEqual(42);
          expect(rendered.first).toBeLessThanOrEqual(visible.first);
          expect(rendered.end).toBeGreaterThanOrEqual(visible.end);
        },
      ),
    );
  });

  test('do not scroll to a row that is fully visible', () => {
    expect(scrollToShow(5, AT_TOP)).toBe(0);
  });

  test('scroll as little as possible to a row nearby', () => {
    expect(scrollToShow(10, AT_TOP)).toBe(10);
    expect(scrollToShow(18, { ...AT_TOP, scrollTopPx: 200 })).toBe(180);
  });

  test('scroll so that a distant row is in the middle', () => {
    expect(scrollToShow(500, AT_TOP)).toBe(4_955);
    expect(scrollToShow(0, { ...AT_TOP, scrollTopPx: 5_000 })).toBe(0);
  });
});
