import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import { APPROXIMATE_PX, radiusOf } from '../scale/mark-size.ts';
import { bandOf, severityShare } from '../scale/severity-scale.ts';

/** Position of an event, independent of the visible window. Events of one cluster share a position. */
export interface Slot {
  readonly lane: number;
  /** Offset from the middle of its day, in days: not 0 beside another event of that day, or in a cluster. */
  readonly asideDays: number;
}

export interface Packing {
  readonly slots: ReadonlyMap<string, Slot>;
  /** For each event of a cluster, by id: all events of that cluster in order of their days. */
  readonly clusters: ReadonlyMap<string, readonly TimelineEvent[]>;
  /** Number of events without a separate mark; context events are not counted. */
  readonly clusteredCount: number;
}

/** Space between the marks of neighbouring lanes, and of one lane. */
export const LANE_GAP_PX = 1.6;
/**
 * Uncertainty bars keep their lane free up to this distance from their mark. Without a limit, an event of which only the
 * year is known would block a lane for the whole window when zoomed in.
 */
const MAX_CLEARED_PX = 90;
/** A cluster of another kind counts as this much farther away, so that marks of one colour come together first. */
const OTHER_KIND_PX = 6;
/** Width of the number behind a cluster: a gap, the × and the digits at 11 px. */
const COUNT_GAP_PX = 3;
const COUNT_CHARACTER_PX = 6.5;

export function countWidthPx(count: number): number {
  return COUNT_GAP_PX + (String(count).length + 1) * COUNT_CHARACTER_PX;
}

/** Sorts by day; the more important event of a day comes first. */
export function compareByDay(a: TimelineEvent, b: TimelineEvent): number {
  return a.day - b.day || b.importance - a.importance || (a.id < b.id ? -1 : 1);
}

/** One event, or a cluster of several, in its lane. x is in px from 1970-01-01. */
interface PlacedMark {
  readonly events: TimelineEvent[];
  readonly lane: number;
  readonly xPx: number;
  readonly radiusPx: number;
}

/** Marks of the usual size come in order of their days, so the end of the last one is enough to know what is free. */
interface Lane {
  endPx: number;
  /** The same, with uncertainty bars. */
  barEndPx: number;
  last: PlacedMark | undefined;
  /** Marks larger than usual that reach into this lane. They come first, so all of them are kept. */
  readonly big: PlacedMark[];
}

/** An event and the space that its mark needs. */
interface MarkRequest {
  readonly event: TimelineEvent;
  /** Lanes that the event may have, best first. */
  readonly lanes: readonly number[];
  /** Number of lanes on either side that a big mark takes besides its own. */
  readonly spareLanes: number;
  readonly xPx: number;
  readonly radiusPx: number;
  /** Half of its width, with half of the gap. */
  readonly halfPx: number;
  readonly barFromPx: number;
  readonly barToPx: number;
}

interface Place {
  readonly lane: number;
  readonly xPx: number;
}

/** Places marks of `usualRadiusPx` greedily by day. `sorted` must be in the order of `compareByDay`. */
export function packMarks(
  sorted: readonly TimelineEvent[],
  usualRadiusPx: number,
  pxPerDay: number,
  frame: Frame,
): Packing {
  const pitchPx = usualRadiusPx * 2 + LANE_GAP_PX;
  const rows: Readonly<Record<Side, readonly Lane[]>> = {
    upper: emptyLanes(frame.reachPx / pitchPx),
    lower: emptyLanes(frame.reachPx / pitchPx),
    joint: emptyLanes((frame.bandPx * 2 - usualRadiusPx * 2) / pitchPx + 1),
    context: emptyLanes(1),
  };
  const marks: PlacedMark[] = [];
  const slots = new Map<string, Slot>();
  let clusteredCount = 0;

  for (const event of bigMarksFirst(sorted, usualRadiusPx, frame)) {
    const row = rows[event.side];
    const request = requestFor(event, usualRadiusPx, pxPerDay, row.length, frame);
    const free = findPlace(row, request, pxPerDay);
    const cluster = free ? undefined : nearestCluster(row, request);
    if (cluster) {
      addToCluster(row, cluster, event);
      if (event.side !== 'context') clusteredCount += 1;
    }
    // Big marks of neighbouring bands may overlap: their own lane is used although it is taken.
    const place = free ?? cluster ?? { lane: request.lanes[0] ?? 0, xPx: request.xPx };
    if (!cluster) {
      const mark = { events: [event], ...place, radiusPx: request.radiusPx };
      marks.push(mark);
      occupy(row, mark, request, request.radiusPx > usualRadiusPx);
    }
    slots.set(event.id, { lane: place.lane, asideDays: (place.xPx - request.xPx) / pxPerDay });
  }
  return { slots, clusters: clustersOf(marks), clusteredCount };
}

