import type { TimelineEvent } from '../../../../domain/timeline/timeline.ts';
import type { Box } from '../../scale/frame.ts';
import { radiusOf } from '../../scale/mark-size.ts';
import { severityShare } from '../../scale/severity-scale.ts';
import type { TimeScale } from '../../scale/time-scale.ts';
import { type Bands, rowRoomPx, severityYPx } from '../bands.ts';
import { padBox } from '../box.ts';
import { type Mark, uncertaintyBarOf } from '../layout-marks.ts';
import type { Occupied } from '../placement/occupied.ts';
import type { TextBlock } from './label-text.ts';

export interface Leader {
  readonly fromPx: number;
  readonly toPx: number;
  readonly yPx: number;
}

/** The title of an event, beside its mark. */
export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'start' | 'middle' | 'end';
  /** Whether it is among the most important titles, which are bold. */
  readonly isStrong: boolean;
  /** In the larger type of windows with few events. */
  readonly isLarge: boolean;
  /** A thin line from the mark to a title that is not right beside it. */
  readonly leader?: Leader;
  /** Its position beside the mark, and the height of the mark. Labels in `previous` keep them while they are free. */
  readonly place: string;
  readonly markYPx: number;
}

export interface TitledMarksRequest {
  readonly bands: Bands;
  readonly scale: TimeScale;
  readonly plot: Box;
  readonly compact: boolean;
  readonly radiusPx: number;
  readonly lineHeightPx: number;
  /** The ways to break a title into lines, best first. */
  readonly blocksOf: (event: TimelineEvent, isStrong: boolean) => readonly TextBlock[];
  readonly isStrong: (event: TimelineEvent) => boolean;
  readonly isLarge: boolean;
  /** End of the line of a measure in force, in px, if such lines are drawn. */
  readonly lineEndPx: (event: TimelineEvent) => number | undefined;
  readonly previous: ReadonlyMap<string, Label>;
  /** The ways to place each event, which are the same in all attempts. */
  readonly ways: Map<TimelineEvent, Ways>;
}

/** The ways to place an event: right beside its mark, and farther away. */
export interface Ways {
  readonly near: readonly Way[];
  far?: readonly Way[];
}

/** A mark, its title if it has one, and the boxes to keep free for them. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly label?: Label;
  readonly parts: readonly Box[];
}

const GAP_PX = 5;
const MARK_MARGIN_PX = 1.5;
const TITLE_MARGIN_X_PX = 7;
const TITLE_MARGIN_Y_PX = 2.5;
/** A longer bar or line has its title above it, instead of behind its end. */
const MAX_BAR_PX = 46;
const LINE_HALF_PX = 2.5;
/** Costs of a place, in px of distance from the preferred height. */
const LEFT_COST = 14;
const LINES_COST = [0, 0, 6, 26] as const;
const LONG_LINE_PX = 150;
const LONG_LINE_COST = 12;

/** One way to place an event: its parts relative to the height of its mark. */
interface Way {
  readonly name: string;
  readonly block: TextBlock;
  readonly align: 'start' | 'middle' | 'end';
  readonly label: Box;
  readonly parts: readonly Box[];
  /** The highest and the lowest end of the parts. */
  readonly topPx: number;
  readonly bottomPx: number;
  readonly cost: number;
  /** Whether the title is at the height of the mark, so that a level line can join them. */
  readonly isBeside?: boolean;
  readonly leader?: Omit<Leader, 'yPx'>;
}

/**
 * Places a mark with its whole title at the free height nearest to the preferred one. The title is at the
 * right or left of the mark, or else centred above or below it, on one to four lines; if nothing of that is free, it is
 * farther to the right or left, at the end of a thin line. Returns `undefined` if there is no room.
 */
export function placeTitled(
  event: TimelineEvent,
  request: TitledMarksRequest,
  occupied: Occupied,
  isPacked = false,
): PlacedMark | undefined {
  const ways = waysOf(event, request);
  const limits = heightsOf(event, request.bands, isPacked);
  const found =
    bestPlace(event, ways.near, limits, request, occupied) ??
    // While the window moves, there is no time to try all.
    (request.previous.size > 0
      ? undefined
      : bestPlace(event, farOf(ways, request), limits, request, occupied));
  return found && placedMark(event, found, request);
}

