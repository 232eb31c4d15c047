import type { EdtfPoint } from './edtf-expression.ts';

/** What a language says of one date, and of one date beside another. Everything else is the same in all. */
export interface DateTexts {
  /** The time that is named, without what the other end of an interval says: `24 March`, `24`. */
  name(point: EdtfPoint, without?: 'year' | 'month and year'): string;
  /** With what `~`, `?` and `%` mean, alone or as one end of an interval. */
  qualified(point: EdtfPoint, place: 'alone' | 'end'): string;
  years(first: number, last: number): string;
  since(start: EdtfPoint, end: 'open' | 'unknown'): string;
  until(end: EdtfPoint, start: 'open' | 'unknown'): string;
  /** Between ends of more than one word. */
  readonly dash: string;
}

/** A year before 0 with a minus sign, rather than the hyphen that EDTF has. */
export function formatYear(year: number): string {
  return year < 0 ? `−${-year}` : String(year);
}

export function formatYears(first: number, last: number): string {
  return formatYear(first) + (first < 0 ? ' – ' : '–') + formatYear(last);
}

/** Winter runs into the next year: to name both is to say which winter. */
export function formatSeasonYear(point: EdtfPoint & { unit: 'season' }): string {
  return point.season === 24 ? formatYears(point.year, point.year + 1) : formatYear(point.year);
}
