import type { Side } from '../../domain/side.ts';
import type { TimelineEvent } from '../../domain/timeline.ts';
import { CONTEXT_ROW_PX, type Frame } from './frame.ts';
import { severityShare } from './severity-scale.ts';
import type { TimeScale } from './time-scale.ts';

/** One event's place, in px. */
export interface Mark {
  readonly event: TimelineEvent;
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
  /** Where the date is coarse, uncertain or a span: all the days that it can mean. */
  readonly whisker?: { readonly fromPx: number; readonly toPx: number; readonly isDashed: boolean };
}

/** Which lane each event has, by id, and how big a mark of the usual size is. */
export interface Slots {
  readonly lanes: ReadonlyMap<string, number>;
  readonly radiusPx: number;
}

/** Largest first; the last is used however crowded it gets. */
const RADII_PX = [7, 6.2, 5.5, 4.8, 4.2, 3.7, 3.2, 2.8] as const;
/** One wild week may be crowded, so that the other years need not be small. */
const CROWDED_SHARE = 0.03;
const LANE_GAP_PX = 1.6;
/** How much of a whisker keeps its lane free; a year seen from within a week would take a lane from every week of it. */
const LONGEST_CLEAR_PX = 90;
/** How far the dashes of an approximate day reach beyond its mark. */
const APPROXIMATE_PX = 5;

/** Twice as many people, twice the area; never smaller than the usual mark, nor larger than its place. */
export function radiusOf(
  event: Pick<TimelineEvent, 'people_expelled' | 'side'>,
  usualPx: number,
  frame: Frame,
): number {
  const squarePxPerPerson = frame.compact ? 0.32 : 0.72;
  const wantedPx = Math.sqrt((event.people_expelled ?? 0) * squarePxPerPerson);
  return Math.max(usualPx, Math.min(wantedPx, largestRadiusPx(event.side, frame)));
}

function largestRadiusPx(side: Side, frame: Frame): number {
  if (side === 'context') return CONTEXT_ROW_PX / 2 - 1;
  return side === 'joint' ? frame.bandPx - 1 : frame.reachPx / 3;
}

/**
 * Gives each event the first free lane outward from the axis at its severity; joint acts the nearest to the axis,
 * context its one row. Marks are as big as the most crowded days allow.
 *
 *     lane 2     ◆   ◆
 *     lane 1   ◆ ◆ ◆ ◆     ◆
 *     lane 0   ◆ ◆ ◆ ◆ ◆   ◆ |--◆--|     whiskers keep their lane free
 *
 * Depends on the events, the frame and the scale only. Given a steady scale, panning and a bit of zooming move
 * nothing up or down.
 */
export function assignSlots(
  events: readonly TimelineEvent[],
  pxPerDay: number,
  frame: Frame,
  mostRadiusPx: number,
): Slots {
  const sorted = events.toSorted(byDay);
  let low = RADII_PX.findIndex((radiusPx) => radiusPx <= mostRadiusPx);
  let high = RADII_PX.length - 1;
  // Fits grow no worse with smaller marks, so that the largest that fits is found by halving.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pack(sorted, RADII_PX[middle] ?? 3, pxPerDay, frame).fits) high = middle;
    else low = middle + 1;
  }
  const radiusPx = RADII_PX[low] ?? 3;
  return { lanes: pack(sorted, radiusPx, pxPerDay, frame).lanes, radiusPx };
}

/** The marks that are at least partly in view. */
export function placeMarks(
  events: readonly TimelineEvent[],
  slots: Slots,
  scale: TimeScale,
  frame: Frame,
): Mark[] {
  return events.map((event) => placeMark(event, slots, scale, frame)).filter((mark) => isInView(mark, scale));
}

export function placeMark(event: TimelineEvent, slots: Slots, scale: TimeScale, frame: Frame): Mark {
  const radiusPx = radiusOf(event, slots.radiusPx, frame);
  const xPx = scale.xOf(event.day + 0.5);
  const yPx = laneYPx(event, slots, frame);
  const whisker = whiskerOf(event, xPx, radiusPx, scale);
  return { event, xPx, yPx, radiusPx, ...(whisker && { whisker }) };
}

function isInView({ xPx, radiusPx, whisker }: Mark, scale: TimeScale): boolean {
  const from = Math.min(xPx - radiusPx, whisker?.fromPx ?? xPx);
  const to = Math.max(xPx + radiusPx, whisker?.toPx ?? xPx);
  return to >= scale.leftPx && from <= scale.rightPx;
}

function byDay(a: TimelineEvent, b: TimelineEvent): number {
  return a.day - b.day || b.importance - a.importance || (a.id < b.id ? -1 : 1);
}

function whiskerOf(event: TimelineEvent, xPx: number, radiusPx: number, scale: TimeScale): Mark['whisker'] {
  const isDashed = event.approximate;
  if (event.first_day === event.last_day && !isDashed) return undefined;
  // An approximate day is a single day as far as its span goes: its dashes say that it may be a few more.
  const leastPx = isDashed ? radiusPx + APPROXIMATE_PX : 0;
  const fromPx = Math.min(scale.xOf(event.first_day), xPx - leastPx);
  const toPx = Math.max(scale.xOf(event.last_day + 1), xPx + leastPx);
  return toPx - fromPx > radiusPx * 2 + 2 ? { fromPx, toPx, isDashed } : undefined;
}

