import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { APPROXIMATE_PX } from '../scale/mark-size.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/** The position of an event in px. */
export interface Mark {
  readonly event: TimelineEvent;
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusPx: number;
  /** Absent for marks in a stack, where bars would cover the neighbours. */
  readonly uncertaintyBar?: UncertaintyBar;
}

/** The days of an event of several days, or the days that an imprecise date can mean. */
export interface UncertaintyBar {
  readonly fromPx: number;
  readonly toPx: number;
  /** On all of these days; on an unknown one of them; or around this day. */
  readonly form: 'lasted' | 'within' | 'about';
}

export function uncertaintyBarOf(
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