/** Places a mark and its title where they were in the previous layout; undefined if that is not free now. */
export function placeAsBefore(
  event: TimelineEvent,
  request: TitledMarksRequest,
  occupied: Occupied,
): PlacedMark | undefined {
  const previous = request.previous.get(event.id);
  if (!previous) return undefined;
  const hasName = ({ name }: Way) => name === previous.place;
  const ways = waysOf(event, request);
  const way = ways.near.find(hasName) ?? (previous.leader && farOf(ways, request).find(hasName));
  const range = way && heightRange(way, heightsOf(event, request.bands), request.plot);
  const yPx = previous.markYPx;
  if (!range || yPx < range.min || yPx > range.max) return undefined;
  const isFree = occupied.freeHeight(event.side, way.parts, yPx, yPx, yPx) !== undefined;
  return isFree ? placedMark(event, { way, yPx }, request) : undefined;
}

function waysOf(event: TimelineEvent, request: TitledMarksRequest): Ways {
  const ways = request.ways.get(event) ?? { near: nearWays(event, request) };
  request.ways.set(event, ways);
  return ways;
}

function farOf(ways: Ways, { compact }: TitledMarksRequest): readonly Way[] {
  ways.far ??= [...farWays(ways.near, compact)];
  return ways.far;
}

function placedMark(event: TimelineEvent, { way, yPx }: FoundPlace, request: TitledMarksRequest): PlacedMark {
  const xPx = request.scale.xOf(event.day + 0.5);
  const radiusPx = radiusOf(event, request.radiusPx, request.compact);
  const uncertaintyBar = uncertaintyBarOf(event, xPx, radiusPx, request.scale);
  return {
    parts: way.parts.map((part) => shift(part, yPx)),
    mark: { event, xPx, yPx, radiusPx, ...(uncertaintyBar && { uncertaintyBar }) },
    label: {
      id: event.id,
      lines: way.block.lines,
      box: shift(way.label, yPx),
      align: way.align,
      isStrong: request.isStrong(event),
      isLarge: request.isLarge,
      place: way.name,
      markYPx: yPx,
      ...(way.leader && { leader: { ...way.leader, yPx } }),
    },
  };
}

interface FoundPlace {
  readonly way: Way;
  readonly yPx: number;
}

function bestPlace(
  event: TimelineEvent,
  ways: readonly Way[],
  limits: Heights,
  request: TitledMarksRequest,
  occupied: Occupied,
): FoundPlace | undefined {
  let best: FoundPlace | undefined;
  let leastCost = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    if (way.cost >= leastCost) continue;
    const range = heightRange(way, limits, request.plot);
    if (!range) continue;
    const yPx = occupied.freeHeight(event.side, way.parts, limits.preferred, range.min, range.max);
    if (yPx === undefined) continue;
    const cost = Math.abs(yPx - limits.preferred) + way.cost;
    if (cost < leastCost) [best, leastCost] = [{ way, yPx }, cost];
  }
  return best;
}

/** The heights of a mark at which all its parts are inside the band. Undefined if the title is too wide for the plot. */
function heightRange(
  { label, topPx, bottomPx }: Way,
  { band, min, max }: Heights,
  plot: Box,
): { readonly min: number; readonly max: number } | undefined {
  if (label.left < plot.left || label.right > plot.right) return undefined;
  return { min: Math.max(min, band.top - topPx), max: Math.min(max, band.bottom - bottomPx) };
}

/** Places a mark alone, for an event whose size matters although its title has no room. */
export function placeUntitled(
  event: TimelineEvent,
  request: TitledMarksRequest,
  occupied: Occupied,
): PlacedMark | undefined {
  const xPx = request.scale.xOf(event.day + 0.5);
  const radiusPx = radiusOf(event, request.radiusPx, request.compact);
  const { band, preferred, min, max } = heightsOf(event, request.bands);
  const part = markPart(xPx, radiusPx);
  const yPx = occupied.freeHeight(
    event.side,
    [part],
    preferred,
    Math.max(min, band.top + radiusPx),
    Math.min(max, band.bottom - radiusPx),
  );
  return yPx === undefined ? undefined : { mark: { event, xPx, yPx, radiusPx }, parts: [shift(part, yPx)] };
}

