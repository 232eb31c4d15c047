import type { TimelineArrow } from '../../../domain/timeline/timeline.ts';
import { type Box, type Frame, isInside, meets } from '../scale/frame.ts';
import type { MeasureText } from '../scale/ticks.ts';
import { boxAround, padBox } from './box.ts';
import type { Mark } from './layout-marks.ts';
import type { Occupancy } from './occupancy.ts';

/** An arrow from an event to its response. */
export interface Arrow {
  readonly link: TimelineArrow;
  /** Its ends, and the heights of the two control points of the curve, which are above or below its ends. */
  readonly from: Point;
  readonly to: Point;
  readonly handleYPx: readonly [from: number, to: number];
  /** Radius of the response's mark. The arrowhead ends before it. */
  readonly toRadiusPx: number;
}

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** The number of days between an event and its response, written on the arrow. */
export interface Lag {
  readonly link: TimelineArrow;
  readonly text: string;
  readonly box: Box;
}

/**
 * Arrows between the marks in `markOf`. Each leaves its marks toward the axis: an S curve to the other side, or
 * a U curve on the same side.
 *
 *     event ╮
 *     ──────┼─────╮──────  axis
 *                 ╰ response
 */
export function placeArrows(
  links: readonly TimelineArrow[],
  markOf: ReadonlyMap<string, Mark>,
  frame: Frame,
): Arrow[] {
  return links.flatMap((link) => {
    const from = markOf.get(link.act);
    const to = markOf.get(link.answer);
    return from && to ? [arrowBetween(link, from, to, frame)] : [];
  });
}

/** Ids of all events connected with one by responses, directly or not, including itself. */
export function chainOf(id: string, links: readonly TimelineArrow[]): ReadonlySet<string> {
  const chain = new Set([id]);
  let sizeBefore = 0;
  while (chain.size > sizeBefore) {
    sizeBefore = chain.size;
    for (const { act, answer } of links) {
      if (chain.has(act)) chain.add(answer);
      else if (chain.has(answer)) chain.add(act);
    }
  }
  return chain;
}

function arrowBetween(link: TimelineArrow, actMark: Mark, responseMark: Mark, frame: Frame): Arrow {
  const { xPx: x1, yPx: y1 } = actMark;
  const { xPx: x2, yPx: y2 } = responseMark;
  const above1 = y1 < frame.axisYPx;
  const above2 = y2 < frame.axisYPx;
  let c1: number;
  let c2: number;
  if (above1 !== above2) {
    c1 = y1 + (frame.axisYPx - y1) * 0.9;
    c2 = y2 + (frame.axisYPx - y2) * 0.9;
  } else {
    const inward = above1 ? Math.max(y1, y2) : Math.min(y1, y2);
    const sagPx = Math.min(16 + Math.abs(x2 - x1) * 0.22, Math.abs(frame.axisYPx - inward) * 0.85 + 12);
    c1 = inward + (above1 ? sagPx : -sagPx);
    c2 = c1;
  }
  return {
    link,
    from: { xPx: x1, yPx: y1 },
    to: { xPx: x2, yPx: y2 },
    handleYPx: [c1, c2],
    toRadiusPx: responseMark.radiusPx,
  };
}

/** The curve as SVG path data. */
export function arrowPath({ from, to, handleYPx: [c1, c2] }: Arrow): string {
  const at = (xPx: number, yPx: number) => `${round(xPx)},${round(yPx)}`;
  return `M${at(from.xPx, from.yPx)}C${at(from.xPx, c1)} ${at(to.xPx, c2)} ${at(to.xPx, to.yPx)}`;
}

const HEAD_LENGTH_PX = 7;
const HEAD_HALF_PX = 3;
const HEAD_GAP_PX = 2;
const STEP = 0.004;

/** The arrowhead as SVG path data; empty if the curve is too short. */
export function headPath(arrow: Arrow): string {
  const { from, to, toRadiusPx } = arrow;
  const lengthPx = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx);
  if (lengthPx < toRadiusPx * 2 + HEAD_LENGTH_PX * 2) return '';
  // Find the point of the curve at the base of the head, to give the head the direction of the curve there.
  let share = 1;
  let nearPx = 0;
  let near: Point = to;
  while (nearPx < toRadiusPx + HEAD_GAP_PX + HEAD_LENGTH_PX && share > 0.5) {
    share -= STEP;
    near = pointOn(arrow, share);
    nearPx = Math.hypot(to.xPx - near.xPx, to.yPx - near.yPx);
  }
  if (nearPx === 0) return '';
  const x = (to.xPx - near.xPx) / nearPx;
  const y = (to.yPx - near.yPx) / nearPx;
  const tipPx = toRadiusPx + HEAD_GAP_PX;
  const at = (alongPx: number, asidePx: number) =>
    `${round(to.xPx - x * alongPx - y * asidePx)},${round(to.yPx - y * alongPx + x * asidePx)}`;
  const basePx = tipPx + HEAD_LENGTH_PX;
  return `M${at(tipPx, 0)}L${at(basePx, HEAD_HALF_PX)}L${at(basePx, -HEAD_HALF_PX)}Z`;
}

/** The point at a share (0–1) of the curve's parameter. */
export function pointOn({ from, to, handleYPx: [c1, c2] }: Arrow, share: number): Point {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return {
    xPx: (a + b) * from.xPx + (c + d) * to.xPx,
    yPx: a * from.yPx + b * c1 + c * c2 + d * to.yPx,
  };
}

const ALONG_PX = 5;

/** Small boxes along the curve, to test for overlaps. */
export function boxesAlong(arrow: Arrow): Box[] {
  const { from, to, handleYPx } = arrow;
  const reachPx =
    Math.abs(to.xPx - from.xPx) + Math.abs(handleYPx[0] - from.yPx) + Math.abs(handleYPx[1] - to.yPx);
  const steps = Math.min(Math.max(Math.ceil(reachPx / ALONG_PX), 1), 200);
  return Array.from({ length: steps + 1 }, (_, step) => {
    return boxAround(pointOn(arrow, step / steps), 1);
  });
}

/** Shares of the curve to try for its lag, in this order. */
const LAG_SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const LAG_LINE_PX = 14;
const MIN_LENGTH_WITH_LAG_PX = 46;

/** Places a lag on each arrow that is long enough, clear of marks, of `taken` and of other lags. Others get none. */
export function placeLags(
  arrows: readonly Arrow[],
  bounds: Box,
  occupied: Occupancy,
  formatLag: (link: TimelineArrow) => string,
  measure: MeasureText,
  taken: readonly Box[] = [],
): Lag[] {
  const lags: Lag[] = [];
  for (const arrow of arrows) {
    if (Math.hypot(arrow.to.xPx - arrow.from.xPx, arrow.to.yPx - arrow.from.yPx) < MIN_LENGTH_WITH_LAG_PX)
      continue;
    const text = formatLag(arrow.link);
    const halfPx = measure(text) / 2 + 2;
    const boxes = LAG_SHARES.map((share) => boxAround(pointOn(arrow, share), halfPx, LAG_LINE_PX / 2));
    // One lag is enough for neighbouring arrows of the same number of days.
    if (
      lags.some((lag) => lag.text === text && boxes.some((each) => meets(padBox(lag.box, LAG_LINE_PX), each)))
    )
      continue;
    const box = boxes.find(
      (each) =>
        isInside(each, bounds) &&
        !occupied.meets(each) &&
        !lags.some((lag) => meets(lag.box, each)) &&
        !taken.some((other) => meets(other, each)),
    );
    if (box) lags.push({ link: arrow.link, text, box });
  }
  return lags;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
