import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steadyPxPerDay, timeScale } from '../../../../web/timeline/scale/time-scale.ts';
import {
  clampSpan,
  daySpanOf,
  interpolateSpan,
  isSameSpan,
  panSpan,
  spanLength,
  timeSpanOf,
  zoomSpan,
} from '../../../../web/timeline/scale/time-span.ts';
import { anySpan } from '../test-timeline.ts';

describe('time scale', () => {
  it('maps 40–140 days to 200–1000 px', () => {
    const scale = timeScale({ start: 40, end: 140 }, 200, 1000);
    expect([40, 90, 140].map(scale.xOf)).toEqual([200, 600, 1000]);
    expect([200, 600, 1000].map(scale.dayAt)).toEqual([40, 90, 140]);
    expect(scale.pxPerDay).toBe(8);
  });

  it('converts a pixel to a day and back', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 0, max: 2000 }), (span, px) => {
        const scale = timeScale(span, 80, 1400);
        expect(scale.xOf(scale.dayAt(px))).toBeCloseTo(px, 6);
      }),
    );
  });

  it('rounds down to a steady scale that stays the same over small zoom changes', () => {
    expect(steadyPxPerDay(1.05)).toBe(steadyPxPerDay(1.15));
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 500, noNaN: true }), (pxPerDay) => {
        expect(steadyPxPerDay(pxPerDay)).toBeLessThanOrEqual(pxPerDay * (1 + 1e-6));
        expect(steadyPxPerDay(pxPerDay)).toBeGreaterThan(pxPerDay * 0.8);
      }),
    );
  });
});

describe('time span', () => {
  const bounds = { start: 0, end: 1000, minDays: 3 };

  it('converts to whole days and back', () => {
    expect(daySpanOf(timeSpanOf({ first: 5, last: 5 }))).toEqual({ first: 5, last: 5 });
    expect(daySpanOf({ start: 4.6, end: 9.4 })).toEqual({ first: 5, last: 8 });
  });

  it('zooms about the day under the pointer', () => {
    const zoomed = zoomSpan({ start: 100, end: 300 }, 2, 150, bounds);
    expect(zoomed).toEqual({ start: 125, end: 225 });
    expect(timeScale(zoomed, 0, 800).xOf(150)).toBe(timeScale({ start: 100, end: 300 }, 0, 800).xOf(150));
  });

  it('is limited to three days and to the bounds when zoomed', () => {
    expect(spanLength(zoomSpan({ start: 100, end: 110 }, 50, 105, bounds))).toBe(3);
    expect(zoomSpan({ start: 100, end: 900 }, 0.1, 400, bounds)).toEqual({ start: 0, end: 1000 });
  });

  it('is exactly the bounds when zoomed out from any window', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 990, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (start, at) => {
          expect(zoomSpan({ start, end: start + 9.7 }, 0.0001, at, bounds)).toEqual({ start: 0, end: 1000 });
        },
      ),
    );
  });

  it('stops at the bounds when panned', () => {
    expect(panSpan({ start: 100, end: 300 }, -500, bounds)).toEqual({ start: 0, end: 200 });
    expect(panSpan({ start: 100, end: 300 }, 5000, bounds)).toEqual({ start: 800, end: 1000 });
  });

  it('is clamped into the bounds from any span', () => {
    fc.assert(
      fc.property(anySpan, ({ start, end }) => {
        const clamped = clampSpan({ start: start % 3000, end: (start % 3000) + (end - start) }, bounds);
        expect(clamped.start).toBeGreaterThanOrEqual(0);
        expect(clamped.end).toBeLessThanOrEqual(1000 + 1e-9);
        expect(spanLength(clamped)).toBeGreaterThanOrEqual(3 - 1e-9);
      }),
    );
  });

  it('is interpolated by equal ratios of length', () => {
    const from = { start: 0, end: 1600 };
    const to = { start: 300, end: 400 };
    expect(spanLength(interpolateSpan(from, to, 0.5))).toBeCloseTo(400, 6);
    expect(
      isSameSpan(interpolateSpan(from, to, 0), from) && isSameSpan(interpolateSpan(from, to, 1), to),
    ).toBe(true);
    expect(interpolateSpan({ start: 0, end: 10 }, { start: 20, end: 30 }, 0.5)).toEqual({
      start: 10,
      end: 20,
    });
  });
});
