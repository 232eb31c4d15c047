import { type Family, KIND } from '../../../domain/events/kind.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { Mark } from './layout-marks.ts';

/** A line for the time that a measure is in force, from its mark to its end or the edge of the plot. In px. */
export interface DurationLine {
  readonly id: string;
  readonly family: Family;
  readonly yPx: number;
  readonly fromPx: number;
  readonly toPx: number;
  /** If so, the end has a tick. Otherwise the measure is still in force at the right edge. */
  readonly endsInView: boolean;
}

/** The lines of the marks that have a title: lines of stacked marks would cover their neighbours. */
export function placeDurationLines(marks: readonly Mark[], scale: TimeScale): DurationLine[] {
  return marks.flatMap(({ event, xPx, yPx }) => {
    const endPx = durationEndPx(event, scale);
    if (endPx === undefined || endPx <= xPx) return [];
    return [
      {
        id: event.id,
        family: KIND[event.kind].family,
        yPx,
        fromPx: xPx,
        toPx: Math.min(endPx, scale.rightPx),
        endsInView: endPx <= scale.rightPx,
      },
    ];
  });
}

/** End of the time that a measure is in force; absent for other events. */
export function durationEndPx(event: Mark['event'], scale: TimeScale): number | undefined {
  return event.in_force_last_day === undefined ? undefined : scale.xOf(event.in_force_last_day + 1);
}