/** A selected event out of view: `‹ title` at the left edge or `title ›` at the right. */
export function placeAtEdge(
  event: TimelineEvent,
  request: TitledMarksRequest,
  occupied: Occupied,
): Label | undefined {
  const { scale, plot, lineHeightPx } = request;
  const [block] = request.blocksOf(event, true);
  if (!block) return undefined;
  const isBefore = event.day < scale.span.start;
  const text = block.lines.join('\n');
  const lines = (isBefore ? `‹ ${text}` : `${text} ›`).split('\n');
  const widthPx = block.widthPx + ARROW_PX;
  const left = isBefore ? plot.left + GAP_PX : plot.right - GAP_PX - widthPx;
  const halfPx = (lines.length * lineHeightPx) / 2;
  const part = { left, right: left + widthPx, top: -halfPx, bottom: halfPx };
  const { band, preferred } = heightsOf(event, request.bands);
  const padded = padBox(part, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX);
  const yPx = occupied.freeHeight(event.side, [padded], preferred, band.top + halfPx, band.bottom - halfPx);
  if (yPx === undefined) return undefined;
  occupied.add(shift(padded, yPx));
  return {
    id: event.id,
    lines,
    box: shift(part, yPx),
    align: isBefore ? 'start' : 'end',
    isStrong: true,
    isLarge: request.isLarge,
    place: 'edge',
    markYPx: yPx,
  };
}

const ARROW_PX = 12;

interface Heights {
  readonly band: Box;
  readonly preferred: number;
  readonly min: number;
  readonly max: number;
}

/**
 * In the titles layout, severe events are preferably farther from the joint band, but any height of the band will do. In the
 * severity layout, the height is that of the severity.
 */
export function heightsOf({ side, severity }: TimelineEvent, bands: Bands, isPacked = false): Heights {
  const band = bands[side];
  const anywhere = { band, min: band.top, max: band.bottom };
  if (side === 'joint' || side === 'context') return { ...anywhere, preferred: (band.top + band.bottom) / 2 };
  if (bands.layout === 'titles') {
    if (isPacked) return { ...anywhere, preferred: side === 'upper' ? band.top : band.bottom };
    const awayPx = severityShare(severity) * (band.bottom - band.top);
    return { ...anywhere, preferred: side === 'upper' ? band.bottom - awayPx : band.top + awayPx };
  }
  const preferred = severityYPx(bands, side, severity);
  const reachPx = Math.max(rowRoomPx(bands, side, Math.round(severity)), MIN_REACH_PX);
  return { band, preferred, min: preferred - reachPx, max: preferred + reachPx };
}

const MIN_REACH_PX = 14;

function nearWays(event: TimelineEvent, request: TitledMarksRequest): Way[] {
  const { scale, lineHeightPx } = request;
  const xPx = scale.xOf(event.day + 0.5);
  const radiusPx = radiusOf(event, request.radiusPx, request.compact);
  const isStrong = request.isStrong(event);
  const bar = uncertaintyBarOf(event, xPx, radiusPx, scale);
  const lineEndPx = request.lineEndPx(event);
  const mark = markPart(xPx, radiusPx);
  const fromPx = Math.min(bar?.fromPx ?? xPx, xPx - radiusPx);
  const toPx = Math.max(bar?.toPx ?? xPx, lineEndPx ?? xPx, xPx + radiusPx);
  const hasLine = bar !== undefined || lineEndPx !== undefined;
  const lineBox: Box = { left: fromPx, right: toPx, top: -LINE_HALF_PX, bottom: LINE_HALF_PX };
  const ways: Way[] = [];
  for (const [index, block] of request.blocksOf(event, isStrong).entries()) {
    const heightPx = block.lines.length * lineHeightPx;
    const isLongLine = block.lines.length === 1 && block.widthPx > LONG_LINE_PX;
    const cost = (LINES_COST[block.lines.length - 1] ?? 0) + (isLongLine ? LONG_LINE_COST : 0);
    for (const align of ['start', 'end'] as const) {
      const isStart = align === 'start';
      const nearPx = isStart ? toPx - xPx : xPx - fromPx;
      const isAbove = nearPx > MAX_BAR_PX;
      const awayPx = (isAbove ? radiusPx : nearPx) + GAP_PX;
      const left = isStart ? xPx + awayPx : xPx - awayPx - block.widthPx;
      for (const [line, top] of topsFor(block.lines.length, lineHeightPx, radiusPx, isAbove)) {
        const label = { left, right: left + block.widthPx, top, bottom: top + heightPx };
        ways.push(
          withEnds({
            name: `${align} ${index} ${line}`,
            block,
            align,
            label,
            parts: [mark, padBox(label, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX), ...(hasLine ? [lineBox] : [])],
            cost: cost + (isStart ? 0 : LEFT_COST) + (line === 'last' ? LAST_LINE_COST : 0),
            isBeside: !isAbove,
          }),
        );
      }
    }
  }
  return [
    ...ways,
    ...waysAboveAndBelow(event, xPx, radiusPx, isStrong, request, hasLine ? [mark, lineBox] : [mark]),
  ];
}

