import { path as pathOf } from 'd3';
import type { TimelineArrow } from '../../../../domain/timeline/timeline.ts';
import { type Box, isInside, meets } from '../../scale/frame.ts';
import type { MeasureText } from '../../scale/ticks.ts';
import { padBox } from '../box.ts';
import type { Mark } from '../layout-marks.ts';

/** An arrow from an event to its response: straight, or of upright and level parts. */
export interface Arrow {
  readonly link: TimelineArrow;
  readonly points: readonly Point[];
  /** Radius of the response's mark. The arrowhead ends before it. */
  readonly toRadiusPx: number;
}

export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** The number of days between an event and its response, beside the arrow. */
export interface Lag {
  readonly link: TimelineArrow;
  readonly text: string;
  readonly box: Box;
}

/** The responses to an event and the acts that it responds to. */
export function linksOf(id: string, links: readonly TimelineArrow[]): readonly TimelineArrow[] {
  return links.filter(({ act, answer }) => act === id || answer === id);
}

/** All links of the events that are connected with one by responses, directly or not. */
export function chainOf(id: string, links: readonly TimelineArrow[]): readonly TimelineArrow[] {
  const chain = new Set([id]);
  let sizeBefore = 0;
  while (chain.size > sizeBefore) {
    sizeBefore = chain.size;
    for (const { act, answer } of links) {
      if (chain.has(act)) chain.add(answer);
      else if (chain.has(answer)) chain.add(act);
    }
  }
  return links.filter(({ act, answer }) => chain.has(act) && chain.has(answer));
}

/** The ends of an arrow. */
export interface ArrowEnds {
  readonly from: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>;
  readonly to: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>;
}

/** Between ends that are nearly above each other, a slanted line is clearer than two bends. */
const STRAIGHT_PX = 16;
const LANE_STEP_PX = 7;
const LANES = 14;
const CLEAR_PX = 3;
const LAG_LINE_PX = 14;

/**
 * The shortest way from an event to its response that crosses nothing, with its number of days. Undefined if there is none.
 *
 *     event ●              event ●──╮
 *           │                       │ 3 days
 *           ╰──3 days──╮            ▼
 *                      ▼            ● response
 *                      ● response
 */
export function routeArrow(
  link: TimelineArrow,
  ends: ArrowEnds,
  text: string,
  measure: MeasureText,
  bounds: Box,
  isFree: (box: Box) => boolean,
): { readonly arrow: Arrow; readonly lag: Lag } | undefined {
  for (const points of routesBetween(ends)) {
    if (!hasRoomForHead(points, ends.to.radiusPx)) continue;
    const boxes = partsOf(points, ends);
    if (!boxes.every((box) => isInside(box, bounds) && isFree(padBox(box, CLEAR_PX)))) continue;
    const line = linesOf(points);
    const box = lagBoxes(points, measure(text)).find(
      (each) => isInside(each, bounds) && isFree(each) && !line.some((part) => meets(part, each)),
    );
    if (box) return { arrow: { link, points, toRadiusPx: ends.to.radiusPx }, lag: { link, text, box } };
  }
  return undefined;
}

function hasRoomForHead(points: readonly Point[], toRadiusPx: number): boolean {
  const [to, before] = [points.at(-1), points.at(-2)];
  return (
    to !== undefined &&
    before !== undefined &&
    distance(to, before) >= toRadiusPx + HEAD_GAP_PX + HEAD_LENGTH_PX
  );
}

/** The arrow of a hovered or selected event: drawn over everything, so only its first route counts. */
export function directArrow(link: TimelineArrow, ends: ArrowEnds): Arrow {
  const [points = []] = routesBetween(ends);
  return { link, points, toRadiusPx: ends.to.radiusPx };
}

/** The ways from one mark to the other that are tried, the clearest first. */
function* routesBetween({ from, to }: ArrowEnds): Generator<readonly Point[]> {
  if (Math.abs(to.xPx - from.xPx) <= STRAIGHT_PX) yield [from, to];
  else yield* levelInTheMiddle(from, to);
  yield* uprightBeside(from, to);
  yield* besideTheResponse(from, to);
}

/** Up or down from the act, level to the day of the response, and on to it. */
function* levelInTheMiddle(from: Point, to: Point): Generator<readonly Point[]> {
  const middle = (from.yPx + to.yPx) / 2;
  const isLevel = Math.abs(to.yPx - from.yPx) < 2 * LANE_STEP_PX;
  for (let lane = isLevel ? 3 : 0; lane < LANES; lane += 1) {
    for (const way of lane === 0 ? [1] : [1, -1]) {
      const y = middle + way * lane * LANE_STEP_PX;
      yield [from, { xPx: from.xPx, yPx: y }, { xPx: to.xPx, yPx: y }, to];
    }
  }
}

