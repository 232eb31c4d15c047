import { describe, expect, it } from 'vitest';
import type { TensionPoint } from '../../../../web/analysis/tension/chosen-point.ts';
import { movedPoint, tensionGeometry } from '../../../../web/analysis/tension/tension-geometry.ts';

/** Three months of 30 days. */
const POINTS: readonly TensionPoint[] = [
  { first_day: 0, last_day: 29, events: 1, upper: 10, lower: 0, together: 10 },
  { first_day: 30, last_day: 59, events: 2, upper: 20, lower: 30, together: 50 },
  { first_day: 60, last_day: 89, events: 1, upper: 5, lower: 6, together: 11 },
];
const geometry = tensionGeometry(POINTS, 1_000);

describe('the point nearest to the pointer', () => {
  it('is in the period under it', () => {
    const indexAt = (day: number) => geometry.nearest(geometry.time.xOf(day), 0)?.index;
    expect([0, 29.9, 30, 59.9, 60, 89].map(indexAt)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('is the first or last one beyond the edges', () => {
    expect(geometry.nearest(-500, 0)?.index).toBe(0);
    expect(geometry.nearest(5_000, 0)?.index).toBe(2);
  });

  it('is on the line whose level is nearest', () => {
    const sideAt = (level: number) => geometry.nearest(geometry.time.xOf(45), geometry.levels(level))?.side;
    expect([0, 24, 31, 39, 41].map(sideAt)).toEqual(['upper', 'upper', 'lower', 'lower', 'together']);
  });
});

describe('names at the ends of the lines', () => {
  it('are in the order of their levels and never overlap', () => {
    const names = geometry.nameBaselines();
    expect(names.map(({ side }) => side)).toEqual(['together', 'lower', 'upper']);
    const gaps = names.slice(1).map(({ yPx }, index) => yPx - (names[index]?.yPx ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
  });

  it('are omitted in a narrow chart', () => {
    expect(tensionGeometry(POINTS, 400).isNarrow).toBe(true);
    expect(geometry.isNarrow).toBe(false);
  });
});

it('a line has a point at the end of each period', () => {
  const path = geometry.linePath('together');
  const xs = [...path.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
  expect(xs).toHaveLength(3);
  for (const [index, x] of xs.entries())
    expect(x).toBeCloseTo(geometry.time.xOf((POINTS[index]?.last_day ?? 0) + 0.5), 0);
});

describe('a key that moves the point', () => {
  const from = { index: 1, side: 'lower' } as const;
  it.each([
    ['ArrowLeft', { index: 0, side: 'lower' }],
    ['ArrowRight', { index: 2, side: 'lower' }],
    ['ArrowUp', { index: 1, side: 'upper' }],
    ['ArrowDown', { index: 1, side: 'together' }],
    ['Home', { index: 0, side: 'lower' }],
    ['End', { index: 2, side: 'lower' }],
    ['a', undefined],
  ] as const)('%s', (key, expected) => {
    expect(movedPoint(from, key, POINTS.length)).toEqual(expected);
  });

  it('and stops at the ends', () => {
    expect(movedPoint({ index: 0, side: 'upper' }, 'ArrowLeft', 3)).toEqual({ index: 0, side: 'upper' });
    expect(movedPoint({ index: 2, side: 'together' }, 'ArrowRight', 3)?.index).toBe(2);
    expect(movedPoint({ index: 2, side: 'together' }, 'ArrowDown', 3)?.side).toBe('together');
  });
});
