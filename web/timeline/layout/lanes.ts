import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import { APPROXIMATE_PX, radiusOf } from '../scale/mark-size.ts';
import { bandOf, severityShare } from '../scale/severity-scale.ts';

/** Where an event stands, whatever part of time is in view. Events of one cluster stand at one place. */
export interface Slot {
  readonly lane: number;
  /** How far from the middle of its day, in days: beside another of its day, or where its cluster stands. */
  readonly asideDays: number;
}

export interface Slots {
  readonly slots: ReadonlyMap<string, Slot>;
  /** Events for which there is no room one by one, in order of their days, by the id of each. */
  readonly clusters: ReadonlyMap<string, readonly TimelineEvent[]>;
  /** How big a mark of the usual size is. */
  readonly radiusPx: number;
}

/** Largest first; the last is used however crowded it gets. */
const RADII_PX = [7, 6.2, 5.5, 4.8, 4.2, 3.7, 3.2, 2.8] as const;
/** One wild week may be piled up, so that the other years need not be small. */
const PILED_SHARE = 0.03;
export const LANE_GAP_PX = 1.6;
/** How much of a whisker keeps its lane free; a year seen from within a week would take a lane from every week of it. */
const LONGEST_CLEAR_PX = 90;
/** What a cluster of another colour is further off than it is: those of one colour are piled up first. */
const OTHER_KIND_PX = 6;

/**
 * Gives each event a lane at its severity; where that is taken, the nearest free one of the same band: a mark always
 * stands beside the word of the scale that is true of it. Where the band has no room, marks of one day stand side by side
 * within it, if it is wide enough; else they are one cluster, counted. Joint acts take lanes about the axis, context its one
 * row. Marks are as big as the most crowded days allow.
 *
 *     severe   ──────────────────────────
 *     lane 7            ◆ ◆
 *     lane 6   ◆     ◆  ◆ ◆ ×4       ◆       four in the place of one
 *     lane 5            ◆ ◆      |--◆--|     whiskers keep their lane free
 *     strained ──────────────────────────
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
  const { slots, clusters } = pack(sorted, radiusPx, pxPerDay, frame);
  return { slots, clusters: clusters, radiusPx };
}

/** How much a cluster's number takes, behind its mark. */
export function countWidthPx(count: number): number {
  return 3 + (String(count).length + 1) * 6.5;
}

function byDay(a: TimelineEvent, b: TimelineEvent): number {
  return a.day - b.day || b.importance - a.importance || (a.id < b.id ? -1 : 1);
}

interface Packing {
  readonly slots: Map<string, Slot>;
  readonly clusters: Map<string, readonly TimelineEvent[]>;
  /** Whether nearly every mark found a place of its own. */
  readonly fits: boolean;
}

/** One event, or a cluster of several, in its lane. */
interface Placed {
  readonly events: TimelineEvent[];
  readonly lane: number;
  /** In px from 1970-01-01. */
  readonly xPx: number;
  readonly radiusPx: number;
}

interface Lane {
  /** The big marks that reach into it. */
  readonly big: Placed[];
  /** Where its usual marks end, and where they end with their whiskers: they come in order, so that the last end is all one needs. */
  endPx: number;
  whiskerEndPx: number;
  last: Placed | undefined;
}

interface Wanted {
  readonly event: TimelineEvent;
  readonly lanes: readonly number[];
  /** How many lanes on either side a big mark takes besides its own. */
  readonly spare: number;
  readonly xPx: number;
  readonly radiusPx: number;
  readonly halfPx: number;
  readonly whiskerFromPx: number;
  readonly whiskerToPx: number;
}

function pack(sorted: readonly TimelineEvent[], usualPx: number, pxPerDay: number, frame: Frame): Packing {
  const pitchPx = usualPx * 2 + LANE_GAP_PX;
  const rows: Readonly<Record<Side, readonly Lane[]>> = {
    upper: emptyLanes(frame.reachPx / pitchPx),
    lower: emptyLanes(frame.reachPx / pitchPx),
    joint: emptyLanes((frame.bandPx * 2 - usualPx * 2) / pitchPx + 1),
    context: emptyLanes(1),
  };
  const placed: Placed[] = [];
  const slots = new Map<string, Slot>();
  let piled = 0;

  // The big ones first: a mark of 755 people is to stand at its own severity, not where the small ones left room.
  const isBig = (event: TimelineEvent) => radiusOf(event, usualPx, frame) > usualPx;
  for (const event of [...sorted.filter(isBig), ...sorted.filter((each) => !isBig(each))]) {
    const row = rows[event.side];
    const wanted = wish(event, usualPx, pitchPx, pxPerDay, row.length, frame);
    const free = freePlace(row, wanted, pxPerDay);
    const cluster = free ? undefined : nearestCluster(row, wanted);
    if (!cluster) {
      // Big marks of neighbouring bands may lie upon each other.
      const { lane, xPx } = free ?? { lane: wanted.lanes[0] ?? 0, xPx: wanted.xPx };
      const place = { events: [event], lane, xPx, radiusPx: wanted.radiusPx };
      placed.push(place);
      take(row, place, wanted, wanted.radiusPx > usualPx);
      slots.set(event.id, { lane, asideDays: (xPx - wanted.xPx) / pxPerDay });
      continue;
    }
    cluster.events.push(event);
    if (event.side !== 'context') piled += 1;
    const lane = row[cluster.lane];
    if (lane)
      lane.endPx = Math.max(lane.endPx, cluster.xPx + cluster.radiusPx + countWidthPx(cluster.events.length));
    slots.set(event.id, { lane: cluster.lane, asideDays: (cluster.xPx - wanted.xPx) / pxPerDay });
  }

  const clusters = new Map<string, readonly TimelineEvent[]>();
  for (const { events } of placed) {
    if (events.length < 2) continue;
    const inOrder = events.toSorted(byDay);
    for (const { id } of inOrder) clusters.set(id, inOrder);
  }
  return { slots, clusters, fits: piled <= sorted.length * PILED_SHARE };
}

