import type { EdtfPoint } from './edtf-expression.ts';

/** How a language writes dates and intervals. */
export interface DateTexts {
  /** The date without qualifiers, and without the parts that the other end of an interval already has: `24 March`, `24`. */
  name(point: EdtfPoint, without?: 'year' | 'month and year'): string;
  /** The date with the meaning of `~`, `?` and `%`, alone or as one end of an interval. */
  qualified(point: EdtfPoint, place: 'alone' | 'end'): string;
  years(first: number, last: number): string;
  since(start: EdtfPoint, end: 'open' | 'unknown'): string;
  until(end: EdtfPoint, start: 'open' | 'unknown'): string;
  /** Separates ends of more than one word. */
  readonly dash: string;
}

/** A year, with a minus sign before year 0 instead of EDTF's hyphen. */
export function formatYear(year: number): string {
  return year < 0 ? `−${-year}` : String(year);
}

export function formatYears(first: number, last: number): string {
  return formatYear(first) + (first < 0 ? ' – ' : '–') + formatYear(last);
}

/** Winter extends into the next year, so both years are given. */
export function formatSeasonYear(point: EdtfPoint & { unit: 'season' }): string {
  return point.season === 24 ? formatYears(point.year, point.year + 1) : formatYear(point.year);
}
