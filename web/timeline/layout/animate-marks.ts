import type { Mark } from './layout-marks.ts';

/** Where marks were drawn last, by event. */
export type DrawnMarks = ReadonlyMap<string, Pick<Mark, 'yPx' | 'radiusPx'>>;

const NEAR_PX = 0.4;

/**
 * Marks on their way from where they were drawn to where they belong: up and down and in size only, since sideways they
 * follow the hand. At a share of 1 they are there.
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
