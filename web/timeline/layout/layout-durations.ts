import { type Family, KIND } from '../../../domain/events/kind.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Slots } from './lanes.ts';
import { laneYPx } from './layout-marks.ts';

/** A line for the time that a measure is in force, from its mark to its end or the edge. In px. */
export interface DurationLine {
  readonly id: string;
  readonly family: Family;
  readonly yPx: number;
  readonly fromPx: number;
  readonly toPx: number;
  /** If so, the end has a tick. */
  readonly endsInView: boolean;
  /** Whether its mark is in view, rather than left of it. */
  readonly startsInView: boolean;
  /** Whether the measure is still in force at the right edge. */
  readonly fadesOut: boolean;
}

/** Merged lines of one lane and family: a span in which at least one of their measures is in force. */
export interface DurationLineBundle {
  readonly family: Family;
  readonly startsInView: boolean;
  readonly yPx: number;
  readonly fromPx: number;
  readonly toPx: number;
  readonly fadesOut: boolean;
}

export function placeDurationLines(
  events: readonly TimelineEvent[],
  slots: Slots,
  scale: TimeScale,
  frame: Frame,
): DurationLine[] {
  const lines: DurationLine[] = [];
  for (const event of events) {
    if (event.in_force_last_day === undefined) continue;
    const startPx = scale.xOf(event.day + 0.5);
    const endPx = scale.xOf(event.in_force_last_day + 1);
    if (endPx < scale.leftPx || startPx > scale.rightPx) continue;
    const endsInView = endPx <= scale.rightPx;
    lines.push({
      id: event.id,
      family: KIND[event.kind].family,
      yPx: laneYPx(event, slots, frame),
      fromPx: Math.max(startPx, scale.leftPx),
      toPx: Math.min(endPx, scale.rightPx),
      endsInView,
      startsInView: startPx >= scale.leftPx,
      fadesOut: !endsInView,
    });
  }
  return lines;
}

/**
 * Merges overlapping lines of one lane and family, because a hundred lines over each other would be unreadable.
 *
 *     a |------->
 *     b     |--->        becomes   |-------->   |--->
 *     c              |--->
 */
export function bundleDurationLines(lines: readonly DurationLine[]): DurationLineBundle[] {
  const byLane = Map.groupBy(lines, ({ family, yPx, startsInView }) => `${family} ${yPx} ${startsInView}`);
  return Array.from(byLane.values(), mergeLane).flat();
}

function mergeLane(lines: readonly DurationLine[]): DurationLineBundle[] {
  const merged: {
    family: Family;
    startsInView: boolean;
    yPx: number;
    fromPx: number;
    toPx: number;
    fadesOut: boolean;
  }[] = [];
  for (const { family, startsInView, yPx, fromPx, toPx, fadesOut } of lines.toSorted(
    (a, b) => a.fromPx - b.fromPx,
  )) {
    const last = merged.at(-1);
    if (last && fromPx <= last.toPx) {
      last.toPx = Math.max(last.toPx, toPx);
      last.fadesOut ||= fadesOut;
    } else merged.push({ family, startsInView, yPx, fromPx, toPx, fadesOut });
  }
  return merged;
}
