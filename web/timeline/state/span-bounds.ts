import { BEGINNING_OF_TIME, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import type { TimelineResult } from '../../../domain/timeline/timeline.ts';
import type { SpanBounds } from '../scale/time-span.ts';

const SHORTEST_WINDOW_DAYS = 3;
const MARGIN_SHARE = 0.012;
const MARGIN_DAYS = 2;

/**
 * The extent of what the filter holds, with the day that it asks about and a small margin, or exactly what the filter
 * bounds it to.
 */
export function spanBoundsOf(
  whole: Pick<TimelineResult, 'extent'> | undefined,
  { from, to, in_force_on }: EventFilter,
): SpanBounds | undefined {
  if (!whole?.extent) return undefined;
  const extent = withDay(whole.extent, in_force_on);
  const marginDays = (extent.last_day + 1 - extent.first_day) * MARGIN_SHARE + MARGIN_DAYS;
  const first = from === undefined ? BEGINNING_OF_TIME : parseEdtf(from).first_day;
  const last = to === undefined ? END_OF_TIME : parseEdtf(to).last_day;
  const start = first <= BEGINNING_OF_TIME ? Math.floor(extent.first_day - marginDays) : first;
  const end = last >= END_OF_TIME ? Math.ceil(extent.last_day + 1 + marginDays) : last + 1;
  const spareDays = Math.max(SHORTEST_WINDOW_DAYS - (end - start), 0);
  return {
    bounds: { start: start - spareDays / 2, end: end + spareDays / 2 },
    minDays: SHORTEST_WINDOW_DAYS,
  };
}

type Extent = NonNullable<TimelineResult['extent']>;

function withDay(extent: Extent, date: string | undefined): Extent {
  if (date === undefined) return extent;
  const { first_day, last_day } = parseEdtf(date);
  // An open end reaches no further than the events do.
  return {
    first_day: first_day > BEGINNING_OF_TIME ? Math.min(first_day, extent.first_day) : extent.first_day,
    last_day: last_day < END_OF_TIME ? Math.max(last_day, extent.last_day) : extent.last_day,
  };
}
