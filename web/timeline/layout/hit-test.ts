import type { Mark } from './layout-marks.ts';
import type { Label } from './titles/titled-marks.ts';

/** Half of the 24 px that WCAG 2.2 (2.5.8) requires for a target. */
const REACH_PX = 12;
const BAR_REACH_PX = 6;

/**
 * The event under a pointer: the mark whose edge is nearest within reach, else the label, else the uncertainty bar. Of
 * overlapping marks the smallest wins, because it is drawn on top.
 */
export function hitTest(
  xPx: number,
  yPx: number,
  marks: readonly Mark[],
  labels: readonly Label[] = [],
  reachPx: number = REACH_PX,
): string | undefined {
  return (
    nearestMark(xPx, yPx, marks, reachPx) ?? labelAt(xPx, yPx, labels) ?? uncertaintyBarAt(xPx, yPx, marks)
  );
}

function nearestMark(xPx: number, yPx: number, marks: readonly Mark[], reachPx: number): string | undefined {
  let nearest: Mark | undefined;
  let nearestPx = reachPx;
  for (const mark of marks) {
    const distancePx = Math.max(Math.hypot(mark.xPx - xPx, mark.yPx - yPx) - mark.radiusPx, 0);
    const isSmaller = distancePx === 0 && nearestPx === 0 && mark.radiusPx < (nearest?.radiusPx ?? 0);
    if (distancePx < nearestPx || isSmaller) {
      nearestPx = distancePx;
      nearest = mark;
    }
  }
  return nearest?.event.id;
}

function labelAt(xPx: number, yPx: number, labels: readonly Label[]): string | undefined {
  return labels.find(({ box }) => xPx >= box.left && xPx <= box.right && yPx >= box.top && yPx <= box.bottom)
    ?.id;
}

function uncertaintyBarAt(xPx: number, yPx: number, marks: readonly Mark[]): string | undefined {
  return marks.find(
    ({ uncertaintyBar, yPx: y }) =>
      uncertaintyBar &&
      xPx >= uncertaintyBar.fromPx &&
      xPx <= uncertaintyBar.toPx &&
      Math.abs(y - yPx) <= BAR_REACH_PX,
  )?.event.id;
}
