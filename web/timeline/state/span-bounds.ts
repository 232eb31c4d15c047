import { BEGINNING_OF_TIME, END_OF_TIME } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import type { TimelineResult } from '../../../domain/timeline/timeline.ts';
import type { SpanBounds } from '../scale/time-span.ts';

const MIN_WINDOW_DAYS = 3;
const MARGIN_SHARE = 0.012;
const MARGIN_DAYS = 2;

/**
 * The days that the chart can show: the first to the last matching event and the day of `in_force_on`, with a small
 * margin; or exactly the filter's own limits. `undefined` if nothing matches.
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
  const missingDays = Math.max(MIN_WINDOW_DAYS - (end - start), 0);
  return { start: start - missingDays / 2, end: end + missingDays / 2, minDays: MIN_WINDOW_DAYS };
}

type Extent = NonNullable<TimelineResult['extent']>;

function withDay(extent: Extent, date: string | undefined): Extent {
  if (date === undefined) return extent;
  const { first_day, last_day } = parseEdtf(date);
  // An interval without a start or an end does not extend the bounds on that side.
  return {
    first_day: first_day > BEGINNING_OF_TIME ? Math.min(first_day, extent.first_day) : extent.first_day,
    last_day: last_day < END_OF_TIME ? Math.max(last_day, extent.last_day) : extent.last_day,
  };
}