/** Distances of a title from its mark, if there is no room right beside it. */
const FAR_PX = [24, 48, 72, 96, 120, 144, 168] as const;
const COMPACT_MAX_FAR_PX = 96;
const FAR_COST = 40;
const LEADER_GAP_PX = 3;

/** The ways right beside the mark, moved away from it along a thin line. */
function* farWays(near: readonly Way[], compact: boolean): Generator<Way> {
  for (const farPx of FAR_PX) {
    if (compact && farPx > COMPACT_MAX_FAR_PX) return;
    for (const way of near) {
      const { name, align, label, parts, cost, isBeside } = way;
      if (!isBeside) continue;
      const [mark, , ...others] = parts;
      if (!mark) continue;
      const movePx = align === 'start' ? farPx : -farPx;
      const moved = { ...label, left: label.left + movePx, right: label.right + movePx };
      const [fromPx, toPx] =
        align === 'start'
          ? [label.left - LEADER_GAP_PX, moved.left - LEADER_GAP_PX]
          : [moved.right + LEADER_GAP_PX, label.right + LEADER_GAP_PX];
      yield {
        ...way,
        name: `${name} ${farPx}`,
        label: moved,
        parts: [
          mark,
          padBox(moved, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX),
          { left: fromPx, right: toPx, top: -LINE_HALF_PX, bottom: LINE_HALF_PX },
          ...others,
        ],
        cost: cost + FAR_COST + farPx,
        leader: { fromPx, toPx },
      };
    }
  }
}

/** Tops of a title beside its mark, which is in the middle of its first or last line. A big mark is beside its middle. */
function topsFor(
  lines: number,
  lineHeightPx: number,
  radiusPx: number,
  isAbove: boolean,
): readonly (readonly [line: string, top: number])[] {
  const heightPx = lines * lineHeightPx;
  if (isAbove) return [['above', -heightPx - LINE_HALF_PX]];
  if (radiusPx > lineHeightPx * BIG_SHARE) return [['middle', -heightPx / 2]];
  const first = ['first', -lineHeightPx / 2] as const;
  return lines === 1 ? [first] : [first, ['last', lineHeightPx / 2 - heightPx]];
}

const BIG_SHARE = 0.75;
const LAST_LINE_COST = 10;

/** Titles centred above or below their mark, for places where the sides have no room, such as an edge of the plot. */
function waysAboveAndBelow(
  event: TimelineEvent,
  xPx: number,
  radiusPx: number,
  isStrong: boolean,
  { plot, lineHeightPx, blocksOf }: TitledMarksRequest,
  parts: readonly Box[],
): Way[] {
  return blocksOf(event, isStrong).flatMap((block, index) => {
    const heightPx = block.lines.length * lineHeightPx;
    const centred = xPx - block.widthPx / 2;
    const left = Math.min(Math.max(centred, plot.left), plot.right - block.widthPx);
    const awayPx = Math.max(radiusPx, LINE_HALF_PX) + TITLE_GAP_PX;
    return [-heightPx - awayPx, awayPx].map((top): Way => {
      const label = { left, right: left + block.widthPx, top, bottom: top + heightPx };
      return withEnds({
        name: `${top < 0 ? 'above' : 'below'} ${index}`,
        block,
        align: left === centred ? 'middle' : left < centred ? 'end' : 'start',
        label,
        parts: [...parts, padBox(label, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX)],
        cost: CENTRED_COST + (LINES_COST[block.lines.length - 1] ?? 0),
      });
    });
  });
}

function withEnds(way: Omit<Way, 'topPx' | 'bottomPx'>): Way {
  return {
    ...way,
    topPx: Math.min(...way.parts.map(({ top }) => top)),
    bottomPx: Math.max(...way.parts.map(({ bottom }) => bottom)),
  };
}

const TITLE_GAP_PX = 1;
const CENTRED_COST = 60;

function markPart(xPx: number, radiusPx: number): Box {
  const halfPx = radiusPx + MARK_MARGIN_PX;
  return { left: xPx - halfPx, right: xPx + halfPx, top: -halfPx, bottom: halfPx };
}

function shift({ left, right, top, bottom }: Box, yPx: number): Box {
  return { left, right, top: top + yPx, bottom: bottom + yPx };
}
