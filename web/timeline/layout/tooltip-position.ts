import { type Box, type Frame, meets } from '../scale/frame.ts';
import { type Arrow, boxesAlong, type Point } from './arrows/layout-arrows.ts';
import { padBox } from './box.ts';
import type { Mark } from './layout-marks.ts';

const GAP_PX = 10;
const EDGE_PX = 4;

/**
 * The position of a tooltip beside a mark that covers the least of the arrows from and to it. In case of a
 * tie it is above, else below, right, left, or at a corner.
 */
export function placeTooltip(
  mark: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>,
  size: { readonly width: number; readonly height: number },
  arrows: readonly Arrow[],
  { widthPx, heightPx }: Pick<Frame, 'widthPx' | 'heightPx'>,
): Point {
  const { xPx, yPx, radiusPx } = mark;
  const awayPx = radiusPx + GAP_PX;
  const middle = { x: xPx - size.width / 2, y: yPx - size.height / 2 };
  const above = yPx - awayPx - size.height;
  const below = yPx + awayPx;
  const right = xPx + awayPx;
  const left = xPx - awayPx - size.width;
  const lines = arrows.flatMap(boxesAlong);
  let best: Point = { xPx: 0, yPx: 0 };
  let leastCovered = Number.POSITIVE_INFINITY;
  for (const [x, y] of [
    [middle.x, above],
    [middle.x, below],
    [right, middle.y],
    [left, middle.y],
    [right, above],
    [left, above],
    [right, below],
    [left, below],
  ] as const) {
    const place = {
      xPx: Math.min(Math.max(x, EDGE_PX), Math.max(widthPx - size.width - EDGE_PX, EDGE_PX)),
      yPx: Math.min(Math.max(y, EDGE_PX), Math.max(heightPx - size.height - EDGE_PX, EDGE_PX)),
    };
    const box = {
      left: place.xPx,
      right: place.xPx + size.width,
      top: place.yPx,
      bottom: place.yPx + size.height,
    };
    // On the mark itself only if there is no other place.
    const covered =
      lines.filter((line) => meets(line, box)).length +
      (isInside({ xPx, yPx }, padBox(box, radiusPx)) ? lines.length + 1 : 0);
    if (covered >= leastCovered) continue;
    best = place;
    leastCovered = covered;
  }
  return best;
}

function isInside({ xPx, yPx }: Point, { left, right, top, bottom }: Box): boolean {
  return xPx > left && xPx < right && yPx > top && yPx < bottom;
}
