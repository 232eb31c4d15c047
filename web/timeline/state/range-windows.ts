import { calendarDate, dayOf } from '../../../domain/dates/day-span.ts';
import type { SpanBounds, TimeSpan } from '../scale/time-span.ts';

/** Lengths of the range buttons, in years. */
export const RANGE_YEARS = [1, 5, 10] as const;

/** The margin after the newest event, as a share of the window, so that its mark is not cut at the edge. */
const MARGIN_SHARE = 0.012;

/** The last years up to the newest event; undefined if the chart has no more than that. */
export function latestYears(years: number, lastDay: number, bounds: SpanBounds): TimeSpan | undefined {
  const { year, month, day } = calendarDate(lastDay);
  const start = dayOf(year - years, month, day) + 1;
  const margin = Math.ceil((lastDay + 1 - start) * MARGIN_SHARE);
  const end = Math.min(lastDay + 1 + margin, bounds.end);
  return start > bounds.start ? { start, end } : undefined;
}
