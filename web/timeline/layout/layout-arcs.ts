import type { TimelineArrow } from '../../../domain/timeline/timeline.ts';
import { type Box, type Frame, isInside, meets } from '../scale/frame.ts';
import type { MeasureText } from '../scale/ticks.ts';
import { boxAround, padBox } from './box.ts';
import type { Mark } from './layout-marks.ts';
import type { Occupancy } from './occupancy.ts';

/** A response, from the act's mark to the answer's. */
export interface Arc {
  readonly arc: TimelineArrow;
  /** From mark to mark, and the heights at which the curve's two handles stand over its ends. */
  readonly from: Point;
  readonly to: Point;
  readonly handleYPx: readonly [from: number, to: number];
  /** How big the answer's mark is: the head of the arrow stands before it. */
  readonly toRadiusPx: number;
}

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** An arc's days between, written on it. */
export interface Lag {
  readonly arc: TimelineArrow;
  readonly text: string;
  readonly box: Box;
}

/**
 * A thin curve from act to answer. It leaves each mark toward the axis, so that one across reads as a question and its
 * answer, and one on the same side hangs between them.
 *
 *       act ╮
 *     ──────┼─────╮──────  axis
 *                 ╰ answer
 */
export function placeArcs(
  arcs: readonly TimelineArrow[],
  markOf: ReadonlyMap<string, Mark>,
  frame: Frame,
): Arc[] {
  return arcs.flatMap((arc) => {
    const act = markOf.get(arc.act);
    const answer = markOf.get(arc.answer);
    return act && answer ? [arcBetween(arc, act, answer, frame)] : [];
  });
}

/** All events that a chain of responses joins to the one, itself included. */
export function chainOf(id: string, arcs: readonly TimelineArrow[]): ReadonlySet<string> {
  const chain = new Set([id]);
  let sizeBefore = 0;
  while (chain.size > sizeBefore) {
    sizeBefore = chain.size;
    for (const { act, answer } of arcs) {
      if (chain.has(act)) chain.add(answer);
      else if (chain.has(answer)) chain.add(act);
    }
  }
  return chain;
}

function arcBetween(arc: TimelineArrow, act: Mark, answer: Mark, frame: Frame): Arc {
  const { xPx: x1, yPx: y1 } = act;
  const { xPx: x2, yPx: y2 } = answer;
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
    arc,
    from: { xPx: x1, yPx: y1 },
    to: { xPx: x2, yPx: y2 },
    handleYPx: [c1, c2],
    toRadiusPx: answer.radiusPx,
  };
}

/** The curve as SVG path data. */
export function arcPath({ from, to, handleYPx: [c1, c2] }: Arc): string {
  const at = (xPx: number, yPx: number) => `${round(xPx)},${round(yPx)}`;
  return `M${at(from.xPx, from.yPx)}C${at(from.xPx, c1)} ${at(to.xPx, c2)} ${at(to.xPx, to.yPx)}`;
}

const HEAD_LENGTH_PX = 7;
const HEAD_HALF_PX = 3;
const HEAD_GAP_PX = 2;
const STEP = 0.004;

/** The head of the arrow, before the answer's mark, as SVG path data; empty where the curve is too short for one. */
export function headPath(arc: Arc): string {
  const { from, to, toRadiusPx } = arc;
  const lengthPx = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx);
  if (lengthPx < toRadiusPx * 2 + HEAD_LENGTH_PX * 2) return '';
  // From where the curve passes under the head's base, so that it stands on the curve however that turns.
  let share = 1;
  let nearPx = 0;
  let near: Point = to;
  while (nearPx < toRadiusPx + HEAD_GAP_PX + HEAD_LENGTH_PX && share > 0.5) {
    share -= STEP;
    near = pointOn(arc, share);
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

/** Where the curve is at a share (0–1) of its way. */
export function pointOn({ from, to, handleYPx: [c1, c2] }: Arc, share: number): Point {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return {
    xPx: (a + b) * from.xPx + (c + d) * to.xPx,
    yPx: a * from.yPx + b * c1 + c * c2 + d * to.yPx,
  };
}

const ALONG_PX = 5;

/** Small boxes along the curve, from mark to mark. */
export function boxesAlong(arc: Arc): Box[] {
  const { from, to, handleYPx } = arc;
  const reachPx =
    Math.abs(to.xPx - from.xPx) + Math.abs(handleYPx[0] - from.yPx) + Math.abs(handleYPx[1] - to.yPx);
  const steps = Math.min(Math.max(Math.ceil(reachPx / ALONG_PX), 1), 200);
  return Array.from({ length: steps + 1 }, (_, step) => {
    return boxAround(pointOn(arc, step / steps), 1);
  });
}

/** Tried in this order: the middle of the curve first. */
const LAG_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const LAG_LINE_PX = 14;
const SHORTEST_WITH_LAG_PX = 46;

/** Writes the days between on each arc long enough for it, clear of marks, of what is `taken` and of one another; else nowhere. */
export function placeLags(
  arcs: readonly Arc[],
  bounds: Box,
  occupied: Occupancy,
  sayLag: (arc: TimelineArrow) => string,
  measure: MeasureText,
  taken: readonly Box[] = [],
): Lag[] {
  const lags: Lag[] = [];
  for (const arc of arcs) {
    if (Math.hypot(arc.to.xPx - arc.from.xPx, arc.to.yPx - arc.from.yPx) < SHORTEST_WITH_LAG_PX) continue;
    const text = sayLag(arc.arc);
    const halfPx = measure(text) / 2 + 2;
    const boxes = LAG_PLACES.map((share) => boxAround(pointOn(arc, share), halfPx, LAG_LINE_PX / 2));
    // Two answers in as many days, side by side, need it said once.
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
    if (box) lags.push({ arc: arc.arc, text, box });
  }
  return lags;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
