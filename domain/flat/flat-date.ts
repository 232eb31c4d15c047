import { BEGINNING_OF_TIME, calendarDate, dayOf, END_OF_TIME, isoDay } from '../dates/day-span.ts';
import { type EdtfDate, parseEdtf } from '../dates/edtf-date.ts';
import { invalidInput } from '../errors/input-error.ts';

export const PRECISIONS = ['day', 'month', 'season', 'year', 'decade', 'century', 'interval'] as const;
export type Precision = EdtfDate['precision'];

export const CERTAINTIES = ['approximate', 'uncertain', 'approximate_and_uncertain'] as const;
type Certainty = (typeof CERTAINTIES)[number];

/** An EDTF date as the cells of a flat table. An open end has no day. */
export interface FlatDate {
  readonly first_day?: number | undefined;
  readonly last_day?: number | undefined;
  readonly precision?: Precision | undefined;
  readonly certainty?: Certainty | undefined;
}

export function flattenDate(edtf: string): FlatDate {
  const { first_day, last_day, precision, approximate, uncertain } = parseEdtf(edtf);
  return {
    first_day: first_day === BEGINNING_OF_TIME ? undefined : first_day,
    last_day: last_day === END_OF_TIME ? undefined : last_day,
    precision,
    certainty:
      approximate && uncertain
        ? 'approximate_and_uncertain'
        : approximate
          ? 'approximate'
          : uncertain
            ? 'uncertain'
            : undefined,
  };
}

const MARKS: Readonly<Record<Certainty, string>> = {
  approximate: '~',
  uncertain: '?',
  approximate_and_uncertain: '%',
};

/**
 * The EDTF date of flat cells; `undefined` if there is no day. Without a precision, the days decide: one day, a whole month, a
 * whole year, or an interval. A unit needs only its first day. Throws `InvalidInput`, with the column as path, if days and precision
 * disagree.
 */
export function unflattenDate({ first_day, last_day, precision, certainty }: FlatDate): string | undefined {
  const first = first_day ?? BEGINNING_OF_TIME;
  const last = last_day ?? END_OF_TIME;
  if (first_day === undefined && last_day === undefined) return undefined;
  if (first > last) throw invalidInput('/last_day', 'flat-days-reversed');
  const mark = certainty === undefined ? '' : MARKS[certainty];
  const unit = precision ?? precisionOf(first_day, last_day);
  if (unit === 'interval') {
    const [start, end] = [first_day, last_day].map((day) => day !== undefined && `${isoDay(day)}${mark}`);
    return `${start || '..'}/${end || '..'}`;
  }
  const text = first_day === undefined ? undefined : `${unitText(unit, first_day)}${mark}`;
  const date = text === undefined ? undefined : parsed(text);
  const fits =
    date !== undefined && date.first_day === first && (last_day === undefined || date.last_day === last);
  if (!fits) throw invalidInput('/precision', 'flat-precision-disagrees', { precision: unit });
  return text;
}

function precisionOf(first: number | undefined, last: number | undefined): Precision {
  if (first === undefined) return 'interval';
  if (last === undefined || first === last) return 'day';
  for (const unit of ['month', 'year'] as const) {
    const date = parsed(unitText(unit, first));
    if (date?.first_day === first && date.last_day === last) return unit;
  }
  return 'interval';
}

/** The EDTF text of the unit that begins on a day, if one does. */
function unitText(unit: Exclude<Precision, 'interval'>, first: number): string {
  const iso = isoDay(first);
  // Years of more than four digits have no parts.
  if (iso.startsWith('Y')) return unit === 'year' ? iso : '';
  const { year, month } = calendarDate(first);
  switch (unit) {
    case 'day':
      return iso;
    case 'month':
      return iso.slice(0, -3);
    case 'season':
      return month % 3 === 0 ? `${iso.slice(0, -6)}-${20 + month / 3}` : '';
    case 'year':
      return iso.slice(0, -6);
    case 'decade':
      return yearsText(year, 10);
    case 'century':
      return yearsText(year, 100);
  }
}

/** `201X`, `19XX`. Before year 0, the last year gives the digits: `-200X` is −2009 … −2000. */
function yearsText(year: number, count: number): string {
  const marks = 'X'.repeat(String(count).length - 1);
  const digits = (years: number) => String(Math.abs(years) / count).padStart(4 - marks.length, '0');
  if (year >= 0) return year % count === 0 ? digits(year) + marks : '';
  const last = year + count - 1;
  return last % count === 0 ? `-${digits(last)}${marks}` : '';
}

function parsed(text: string): EdtfDate | undefined {
  try {
    return parseEdtf(text);
  } catch {
    return undefined;
  }
}

const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/**
 * The day of a cell: a date, `2018-03-26`, `26.03.2018`, or for a year of more than four digits `Y12022`, of which `end` chooses the
 * day. `undefined` if the text is none of these.
 */
export function readDay(cell: string, end: 'first' | 'last'): number | undefined {
  const [, day, month, year] = (DOTTED.exec(cell) ?? []).map(Number);
  if (day !== undefined && month !== undefined && year !== undefined) {
    const found = dayOf(year, month, day);
    const date = calendarDate(found);
    return date.day === day && date.month === month ? found : undefined;
  }
  // Spreadsheets may add the time of midnight.
  const text = cell.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');
  if (!/^-?\d{4}-\d\d-\d\d$|^Y-?\d+$/.test(text)) return undefined;
  return parsed(text)?.[end === 'first' ? 'first_day' : 'last_day'];
}

/** `26.03.2018`; years outside 1000 … 9999 as in ISO 8601, which no spreadsheet takes for another date. */
export function dottedDay(day: number): string {
  const iso = isoDay(day);
  const [, year, month, date] = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year === undefined ? iso : `${date}.${month}.${year}`;
}
