import { BEGINNING_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { onDate } from '../state/page-state.ts';

/** First day of the date in the address (`on=`), or today if there is none. */
export function selectedDay(): number {
  const on = onDate.value;
  if (on === undefined) return today();
  const { first_day, last_day } = parseEdtf(on);
  return first_day > BEGINNING_OF_TIME ? first_day : last_day;
}

/** Today in UTC, in days since 1970-01-01. */
export function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
