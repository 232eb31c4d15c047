import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { periodsOf, type TensionUnit, tensionPeriods } from '../../../domain/timeline/tension-period.ts';
import type { TensionPeriod, TimelineResult } from '../../../domain/timeline/timeline.ts';
import type { Scene } from '../layout/scene.ts';

/**
 * The data to lay out. A complete result for all days is used at every zoom, so that no mark moves when a more detailed
 * one arrives. Otherwise the result for the days around the window is used.
 */
export function sceneOf(
  whole: TimelineResult | undefined,
  detail: TimelineResult | undefined,
  unit: TensionUnit,
): Scene | undefined {
  const result = whole?.complete ? whole : (detail ?? whole);
  if (!result) return undefined;
  return {
    events: result.events,
    arrows: result.arcs,
    complete: result.complete,
    bucketDays: result.bucket_days,
    cells: result.cells,
    ...(result === whole && result.complete
      ? { tensionUnit: unit, tension: tensionOf(result, unit) }
      : { tensionUnit: result.tension_unit, tension: result.tension }),
  };
}

function tensionOf(result: TimelineResult, unit: TensionUnit): readonly TensionPeriod[] {
  const { events, extent, tension, tension_unit } = result;
  if (unit === tension_unit || !extent) return tension;
  const dayCounts = events.map(({ day, side, severity }) => ({
    day,
    side,
    events: 1,
    severity_tenths: Math.round(severity * 10),
  }));
  return tensionPeriods(
    periodsOf(unit, { first: extent.first_day, last: extent.last_day }),
    dayCounts,
    loadedDays(result, extent),
  );
}

/** The days whose events are all loaded. A result that reaches the first or last event also covers the days beyond. */
function loadedDays(
  { first_day, last_day }: TimelineResult,
  extent: NonNullable<TimelineResult['extent']>,
): DaySpan {
  return {
    first: first_day <= extent.first_day ? BEGINNING_OF_TIME : first_day,
    last: last_day >= extent.last_day ? END_OF_TIME : last_day,
  };
}