/** One upright part: at the day of the act or response, or to the right of both; or a little to the left, which is back in time. */
function* uprightBeside(from: ArrowEnds['from'], to: ArrowEnds['to']): Generator<readonly Point[]> {
  const widest = Math.max(from.radiusPx, to.radiusPx);
  const right = Math.max(from.xPx, to.xPx) + widest;
  const left = Math.min(from.xPx, to.xPx) - widest;
  const beside = [...BESIDE_PX.map((px) => right + px), left - BESIDE_PX[0]];
  for (const x of [from.xPx, to.xPx, ...beside])
    yield [from, { xPx: x, yPx: from.yPx }, { xPx: x, yPx: to.yPx }, to].filter(
      (point, index, all) => index === 0 || !isSame(point, all[index - 1]),
    );
}

/** As in the middle, but into the response from its left or right, because something is above or below it. */
function* besideTheResponse(from: ArrowEnds['from'], to: ArrowEnds['to']): Generator<readonly Point[]> {
  const middle = (from.yPx + to.yPx) / 2;
  for (let lane = 0; lane < LANES; lane += 2) {
    for (const way of lane === 0 ? [1] : [1, -1]) {
      const y = middle + way * lane * LANE_STEP_PX;
      for (const x of [to.xPx - to.radiusPx - ENTRY_PX, to.xPx + to.radiusPx + ENTRY_PX])
        yield [from, { xPx: from.xPx, yPx: y }, { xPx: x, yPx: y }, { xPx: x, yPx: to.yPx }, to];
    }
  }
}

const ENTRY_PX = 18;
const BESIDE_PX = [8, 15, 22] as const;

function isSame(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a.xPx === b.xPx && a.yPx === b.yPx;
}

/** The boxes of an arrow's parts, without the marks at its ends. */
function partsOf(points: readonly Point[], { from, to }: ArrowEnds): Box[] {
  const boxes: Box[] = [];
  for (const [index, b] of points.entries()) {
    const a = points[index - 1];
    if (!a) continue;
    const start = index === 1 ? away(a, b, from.radiusPx + CLEAR_PX + 2) : a;
    const end = index === points.length - 1 ? away(b, a, to.radiusPx + CLEAR_PX + 2) : b;
    boxes.push(...boxesBetween(start, end));
  }
  return boxes;
}

/** A point on the line from `a` to `b`, at a distance from `a`, but never beyond `b`. */
function away(a: Point, b: Point, distancePx: number): Point {
  const lengthPx = distance(a, b) || 1;
  const share = Math.min(distancePx / lengthPx, 1);
  return { xPx: a.xPx + (b.xPx - a.xPx) * share, yPx: a.yPx + (b.yPx - a.yPx) * share };
}

const SLANTED_STEP_PX = 8;

/** One box for an upright or level part; several small ones along a slanted one. */
function boxesBetween(a: Point, b: Point): Box[] {
  const isSlanted = Math.abs(a.xPx - b.xPx) > 1 && Math.abs(a.yPx - b.yPx) > 1;
  const steps = isSlanted ? Math.max(Math.ceil(distance(a, b) / SLANTED_STEP_PX), 1) : 1;
  return Array.from({ length: steps }, (_, step) => {
    const [p, q] = [step / steps, (step + 1) / steps].map((share) => ({
      xPx: a.xPx + (b.xPx - a.xPx) * share,
      yPx: a.yPx + (b.yPx - a.yPx) * share,
    })) as [Point, Point];
    return {
      left: Math.min(p.xPx, q.xPx),
      right: Math.max(p.xPx, q.xPx),
      top: Math.min(p.yPx, q.yPx),
      bottom: Math.max(p.yPx, q.yPx),
    };
  });
}

/** All boxes along an arrow, for other things to keep clear of. */
export function boxesAlong({ points }: Arrow): Box[] {
  return linesOf(points).map((box) => padBox(box, CLEAR_PX));
}

function linesOf(points: readonly Point[]): Box[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before ? boxesBetween(before, point) : [];
  });
}

const LAG_SHARES = [0.5, 0.35, 0.65, 0.2, 0.8] as const;
const LAG_GAP_PX = 4;

