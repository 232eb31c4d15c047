import { BEGINNING_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { onDate } from '../state/page-state.ts';
import { today } from '../state/today.ts';

/** First day of the date in the address (`on=`), or today if there is none. */
export function selectedDay(): number {
  const on = onDate.value;
  if (on === undefined) return today();
  const { first_day, last_day } = parseEdtf(on);
  return first_day > BEGINNING_OF_TIME ? first_day : last_day;
}