function wish(
  event: TimelineEvent,
  usualPx: number,
  pitchPx: number,
  pxPerDay: number,
  laneCount: number,
  frame: Frame,
): Wanted {
  const radiusPx = radiusOf(event, usualPx, frame);
  const spare = Math.ceil((radiusPx - usualPx) / pitchPx);
  const xPx = (event.day + 0.5) * pxPerDay;
  const halfPx = radiusPx + LANE_GAP_PX / 2;
  const whiskerPx = halfPx + (event.approximate ? APPROXIMATE_PX : 0);
  return {
    event,
    lanes: lanesFor(event, radiusPx, pitchPx, laneCount, frame),
    spare,
    xPx,
    radiusPx,
    halfPx,
    whiskerFromPx: Math.min(xPx - whiskerPx, Math.max(event.first_day * pxPerDay, xPx - LONGEST_CLEAR_PX)),
    whiskerToPx: Math.max(xPx + whiskerPx, Math.min((event.last_day + 1) * pxPerDay, xPx + LONGEST_CLEAR_PX)),
  };
}

/** The lanes that an event may have, best first: its own, and those of its band by their distance, outward before inward. */
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
    big: [],
    endPx: Number.NEGATIVE_INFINITY,
    whiskerEndPx: Number.NEGATIVE_INFINITY,
    last: undefined,
  }));
}

/** Clear of all; else over the whiskers of others; else beside others of its day; else upon a big mark, which shows around it. */
function freePlace(
  row: readonly Lane[],
  wanted: Wanted,
  pxPerDay: number,
): { readonly lane: number; readonly xPx: number } | undefined {
  const { lanes, xPx, halfPx, whiskerFromPx, whiskerToPx, event } = wanted;
  const clear = lanes.find((lane) =>
    isFree(row, lane, wanted, whiskerFromPx, whiskerToPx, (each) => each.whiskerEndPx),
  );
  const over =
    clear ??
    lanes.find((lane) => isFree(row, lane, wanted, xPx - halfPx, xPx + halfPx, (each) => each.endPx));
  if (over !== undefined) return { lane: over, xPx };

  const latestPx = (event.day + 1) * pxPerDay - halfPx;
  let beside: { lane: number; xPx: number } | undefined;
  for (const lane of lanes) {
    const atPx = Math.max((row[lane]?.endPx ?? 0) + halfPx, xPx);
    if (atPx > Math.min(latestPx, beside ? beside.xPx - 0.01 : latestPx)) continue;
    if (isFree(row, lane, wanted, atPx - halfPx, atPx + halfPx, (each) => each.endPx))
      beside = { lane, xPx: atPx };
  }
  if (beside) return beside;

  if (wanted.spare > 0) return undefined;
  const upon = lanes.find((lane) => (row[lane]?.endPx ?? 0) <= xPx - halfPx);
  return upon === undefined ? undefined : { lane: upon, xPx };
}

function isFree(
  row: readonly Lane[],
  lane: number,
  { spare, halfPx }: Wanted,
  fromPx: number,
  toPx: number,
  endOf: (lane: Lane) => number,
): boolean {
  const xPx = (fromPx + toPx) / 2;
  for (let near = lane - spare; near <= lane + spare; near += 1) {
    const each = row[near];
    if (!each) continue;
    if (endOf(each) > fromPx) return false;
    if (each.big.some((big) => isUpon(big, xPx, halfPx))) return false;
  }
  return true;
}

function take(
  row: readonly Lane[],
  place: Placed,
  { spare, halfPx, whiskerToPx }: Wanted,
  isBig: boolean,
): void {
  for (let near = place.lane - spare; near <= place.lane + spare; near += 1) {
    const lane = row[near];
    if (!lane) continue;
    if (isBig) {
      lane.big.push(place);
      continue;
    }
    lane.endPx = Math.max(lane.endPx, place.xPx + halfPx);
    lane.whiskerEndPx = Math.max(lane.whiskerEndPx, lane.endPx, whiskerToPx);
    lane.last = place;
  }
}

/** Of what stands in the lanes that an event may have, the nearest; of about as near ones, one of its own kind. */
function nearestCluster(row: readonly Lane[], { lanes, xPx, halfPx, event }: Wanted): Placed | undefined {
  let nearest: Placed | undefined;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (const index of lanes) {
    const lane = row[index];
    for (const place of lane?.last ? [lane.last] : (lane?.big ?? [])) {
      // A big mark reaches into lanes of other bands than its own, and need not be the one that is in the way.
      const isBig = place !== lane?.last;
      if (!lanes.includes(place.lane) || (isBig && !isUpon(place, xPx, halfPx))) continue;
      const isOther = place.events.some(({ kind }) => kind !== event.kind);
      const awayPx = Math.abs(place.xPx - xPx) + (isOther ? OTHER_KIND_PX : 0);
      if (awayPx >= nearestPx) continue;
      nearest = place;
      nearestPx = awayPx;
    }
  }
  return nearest;
}

function isUpon(place: Placed, xPx: number, halfPx: number): boolean {
  return Math.abs(place.xPx - xPx) < place.radiusPx + halfPx;
}