/** Big marks first: a mark for 755 people must be at its severity, not in a gap between small marks. */
function bigMarksFirst(
  sorted: readonly TimelineEvent[],
  usualRadiusPx: number,
  frame: Frame,
): TimelineEvent[] {
  const isBig = (event: TimelineEvent) => radiusOf(event, usualRadiusPx, frame) > usualRadiusPx;
  return [...sorted.filter(isBig), ...sorted.filter((event) => !isBig(event))];
}

function clustersOf(marks: readonly PlacedMark[]): Map<string, readonly TimelineEvent[]> {
  const clusters = new Map<string, readonly TimelineEvent[]>();
  for (const { events } of marks) {
    if (events.length < 2) continue;
    const inOrder = events.toSorted(compareByDay);
    for (const { id } of inOrder) clusters.set(id, inOrder);
  }
  return clusters;
}

function requestFor(
  event: TimelineEvent,
  usualRadiusPx: number,
  pxPerDay: number,
  laneCount: number,
  frame: Frame,
): MarkRequest {
  const pitchPx = usualRadiusPx * 2 + LANE_GAP_PX;
  const radiusPx = radiusOf(event, usualRadiusPx, frame);
  const xPx = (event.day + 0.5) * pxPerDay;
  const halfPx = radiusPx + LANE_GAP_PX / 2;
  const minBarPx = halfPx + (event.approximate ? APPROXIMATE_PX : 0);
  return {
    event,
    lanes: lanesFor(event, radiusPx, pitchPx, laneCount, frame),
    spareLanes: Math.ceil((radiusPx - usualRadiusPx) / pitchPx),
    xPx,
    radiusPx,
    halfPx,
    barFromPx: Math.min(xPx - minBarPx, Math.max(event.first_day * pxPerDay, xPx - MAX_CLEARED_PX)),
    barToPx: Math.max(xPx + minBarPx, Math.min((event.last_day + 1) * pxPerDay, xPx + MAX_CLEARED_PX)),
  };
}

/** Lanes that an event may have, best first: at its severity, then those of its band by distance, outward before inward. */
function lanesFor(
  { side, severity }: TimelineEvent,
  radiusPx: number,
  pitchPx: number,
  laneCount: number,
  { reachPx }: Frame,
): number[] {
  if (side === 'joint') return Array.from({ length: laneCount }, (_, lane) => lane);
  if (side === 'context') return [0];
  const last = laneCount - 1;
  const laneAt = (share: number) => (share * reachPx) / pitchPx - 0.5;
  const own = Math.min(Math.max(Math.round(laneAt(severityShare(severity))), 0), last);
  const { from, to } = bandOf(severity);
  const lowest = Math.max(Math.ceil(laneAt(from)), 0);
  const highest = Math.min(Math.floor(laneAt(Math.min(to, 1 - radiusPx / reachPx))), last);
  const lanes = [own];
  for (let away = 1; away < laneCount; away += 1) {
    if (own + away <= highest) lanes.push(own + away);
    if (own - away >= lowest) lanes.push(own - away);
  }
  return lanes;
}

function emptyLanes(count: number): Lane[] {
  return Array.from({ length: Math.max(Math.floor(count), 1) }, () => ({
    endPx: Number.NEGATIVE_INFINITY,
    barEndPx: Number.NEGATIVE_INFINITY,
    last: undefined,
    big: [],
  }));
}

/** The best free place, by four rules in this order; `undefined` if none of them finds one. */
function findPlace(row: readonly Lane[], request: MarkRequest, pxPerDay: number): Place | undefined {
  return (
    placeClearOfAll(row, request) ??
    placeOverBars(row, request) ??
    placeBesideSameDay(row, request, pxPerDay) ??
    placeOverBigMark(row, request)
  );
}

function placeClearOfAll(row: readonly Lane[], request: MarkRequest): Place | undefined {
  const { lanes, xPx, barFromPx, barToPx } = request;
  const lane = lanes.find((each) =>
    isFree(row, each, request, barFromPx, barToPx, ({ barEndPx }) => barEndPx),
  );
  return lane === undefined ? undefined : { lane, xPx };
}

