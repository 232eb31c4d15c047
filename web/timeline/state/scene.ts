import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { periodsOf, type TensionUnit, tensionPeriods } from '../../../domain/timeline/tension-period.ts';
import type { TensionPeriod, TimelineResult } from '../../../domain/timeline/timeline.ts';
import type { Scene } from '../layout/layout.ts';

/**
 * What to lay out, from the answer for the whole extent and the one for the days around the window. Where the whole is
 * known event by event, nothing else is needed at any zoom, and no mark that was there moves for a finer answer.
 */
export function sceneOf(
  whole: TimelineResult | undefined,
  near: TimelineResult | undefined,
  unit: TensionUnit,
): Scene | undefined {
  const answer = whole?.complete ? whole : (near ?? whole);
  if (!answer) return undefined;
  return {
    events: answer.events,
    arcs: answer.arcs,
    complete: answer.complete,
    bucketDays: answer.bucket_days,
    cells: answer.cells,
    ...(answer === whole && answer.complete
      ? { tensionUnit: unit, tension: tensionOf(answer, unit) }
      : { tensionUnit: answer.tension_unit, tension: answer.tension }),
  };
}

function tensionOf(answer: TimelineResult, unit: TensionUnit): readonly TensionPeriod[] {
  const { events, extent, tension, tension_unit } = answer;
  if (unit === tension_unit || !extent) return tension;
  const acts = events.map(({ day, side, severity }) => ({
    day,
    side,
    events: 1,
    severity_tenths: Math.round(severity * 10),
  }));
  return tensionPeriods(
    periodsOf(unit, { first: extent.first_day, last: extent.last_day }),
    acts,
    knownDays(answer, extent),
  );
}

/** The days of which every event is known: where the answer reaches an end of all events, all beyond it too. */
function knownDays(
  { first_day, last_day }: TimelineResult,
  extent: NonNullable<TimelineResult['extent']>,
): DaySpan {
  return {
    first: first_day <= extent.first_day ? BEGINNING_OF_TIME : first_day,
    last: last_day >= extent.last_day ? END_OF_TIME : last_day,
  };
}
