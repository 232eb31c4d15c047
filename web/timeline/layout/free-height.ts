import type { Box } from '../scale/frame.ts';

/** Boxes relative to a height that is still to be found: the parts of one event. */
export type Shape = readonly Box[];

interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * The height nearest to `preferred`, between `min` and `max`, at which no part of a shape overlaps a box. Undefined if there
 * is none.
 *
 *     min ├──────┤xxxxxxxx├─────┤xxxx├──────┤ max        x: an obstacle at the same place on the time axis
 *                     ^preferred
 *                         ^result
 */
export function freeHeight(
  shape: Shape,
  boxes: Iterable<Box>,
  preferred: number,
  min: number,
  max: number,
): number | undefined {
  if (min > max) return undefined;
  const blocked: Interval[] = [];
  for (const box of boxes) {
    for (const part of shape) {
      if (part.left < box.right && box.left < part.right)
        blocked.push({ from: box.top - part.bottom, to: box.bottom - part.top });
    }
  }
  const start = Math.min(Math.max(preferred, min), max);
  const above = leave(start, blocked, ({ from }) => from);
  if (above === start) return start;
  const below = leave(start, blocked, ({ to }) => to);
  const isAbove = above >= min;
  if (isAbove && below <= max) return start - above <= below - start ? above : below;
  return isAbove ? above : below <= max ? below : undefined;
}

/** Moves a height to an end of each interval that it is in, until it is in none. */
function leave(start: number, blocked: readonly Interval[], endOf: (interval: Interval) => number): number {
  let y = start;
  for (;;) {
    const inside = blocked.find(({ from, to }) => from < y && y < to);
    if (!inside) return y;
    y = endOf(inside);
  }
}