/** Clear of other marks, but over their uncertainty bars. */
function placeOverBars(row: readonly Lane[], request: MarkRequest): Place | undefined {
  const { lanes, xPx, halfPx } = request;
  const lane = lanes.find((each) =>
    isFree(row, each, request, xPx - halfPx, xPx + halfPx, ({ endPx }) => endPx),
  );
  return lane === undefined ? undefined : { lane, xPx };
}

/** To the right of other marks, as little as possible and within the event's own day. */
function placeBesideSameDay(row: readonly Lane[], request: MarkRequest, pxPerDay: number): Place | undefined {
  const { lanes, xPx, halfPx, event } = request;
  const lastPx = (event.day + 1) * pxPerDay - halfPx;
  let best: Place | undefined;
  for (const lane of lanes) {
    const atPx = Math.max((row[lane]?.endPx ?? 0) + halfPx, xPx);
    if (atPx > lastPx || (best && atPx > best.xPx - MIN_GAIN_PX)) continue;
    if (isFree(row, lane, request, atPx - halfPx, atPx + halfPx, ({ endPx }) => endPx))
      best = { lane, xPx: atPx };
  }
  return best;
}

/** A less preferred lane must be nearer by more than rounding errors. */
const MIN_GAIN_PX = 0.01;

/** On top of a big mark, which remains visible around a mark of the usual size. */
function placeOverBigMark(
  row: readonly Lane[],
  { lanes, spareLanes, xPx, halfPx }: MarkRequest,
): Place | undefined {
  if (spareLanes > 0) return undefined;
  const lane = lanes.find((each) => (row[each]?.endPx ?? 0) <= xPx - halfPx);
  return lane === undefined ? undefined : { lane, xPx };
}

function isFree(
  row: readonly Lane[],
  lane: number,
  { spareLanes, halfPx }: MarkRequest,
  fromPx: number,
  toPx: number,
  endOf: (lane: Lane) => number,
): boolean {
  const xPx = (fromPx + toPx) / 2;
  for (let near = lane - spareLanes; near <= lane + spareLanes; near += 1) {
    const each = row[near];
    if (!each) continue;
    if (endOf(each) > fromPx) return false;
    if (each.big.some((big) => overlaps(big, xPx, halfPx))) return false;
  }
  return true;
}

function occupy(
  row: readonly Lane[],
  mark: PlacedMark,
  { spareLanes, halfPx, barToPx }: MarkRequest,
  isBig: boolean,
): void {
  for (let near = mark.lane - spareLanes; near <= mark.lane + spareLanes; near += 1) {
    const lane = row[near];
    if (!lane) continue;
    if (isBig) {
      lane.big.push(mark);
      continue;
    }
    lane.endPx = Math.max(lane.endPx, mark.xPx + halfPx);
    lane.barEndPx = Math.max(lane.barEndPx, lane.endPx, barToPx);
    lane.last = mark;
  }
}

/** Adds an event to a mark, and keeps its lane free for the number behind it. */
function addToCluster(row: readonly Lane[], cluster: PlacedMark, event: TimelineEvent): void {
  cluster.events.push(event);
  const lane = row[cluster.lane];
  if (!lane) return;
  lane.endPx = Math.max(lane.endPx, cluster.xPx + cluster.radiusPx + countWidthPx(cluster.events.length));
}

/** The nearest mark in the lanes that an event may have. */
function nearestCluster(
  row: readonly Lane[],
  { lanes, xPx, halfPx, event }: MarkRequest,
): PlacedMark | undefined {
  let nearest: PlacedMark | undefined;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (const index of lanes) {
    const lane = row[index];
    for (const mark of [...(lane?.big ?? []), ...(lane?.last ? [lane.last] : [])]) {
      // A big mark also reaches into lanes of other bands, and may not be the one in the way.
      const isBig = mark !== lane?.last;
      if (!lanes.includes(mark.lane) || (isBig && !overlaps(mark, xPx, halfPx))) continue;
      const isOtherKind = mark.events.some(({ kind }) => kind !== event.kind);
      const awayPx = Math.abs(mark.xPx - xPx) + (isOtherKind ? OTHER_KIND_PX : 0);
      if (awayPx >= nearestPx) continue;
      nearest = mark;
      nearestPx = awayPx;
    }
  }
  return nearest;
}

function overlaps(mark: PlacedMark, xPx: number, halfPx: number): boolean {
  return Math.abs(mark.xPx - xPx) < mark.radiusPx + halfPx;
}
