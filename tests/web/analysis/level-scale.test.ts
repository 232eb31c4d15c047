import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVEL_TICKS, levelScale } from '../../../web/analysis/level-scale.ts';

const anyLevels = fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { maxLength: 30 });

test('places every level inside the plot, higher levels further up', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const scale = levelScale(levels, 10, 300);
      const sorted = [...levels].sort((a, b) => a - b).map((level) => scale(level));
      for (const [index, y] of sorted.entries()) {
        expect(y).toBeGreaterThanOrEqual(10 - 1e-6);
        expect(y).toBeLessThanOrEqual(300 + 1e-6);
        if (index > 0) expect(y).toBeLessThanOrEqual((sorted[index - 1] ?? 0) + 1e-9);
      }
    }),
  );
});

test('has a few round ticks, always including zero', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const ticks = levelScale(levels, 10, 300).ticks(LEVEL_TICKS);
      expect(ticks.some((tick) => Math.abs(tick) < 1e-9)).toBe(true);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(11);
    }),
  );
  expect(levelScale([-33, 108.4], 10, 300).ticks(LEVEL_TICKS)).toEqual([-50, 0, 50, 100, 150]);
});