/** Places for the number of days: above a level part, or beside an upright one. */
function lagBoxes(points: readonly Point[], widthPx: number): Box[] {
  const parts = points.flatMap((b, index) => {
    const a = points[index - 1];
    return a ? [{ a, b, lengthPx: distance(a, b) }] : [];
  });
  return parts
    .toSorted((p, q) => q.lengthPx - p.lengthPx)
    .flatMap(({ a, b }) =>
      LAG_SHARES.flatMap((share): Box[] => {
        const x = a.xPx + (b.xPx - a.xPx) * share;
        const y = a.yPx + (b.yPx - a.yPx) * share;
        if (Math.abs(a.yPx - b.yPx) <= 1) {
          if (Math.abs(a.xPx - b.xPx) < widthPx) return [];
          const top = y - LAG_LINE_PX - 1;
          return [{ left: x - widthPx / 2, right: x + widthPx / 2, top, bottom: top + LAG_LINE_PX }];
        }
        const top = y - LAG_LINE_PX / 2;
        const right = x + LAG_GAP_PX + Math.abs(b.xPx - a.xPx) / 4;
        const left = x - LAG_GAP_PX - Math.abs(b.xPx - a.xPx) / 4 - widthPx;
        return [right, left].map((start) => ({
          left: start,
          right: start + widthPx,
          top,
          bottom: top + LAG_LINE_PX,
        }));
      }),
    );
}

const CORNER_PX = 7;
const HEAD_LENGTH_PX = 8;
const HEAD_HALF_PX = 3.5;
const HEAD_GAP_PX = 2;

/** The arrow's line as SVG path data, with rounded corners. It ends at the base of the head. */
export function arrowPath(arrow: Arrow): string {
  const points = [...arrow.points];
  const [last, before] = [points.at(-1), points.at(-2)];
  const [first] = points;
  if (!first || !last || !before) return '';
  points[points.length - 1] = away(last, before, arrow.toRadiusPx + HEAD_GAP_PX + HEAD_LENGTH_PX / 2);
  const drawing = pathOf();
  drawing.moveTo(round(first.xPx), round(first.yPx));
  for (let index = 1; index < points.length - 1; index += 1) {
    const [a, corner, b] = [points[index - 1], points[index], points[index + 1]];
    if (!a || !corner || !b) continue;
    const radiusPx = Math.min(CORNER_PX, distance(a, corner) / 2, distance(corner, b) / 2);
    drawing.arcTo(round(corner.xPx), round(corner.yPx), round(b.xPx), round(b.yPx), round(radiusPx));
  }
  const end = points.at(-1) ?? last;
  drawing.lineTo(round(end.xPx), round(end.yPx));
  return drawing.toString();
}

/** The arrowhead as SVG path data; empty if the arrow is too short. */
export function headPath({ points, toRadiusPx }: Arrow): string {
  const [to, before] = [points.at(-1), points.at(-2)];
  if (!to || !before) return '';
  const lengthPx = distance(to, before);
  if (lengthPx < toRadiusPx + HEAD_GAP_PX + HEAD_LENGTH_PX) return '';
  const x = (to.xPx - before.xPx) / lengthPx;
  const y = (to.yPx - before.yPx) / lengthPx;
  const tipPx = toRadiusPx + HEAD_GAP_PX;
  const at = (alongPx: number, asidePx: number) =>
    `${round(to.xPx - x * alongPx - y * asidePx)},${round(to.yPx - y * alongPx + x * asidePx)}`;
  const basePx = tipPx + HEAD_LENGTH_PX;
  return `M${at(tipPx, 0)}L${at(basePx, HEAD_HALF_PX)}L${at(basePx, -HEAD_HALF_PX)}Z`;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}

/** Marks of stacks, moved aside where the upright part of an arrow passes. */
export function asideOf<M extends Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>>(
  marks: readonly M[],
  arrows: readonly Arrow[],
): readonly M[] {
  const upright = arrows.flatMap(({ points }) =>
    points.flatMap((b, index) => {
      const a = points[index - 1];
      return a && Math.abs(a.yPx - b.yPx) > Math.abs(a.xPx - b.xPx) ? [{ a, b }] : [];
    }),
  );
  if (upright.length === 0) return marks;
  return marks.map((mark) => {
    const line = upright.find(({ a, b }) => {
      const [top, bottom] = [Math.min(a.yPx, b.yPx), Math.max(a.yPx, b.yPx)];
      return (
        mark.yPx > top && mark.yPx < bottom && Math.abs(xAt(a, b, mark.yPx) - mark.xPx) < clearance(mark)
      );
    });
    if (!line) return mark;
    const x = xAt(line.a, line.b, mark.yPx);
    return { ...mark, xPx: x + (mark.xPx < x ? -1 : 1) * clearance(mark) };
  });
}

function clearance({ radiusPx }: Pick<Mark, 'radiusPx'>): number {
  return radiusPx + CLEAR_PX;
}

function xAt(a: Point, b: Point, yPx: number): number {
  return a.yPx === b.yPx ? a.xPx : a.xPx + ((b.xPx - a.xPx) * (yPx - a.yPx)) / (b.yPx - a.yPx);
}
