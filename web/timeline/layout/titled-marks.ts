import { SIDES, type Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { type Box, meets } from '../scale/frame.ts';
import { radiusOf } from '../scale/mark-size.ts';
import { severityShare } from '../scale/severity-scale.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import { type Bands, rowRoomPx, severityYPx } from './bands.ts';
import { padBox } from './box.ts';
import { freeHeight } from './free-height.ts';
import type { TextBlock } from './label-text.ts';
import { type Mark, uncertaintyBarOf } from './layout-marks.ts';

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
  /** Its position beside the mark, and the height of the mark. Labels in `previous` keep them while they are free. */
  readonly place: string;
  readonly markYPx: number;
}

/** Boxes that nothing else may overlap, by band. */
export class Occupied {
  readonly #boxes: Record<Side, Box[]> = { upper: [], joint: [], lower: [], context: [] };
  readonly #bands: Bands;

  constructor(bands: Bands, boxes: readonly Box[]) {
    this.#bands = bands;
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const side of SIDES) if (meets(box, this.#bands[side])) this.#boxes[side].push(box);
  }

  in(side: Side): readonly Box[] {
    return this.#boxes[side];
  }

  meets(box: Box): boolean {
    return SIDES.some(
      (side) => meets(box, this.#bands[side]) && this.#boxes[side].some((each) => meets(each, box)),
    );
  }
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
  readonly cost: number;
}

/**
 * Places a mark with its whole title at the free height nearest to the preferred one. The title is at the
 * right or left of the mark, or else centred above or below it, on one to four lines. Returns `undefined` if
 * there is no room.
 */
export function placeTitled(
  event: TimelineEvent,
  request: TitledMarksRequest,
  occupied: Occupied,
): PlacedMark | undefined {
  const { bands, scale, plot } = request;
  const xPx = scale.xOf(event.day + 0.5);
  const radiusPx = radiusOf(event, request.radiusPx, request.compact);
  const isStrong = request.isStrong(event);
  const boxes = occupied.in(event.side);
  const limits = heightsOf(event, bands);
  let best: { way: Way; yPx: number; cost: number } | undefined;
  const previous = request.previous.get(event.id);

  for (const way of waysFor(event, xPx, radiusPx, isStrong, request)) {
    if (way.label.left < plot.left || way.label.right > plot.right) continue;
    const top = Math.min(...way.parts.map((part) => part.top));
    const bottom = Math.max(...way.parts.map((part) => part.bottom));
    const { band } = limits;
    const min = Math.max(limits.min, band.top - top);
    const max = Math.min(limits.max, band.bottom - bottom);
    if (previous?.place === way.name) {
      const yPx = freeHeight(way.parts, boxes, previous.markYPx, previous.markYPx, previous.markYPx);
      if (yPx !== undefined && yPx >= min && yPx <= max) {
        best = { way, yPx, cost: 0 };
        break;
      }
    }
    const yPx = freeHeight(way.parts, boxes, limits.preferred, min, max);
    if (yPx === undefined) continue;
    const cost = Math.abs(yPx - limits.preferred) + way.cost;
    if (!best || cost < best.cost) best = { way, yPx, cost };
  }
  if (!best) return undefined;

  const { way, yPx } = best;
  const uncertaintyBar = uncertaintyBarOf(event, xPx, radiusPx, scale);
  return {
    parts: way.parts.map((part) => shift(part, yPx)),
    mark: { event, xPx, yPx, radiusPx, ...(uncertaintyBar && { uncertaintyBar }) },
    label: {
      id: event.id,
      lines: way.block.lines,
      box: shift(way.label, yPx),
      align: way.align,
      isStrong,
      isLarge: request.isLarge,
      place: way.name,
      markYPx: yPx,
    },
  };
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
  const yPx = freeHeight(
    [part],
    occupied.in(event.side),
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
  const yPx = freeHeight(
    [padded],
    occupied.in(event.side),
    preferred,
    band.top + halfPx,
    band.bottom - halfPx,
  );
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
export function heightsOf({ side, severity }: TimelineEvent, bands: Bands): Heights {
  const band = bands[side];
  const anywhere = { band, min: band.top, max: band.bottom };
  if (side === 'joint' || side === 'context') return { ...anywhere, preferred: (band.top + band.bottom) / 2 };
  if (bands.layout === 'titles') {
    const awayPx = severityShare(severity) * (band.bottom - band.top);
    return { ...anywhere, preferred: side === 'upper' ? band.bottom - awayPx : band.top + awayPx };
  }
  const preferred = severityYPx(bands, side, severity);
  const reachPx = Math.max(rowRoomPx(bands, side, Math.round(severity)), MIN_REACH_PX);
  return { band, preferred, min: preferred - reachPx, max: preferred + reachPx };
}

const MIN_REACH_PX = 14;

function waysFor(
  event: TimelineEvent,
  xPx: number,
  radiusPx: number,
  isStrong: boolean,
  request: TitledMarksRequest,
): Way[] {
  const { scale, lineHeightPx } = request;
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
        ways.push({
          name: `${align} ${index} ${line}`,
          block,
          align,
          label,
          parts: [mark, padBox(label, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX), ...(hasLine ? [lineBox] : [])],
          cost: cost + (isStart ? 0 : LEFT_COST) + (line === 'last' ? LAST_LINE_COST : 0),
        });
      }
    }
  }
  return [
    ...ways,
    ...waysAboveAndBelow(event, xPx, radiusPx, isStrong, request, hasLine ? [mark, lineBox] : [mark]),
  ];
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
      return {
        name: `${top < 0 ? 'above' : 'below'} ${index}`,
        block,
        align: left === centred ? 'middle' : left < centred ? 'end' : 'start',
        label,
        parts: [...parts, padBox(label, TITLE_MARGIN_X_PX, TITLE_MARGIN_Y_PX)],
        cost: CENTRED_COST + (LINES_COST[block.lines.length - 1] ?? 0),
      };
    });
  });
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
