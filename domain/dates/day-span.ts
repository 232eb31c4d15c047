/**
 * Days are integers: days since 1970-01-01 in the proleptic Gregorian calendar, UTC.
 * Dates of treaties have no time zone, so days are never represented by instants.
 */

/** A span of whole days, both ends included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Stands for "no first day": earlier than any valid date, and still an exact integer. */
export const BEGINNING_OF_TIME = -1_000_000_000;
/** Stands for "no last day". */
export const END_OF_TIME = 1_000_000_000;

export function overlaps(a: DaySpan, b: DaySpan): boolean {
  return a.first <= b.last && b.first <= a.last;
}

const MS_PER_DAY = 86_400_000;

/** The day of a calendar date; `month` is 1–12. Out-of-range days roll over as in `Date.UTC`. */
export function dayOf(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY);
}

/** The number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1) - dayOf(year, month);
}

/** Year, month (1–12) and day of the month (1–31) of a day. */
export function calendarDate(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * A day in EDTF: `YYYY-MM-DD`, with a minus before year 0. EDTF has no days in years of more than four digits, so the result
 * is then the whole year, such as `Y12022`.
 */
export function isoDay(day: number): string {
  const { year, month, day: dayOfMonth } = calendarDate(day);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const sign = year < 0 ? '-' : '';
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${sign}${digits}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
