import type { Side } from '../../../domain/parties/side.ts';
import { eachCell, type TimelineResult } from '../../../domain/timeline/timeline.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';

/** How many events of each side a few px of the overview stand for. */
export interface OverviewBar {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly upper: number;
  readonly lower: number;
  /** Both sides' acts: half above, half below. */
  readonly joint: number;
}

export interface OverviewBars {
  readonly bars: readonly OverviewBar[];
  /** The most on one side of the axis, for the scale; at least 1. */
  readonly most: number;
}

const BAR_PX = 6;

/** The whole extent as a small histogram, mirrored as the chart is. Context is left out: it is on neither side. */
export function overviewBars(answer: TimelineResult, bounds: TimeSpan, widthPx: number): OverviewBars {
  const count = Math.max(Math.floor(widthPx / BAR_PX), 1);
  const daysPerBar = spanLength(bounds) / count;
  const sums = Array.from({ length: count }, () => ({ upper: 0, lower: 0, joint: 0 }));
  for (const [day, side, events] of countsOf(answer)) {
    const sum = sums[Math.floor((day - bounds.start) / daysPerBar)];
    if (sum && side !== 'context') sum[side] += events;
  }
  const stepPx = widthPx / count;
  return {
    bars: sums
      .map((sum, index) => ({ ...sum, leftPx: index * stepPx, widthPx: stepPx }))
      .filter(({ upper, lower, joint }) => upper + lower + joint > 0),
    most: Math.max(...sums.map(({ upper, lower, joint }) => Math.max(upper, lower) + joint / 2), 1),
  };
}

function* countsOf({
  complete,
  events,
  cells,
  bucket_days,
}: TimelineResult): Generator<[day: number, side: Side, events: number]> {
  if (complete) for (const { day, side } of events) yield [day + 0.5, side, 1];
  else for (const { day, side, count } of eachCell(cells)) yield [day + bucket_days / 2, side, count];
}