/** The height of an event's lane, in px from the chart's top; never so far out that its mark would leave the plot. */
export function laneYPx(event: TimelineEvent, slots: Slots, frame: Frame): number {
  const lane = slots.lanes.get(event.id) ?? 0;
  const radiusPx = radiusOf(event, slots.radiusPx, frame);
  const pitchPx = slots.radiusPx * 2 + LANE_GAP_PX;
  if (event.side === 'context') return frame.contextYPx;
  if (event.side === 'joint') {
    const awayPx = Math.ceil(lane / 2) * pitchPx * (lane % 2 === 0 ? 1 : -1);
    const mostPx = Math.max(frame.bandPx - radiusPx, 0);
    return frame.axisYPx + Math.min(Math.max(awayPx, -mostPx), mostPx);
  }
  const outermostPx = frame.bandPx + frame.reachPx - radiusPx;
  const distancePx = Math.min(frame.bandPx + (lane + 0.5) * pitchPx, outermostPx);
  return event.side === 'upper' ? frame.axisYPx - distancePx : frame.axisYPx + distancePx;
}

interface Packing {
  readonly lanes: Map<string, number>;
  /** Whether nearly every mark found room at or outward of its severity. */
  readonly fits: boolean;
}

function pack(sorted: readonly TimelineEvent[], usualPx: number, pxPerDay: number, frame: Frame): Packing {
  const pitchPx = usualPx * 2 + LANE_GAP_PX;
  const laneCount: Readonly<Record<Side, number>> = {
    upper: Math.max(Math.floor(frame.reachPx / pitchPx), 1),
    lower: Math.max(Math.floor(frame.reachPx / pitchPx), 1),
    joint: Math.max(Math.floor((frame.bandPx * 2 - usualPx * 2) / pitchPx) + 1, 1),
    context: 1,
  };
  const rows: Record<Side, Lane[]> = {
    upper: emptyLanes(laneCount.upper),
    lower: emptyLanes(laneCount.lower),
    joint: emptyLanes(laneCount.joint),
    context: emptyLanes(1),
  };
  const lanes = new Map<string, number>();
  let crowded = 0;

  // The big ones first: a mark of 755 people is to stand at its own severity, not where the small ones left room.
  const isBig = (event: TimelineEvent) => radiusOf(event, usualPx, frame) > usualPx;
  for (const event of [...sorted.filter(isBig), ...sorted.filter((each) => !isBig(each))]) {
    const { side } = event;
    const radiusPx = radiusOf(event, usualPx, frame);
    const extent = extentOf(event, radiusPx, pxPerDay);
    const spare = Math.ceil((radiusPx - usualPx) / pitchPx);
    const last = Math.max(laneCount[side] - 1 - spare, 0);
    const first =
      side === 'upper' || side === 'lower'
        ? Math.min(
            Math.max(Math.round((severityShare(event.severity) * frame.reachPx) / pitchPx - 0.5), 0),
            last,
          )
        : 0;
    const found = findLane(rows[side], first, last, spare, extent);
    if (found.isCrowded && side !== 'context') crowded += 1;
    for (let near = found.lane - spare; near <= found.lane + spare; near += 1) {
      const lane = rows[side][near];
      if (lane) take(lane, extent, radiusPx > usualPx);
    }
    lanes.set(event.id, found.lane);
  }
  return { lanes, fits: crowded <= sorted.length * CROWDED_SHARE };
}

/** What a lane is taken by, in px from 1970-01-01. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The big marks of a lane, and where its usual ones end: those come in order, so that their last end is all one needs. */
interface Lane {
  readonly big: Extent[];
  endPx: number;
}

function emptyLanes(count: number): Lane[] {
  return Array.from({ length: count }, () => ({ big: [], endPx: Number.NEGATIVE_INFINITY }));
}

function take(lane: Lane, extent: Extent, isBig: boolean): void {
  if (isBig) lane.big.push(extent);
  else lane.endPx = Math.max(lane.endPx, extent.to);
}

function isFree(lane: Lane | undefined, extent: Extent): boolean {
  if (!lane) return true;
  return (
    lane.endPx <= extent.from && !lane.big.some((taken) => taken.from < extent.to && extent.from < taken.to)
  );
}

function extentOf(event: TimelineEvent, radiusPx: number, pxPerDay: number): Extent {
  const x = (event.day + 0.5) * pxPerDay;
  const halfPx = radiusPx + (event.approximate ? APPROXIMATE_PX : 0) + LANE_GAP_PX / 2;
  const from = Math.max(event.first_day * pxPerDay, x - LONGEST_CLEAR_PX);
  const to = Math.min((event.last_day + 1) * pxPerDay, x + LONGEST_CLEAR_PX);
  return { from: Math.min(x - halfPx, from), to: Math.max(x + halfPx, to) };
}

function findLane(rows: readonly Lane[], first: number, last: number, spare: number, extent: Extent) {
  const fits = (lane: number) => {
    for (let near = lane - spare; near <= lane + spare; near += 1)
      if (!isFree(rows[near], extent)) return false;
    return true;
  };
  for (let lane = first; lane <= last; lane += 1) if (fits(lane)) return { lane, isCrowded: false };
  for (let lane = first - 1; lane >= 0; lane -= 1) if (fits(lane)) return { lane, isCrowded: true };
  return { lane: first, isCrowded: true };
}
