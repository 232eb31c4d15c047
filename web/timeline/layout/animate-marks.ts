import type { Mark } from './layout-marks.ts';

/** Positions of the marks in the last frame, by event. */
export type DrawnMarks = ReadonlyMap<string, Pick<Mark, 'yPx' | 'radiusPx'>>;

/** Smaller differences are not visible. */
const NEAR_PX = 0.4;

/**
 * Marks between their last positions and their new ones, at a `share` from 0 to 1. Only the height and size are
 * animated: sideways, marks follow the window at once.
 */
export function animateMarks(
  marks: readonly Mark[],
  drawn: DrawnMarks,
  share: number,
): { marks: readonly Mark[]; isMoving: boolean } {
  let isMoving = false;
  const settled = marks.map((mark) => {
    const last = drawn.get(mark.event.id);
    if (
      !last ||
      (Math.abs(last.yPx - mark.yPx) < NEAR_PX && Math.abs(last.radiusPx - mark.radiusPx) < NEAR_PX)
    )
      return mark;
    isMoving = true;
    return {
      ...mark,
      yPx: last.yPx + (mark.yPx - last.yPx) * share,
      radiusPx: last.radiusPx + (mark.radiusPx - last.radiusPx) * share,
    };
  });
  return { marks: settled, isMoving: isMoving && share < 1 };
}
