import { type ScaleLinear, scaleLinear } from 'd3';

/** Approximate number of grid lines in a chart of levels. */
export const LEVEL_TICKS = 5;
const MIN_RANGE = 0.01;

/** Levels to pixels, the highest at the top. The domain is rounded outward to ticks, and contains zero. */
export function levelScale(
  levels: readonly number[],
  topPx: number,
  bottomPx: number,
): ScaleLinear<number, number> {
  const highest = Math.max(0, ...levels);
  const lowest = Math.min(0, ...levels);
  // Levels that are all zero, or nearly, still need a scale.
  const domain = [lowest, Math.max(highest, lowest + MIN_RANGE)];
  return scaleLinear(domain, [bottomPx, topPx]).nice(LEVEL_TICKS);
}
