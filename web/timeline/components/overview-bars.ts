import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineResult } from '../../../domain/timeline/timeline.ts';
import { eachCell } from '../../../domain/timeline/timeline-cells.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';

/** The events of each side in a few px of the overview. */
export interface OverviewBar {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly upper: number;
  readonly lower: number;
  /** Drawn half above and half below the axis. */
  readonly joint: number;
}

export interface OverviewBars {
  readonly bars: readonly OverviewBar[];
  /** The largest number on one side of the axis; at least 1. */
  readonly max: number;
}

const BAR_PX = 6;

/** A histogram of all days with one side above the axis and one below, without events of third parties. */
export function overviewBars(result: TimelineResult, bounds: TimeSpan, widthPx: number): OverviewBars {
  const count = Math.max(Math.floor(widthPx / BAR_PX), 1);
  const daysPerBar = spanLength(bounds) / count;
  const sums = Array.from({ length: count }, () => ({ upper: 0, lower: 0, joint: 0 }));
  for (const { startDay, days, side, events } of countsOf(result)) {
    if (side === 'context') continue;
    // The days of a count may be those of several bars. Each gets its share, so that no bar is empty between others.
    const start = (startDay - bounds.start) / daysPerBar;
    const end = start + days / daysPerBar;
    for (let index = Math.floor(start); index <= Math.floor(end); index += 1) {
      const sum = sums[index];
      const share = days === 0 ? 1 : (Math.min(end, index + 1) - Math.max(start, index)) / (end - start);
      if (sum) sum[side] += events * share;
    }
  }
  const stepPx = widthPx / count;
  return {
    bars: sums
      .map((sum, index) => ({ ...sum, leftPx: index * stepPx, widthPx: stepPx }))
      .filter(({ upper, lower, joint }) => upper + lower + joint > 0),
    max: Math.max(...sums.map(({ upper, lower, joint }) => Math.max(upper, lower) + joint / 2), 1),
  };
}

function* countsOf({
  complete,
  events,
  cells,
  bucket_days,
}: TimelineResult): Generator<{ startDay: number; days: number; side: Side; events: number }> {
  if (complete) for (const { day, side } of events) yield { startDay: day + 0.5, days: 0, side, events: 1 };
  else
    for (const { day, side, count } of eachCell(cells))
      yield { startDay: day, days: bucket_days, side, events: count };
}
