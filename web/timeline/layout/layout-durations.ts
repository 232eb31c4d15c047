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
  /** Whether it ends in view; drawn as a tick. */
  readonly ends: boolean;
  /** Whether its mark is in view rather than to the left of it. */
  readonly begins: boolean;
  /** Whether it is still in force at the right edge; drawn fading out. */
  readonly fades: boolean;
}

/** Lines of one lane and family, each a span in which at least one of its measures stands. */
export interface DurationLineBundle {
  readonly family: Family;
  readonly begins: boolean;
  readonly yPx: number;
  readonly fromPx: number;
  readonly toPx: number;
  readonly fades: boolean;
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
    const ends = endPx <= scale.rightPx;
    lines.push({
      id: event.id,
      family: KIND[event.kind].family,
      yPx: laneYPx(event, slots, frame),
      fromPx: Math.max(startPx, scale.leftPx),
      toPx: Math.min(endPx, scale.rightPx),
      ends,
      begins: startPx >= scale.leftPx,
      fades: !ends,
    });
  }
  return lines;
}

/**
 * Tails of one lane and family drawn as one line: a hundred measures in force read as the staff they hang on, not as a hundred
 * strokes upon each other.
 *
 *     a |------->
 *     b     |--->        becomes   |-------->   |--->
 *     c              |--->
 */
export function bundleDurationLines(lines: readonly DurationLine[]): DurationLineBundle[] {
  const byLane = Map.groupBy(lines, ({ family, yPx, begins }) => `${family} ${yPx} ${begins}`);
  return Array.from(byLane.values(), mergeLane).flat();
}

function mergeLane(lines: readonly DurationLine[]): DurationLineBundle[] {
  const merged: {
    family: Family;
    begins: boolean;
    yPx: number;
    fromPx: number;
    toPx: number;
    fades: boolean;
  }[] = [];
  for (const { family, begins, yPx, fromPx, toPx, fades } of lines.toSorted((a, b) => a.fromPx - b.fromPx)) {
    const last = merged.at(-1);
    if (last && fromPx <= last.toPx) {
      last.toPx = Math.max(last.toPx, toPx);
      last.fades ||= fades;
    } else merged.push({ family, begins, yPx, fromPx, toPx, fades });
  }
  return merged;
}
