import { BEGINNING_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { onDate } from '../state/page-state.ts';

/** The first day of the date that the address asks about, today where it names none; before any answer is there. */
export function selectedDay(): number {
  const on = onDate.value;
  if (on === undefined) return today();
  const { first_day, last_day } = parseEdtf(on);
  return first_day > BEGINNING_OF_TIME ? first_day : last_day;
}

export function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}
