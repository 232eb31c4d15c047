import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import { APPROXIMATE_PX, radiusOf } from '../scale/mark-size.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Slots } from './lanes.ts';
import { LANE_GAP_PX } from './pack-marks.ts';

/** The position in px of an event, or of a cluster of events without room for separate marks. */
export interface Mark {
  /** The event; of a cluster the most important one. */
  readonly event: TimelineEvent;
  /** All events of a cluster, in order of their days. */
  readonly cluster?: readonly TimelineEvent[];
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
  readonly uncertaintyBar?: UncertaintyBar;
}

/** The days of an event of several days, or the days that an imprecise date can mean. */
export interface UncertaintyBar {
  readonly fromPx: number;
  readonly toPx: number;
  /** On all of these days; on an unknown one of them; or around this day. */
  readonly form: 'lasted' | 'within' | 'about';
}

/** The marks at least partly in view. Each event is in one of them. */
export function placeMarks(
  events: readonly TimelineEvent[],
  slots: Slots,
  scale: TimeScale,
  frame: Frame,
): Mark[] {
  const marks: Mark[] = [];
  for (const event of events) {
    const cluster = slots.clusters.get(event.id);
    if (cluster && cluster[0]?.id !== event.id) continue;
    const mark = cluster ? placeCluster(cluster, slots, scale, frame) : placeMark(event, slots, scale, frame);
    if (mark && isInView(mark, scale)) marks.push(mark);
  }
  return marks;
}

export function placeMark(event: TimelineEvent, slots: Slots, scale: TimeScale, frame: Frame): Mark {
  const radiusPx = radiusOf(event, slots.radiusPx, frame);
  const xPx = scale.xOf(event.day + 0.5 + (slots.slots.get(event.id)?.asideDays ?? 0));
  const yPx = laneYPx(event, slots, frame);
  const uncertaintyBar = uncertaintyBarOf(event, xPx, radiusPx, scale);
  return { event, xPx, yPx, radiusPx, ...(uncertaintyBar && { uncertaintyBar }) };
}

/** Whether the mark represents an event, alone or in a cluster. */
export function containsEvent({ event, cluster }: Mark, id: string | undefined): boolean {
  return event.id === id || (cluster?.some((each) => each.id === id) ?? false);
}

/** A cluster stays at the edge of the plot while any of its events is in view. */
function placeCluster(
  cluster: readonly TimelineEvent[],
  slots: Slots,
  scale: TimeScale,
  frame: Frame,
): Mark | undefined {
  const [first] = cluster;
  if (!first) return undefined;
  const lead = cluster.reduce((most, each) => (each.importance > most.importance ? each : most));
  const radius = (event: TimelineEvent) => radiusOf(event, slots.radiusPx, frame);
  const biggest = cluster.reduce((most, each) => (radius(each) > radius(most) ? each : most));
  const { xPx } = placeMark(first, slots, scale, frame);
  const isSeen = cluster.some(
    ({ first_day, last_day }) => last_day + 1 > scale.span.start && first_day < scale.span.end,
  );
  return {
    event: lead,
    cluster: cluster,
    xPx: isSeen ? Math.min(Math.max(xPx, scale.leftPx), scale.rightPx) : xPx,
    yPx: laneYPx(biggest, slots, frame),
    radiusPx: radius(biggest),
  };
}

function isInView({ xPx, radiusPx, uncertaintyBar }: Mark, scale: TimeScale): boolean {
  const from = Math.min(xPx - radiusPx, uncertaintyBar?.fromPx ?? xPx);
  const to = Math.max(xPx + radiusPx, uncertaintyBar?.toPx ?? xPx);
  return to >= scale.leftPx && from <= scale.rightPx;
}

function uncertaintyBarOf(
  event: TimelineEvent,
  xPx: number,
  radiusPx: number,
  scale: TimeScale,
): UncertaintyBar | undefined {
  if (event.first_day === event.last_day && !event.approximate) return undefined;
  const form = event.approximate ? 'about' : event.date.includes('/') ? 'lasted' : 'within';
  // An approximate day has a span of one day; its dashed bar shows that it may be off by some.
  const minPx = event.approximate ? radiusPx + APPROXIMATE_PX : 0;
  const fromPx = Math.min(scale.xOf(event.first_day), xPx - minPx);
  const toPx = Math.max(scale.xOf(event.last_day + 1), xPx + minPx);
  // Hidden by its mark, unless the mark is out of view.
  const isHidden =
    toPx - fromPx <= radiusPx * 2 + 2 && xPx - radiusPx <= scale.rightPx && xPx + radiusPx >= scale.leftPx;
  return isHidden ? undefined : { fromPx, toPx, form };
}

/** Height of an event's lane, in px from the top of the chart; clamped so that its mark stays in the plot. */
export function laneYPx(event: TimelineEvent, slots: Slots, frame: Frame): number {
  const lane = slots.slots.get(event.id)?.lane ?? 0;
  const radiusPx = radiusOf(event, slots.radiusPx, frame);
  const pitchPx = slots.radiusPx * 2 + LANE_GAP_PX;
  if (event.side === 'context') return frame.contextYPx;
  if (event.side === 'joint') {
    const awayPx = Math.ceil(lane / 2) * pitchPx * (lane % 2 === 0 ? 1 : -1);
    const maxPx = Math.max(frame.bandPx - radiusPx, 0);
    return frame.axisYPx + Math.min(Math.max(awayPx, -maxPx), maxPx);
  }
  const outermostPx = frame.bandPx + frame.reachPx - radiusPx;
  const distancePx = Math.min(frame.bandPx + (lane + 0.5) * pitchPx, outermostPx);
  return event.side === 'upper' ? frame.axisYPx - distancePx : frame.axisYPx + distancePx;
}
