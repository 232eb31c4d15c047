import type { DaySpan } from '../../domain/day-span.ts';
import { periodAt, periodsOf, type TensionUnit } from '../../domain/tension-period.ts';
import type { TensionPeriod, TimelineAnswer, TimelineEvent } from '../../domain/timeline.ts';
import type { Scene } from './layout.ts';

/**
 * What to lay out, from the answer for the whole extent and the one for the days around the window. Where the whole is
 * known event by event, nothing else is needed at any zoom, and no mark that was there moves for a finer answer.
 */
export function sceneOf(
  whole: TimelineAnswer | undefined,
  near: TimelineAnswer | undefined,
  tensionUnit: TensionUnit,
): Scene | undefined {
  const answer = whole?.complete ? whole : (near ?? whole);
  if (!answer) return undefined;
  return {
    events: answer.events,
    arcs: answer.arcs,
    complete: answer.complete,
    bucketDays: answer.bucket_days,
    cells: answer.cells,
    tension: answer === whole && answer.complete ? tensionOf(answer, tensionUnit) : answer.tension,
  };
}

function tensionOf(
  { events, extent, tension, tension_unit }: TimelineAnswer,
  unit: TensionUnit,
): readonly TensionPeriod[] {
  if (unit === tension_unit || !extent) return tension;
  return meansOf(events, periodsOf(unit, { first: extent.first_day, last: extent.last_day }));
}

/** Each side's mean severity over each of some periods; absent where it has no event. */
export function meansOf(events: readonly TimelineEvent[], periods: readonly DaySpan[]): TensionPeriod[] {
  const sums = periods.map(() => ({ upper: { severity: 0, events: 0 }, lower: { severity: 0, events: 0 } }));
  for (const { day, side, severity } of events) {
    if (side !== 'upper' && side !== 'lower') continue;
    const sum = sums[periodAt(periods, day)]?.[side];
    if (!sum) continue;
    sum.severity += severity;
    sum.events += 1;
  }
  return periods.map(({ first, last }, index) => {
    const { upper, lower } = sums[index] ?? {};
    return {
      first_day: first,
      last_day: last,
      ...(upper && upper.events > 0 && { upper: upper.severity / upper.events }),
      ...(lower && lower.events > 0 && { lower: lower.severity / lower.events }),
    };
  });
}
