import { type ParsedDate, parse } from 'edtf';
import { InvalidInput, invalidInput } from '../errors/input-error.ts';
import { BEGINNING_OF_TIME, type DaySpan, dayOf, daysInMonth, END_OF_TIME } from './day-span.ts';
import { explainDate, MAX_EDTF_LENGTH, MAX_YEAR } from './edtf-errors.ts';

/** 21 spring, 22 summer, 23 autumn, 24 winter. */
export type Season = 21 | 22 | 23 | 24;

/** The unit of time that a date names: `day` is 1–31, `month` 1–12, `year` astronomical (0 is 1 BC). */
export type NamedTime =
  | { readonly unit: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly unit: 'month'; readonly year: number; readonly month: number }
  | { readonly unit: 'season'; readonly year: number; readonly season: Season }
  | { readonly unit: 'year'; readonly year: number }
  | { readonly unit: 'decade' | 'century'; readonly first_year: number; readonly last_year: number };

/** One date. `2022-03-XX` names March with `one_of: 'day'`; `2022-XX` names 2022 with `one_of: 'month'`. */
export type EdtfPoint = NamedTime & {
  readonly one_of?: 'day' | 'month';
  readonly approximate: boolean;
  readonly uncertain: boolean;
};

/** One end of an interval: `..` is open (it has not come), an empty end is unknown. */
export type EdtfEnd = EdtfPoint | 'open' | 'unknown';

export type EdtfExpression =
  | { readonly kind: 'point'; readonly point: EdtfPoint }
  | { readonly kind: 'interval'; readonly start: EdtfEnd; readonly end: EdtfEnd };

/**
 * Parses an EDTF date of level 0 or 1, or an interval of such dates, with at least one day. Centuries need their X (`19XX`),
 * because two bare digits are usually a mistake. Throws `InvalidInput` with the correction for anything else.
 */
export function readEdtf(text: string): EdtfExpression {
  const cached = cache.get(text);
  if (cached !== undefined) return cached;
  const expression = readExpression(text);
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? '');
  cache.set(text, expression);
  return expression;
}

// Parsing takes 50 µs. The limit exceeds the number of days in a century.
const MAX_CACHED = 40_000;
const cache = new Map<string, EdtfExpression>();

function readExpression(text: string): EdtfExpression {
  const slash = text.indexOf('/');
  if (slash < 0 || text.length > MAX_EDTF_LENGTH) return { kind: 'point', point: readPoint(text, text) };
  const start = readEnd(text.slice(0, slash), text);
  const end = readEnd(text.slice(slash + 1), text);
  checkOrder(start, end);
  return { kind: 'interval', start, end };
}

/** The days a date can mean. */
export function spanOf(point: EdtfPoint): DaySpan {
  switch (point.unit) {
    case 'day': {
      const day = dayOf(point.year, point.month, point.day);
      return { first: day, last: day };
    }
    case 'month':
      return monthsFrom(point.year, point.month, 1);
    case 'season':
      // Meteorological seasons of the northern hemisphere: spring begins in March, winter ends in February of the next year.
      return monthsFrom(point.year, (point.season - 20) * 3, 3);
    case 'year':
      return monthsFrom(point.year, 1, 12);
    case 'decade':
    case 'century':
      return { first: dayOf(point.first_year), last: dayOf(point.last_year, 12, 31) };
  }
}

/** The first possible day of the start of an interval and the last possible day of its end. */
export function intervalSpan(start: EdtfEnd, end: EdtfEnd): DaySpan {
  return {
    first: typeof start === 'string' ? BEGINNING_OF_TIME : spanOf(start).first,
    last: typeof end === 'string' ? END_OF_TIME : spanOf(end).last,
  };
}

function readEnd(text: string, whole: string): EdtfEnd {
  if (text === '..') return 'open';
  return text === '' ? 'unknown' : readPoint(text, whole);
}

function checkOrder(start: EdtfEnd, end: EdtfEnd): void {
  if (typeof start === 'string' && typeof end === 'string') {
    throw invalidInput('', 'interval-without-days');
  }
  if (typeof start === 'string' || typeof end === 'string') return;
  if (spanOf(end).last < spanOf(start).first) {
    throw invalidInput('', 'interval-reversed');
  }
  // An unspecified end (2022-03-XX) is one day of its month, which may be after the start.
  if (end.one_of === undefined && spanOf(end).first < spanOf(start).first) {
    throw invalidInput('', 'interval-end-less-exact');
  }
}

function readPoint(text: string, whole: string): EdtfPoint {
  const parsed = text.length > MAX_EDTF_LENGTH ? undefined : parseOne(text);
  const named = parsed && namedTime(parsed, text);
  if (parsed === undefined || named === undefined) {
    throw new InvalidInput([{ path: '', ...explainDate(text, whole) }]);
  }
  const unspecified = parsed.unspecified ?? 0;
  return {
    ...named,
    ...((unspecified & DAY_DIGITS) !== 0 && { one_of: 'day' }),
    ...((unspecified & MONTH_DIGITS) !== 0 && (unspecified & DAY_DIGITS) === 0 && { one_of: 'month' }),
    approximate: Boolean(parsed.approximate),
    uncertain: Boolean(parsed.uncertain),
  };
}

/**
 * Parses one date with the library. Intervals are split before, because the library rejects equal ends and uncertain
 * seasons, and reads an unknown end as 1970.
 */
function parseOne(text: string): ParsedDate | undefined {
  try {
    const parsed = parse(text, { level: 1, types: ['Date', 'Season', 'Year'], seasonUncertainty: true });
    // The library reports level 3 for uncertain seasons, but also for partly qualified seasons and for quarters.
    return parsed.level <= 1 || /^-?\d{4}-2[1-4][~?%]$/.test(text) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

// Bits of `unspecified`: one for each digit of YYYYMMDD, of which the first Y is the lowest bit.
const LAST_YEAR_DIGIT = 0b1000;
const LAST_YEAR_DIGITS = 0b1100;
const YEAR_DIGITS = 0b1111;
const MONTH_DIGITS = 0b11_0000;
const DAY_DIGITS = 0b1100_0000;

function namedTime(parsed: ParsedDate, text: string): NamedTime | undefined {
  const [year = 0, month, day] = parsed.values;
  const unspecified = parsed.unspecified ?? 0;
  if (parsed.values.length > 3 || Math.abs(year) > MAX_YEAR) return undefined;
  if (parsed.type === 'Season') return { unit: 'season', year, season: month as Season };
  switch (unspecified & YEAR_DIGITS) {
    case LAST_YEAR_DIGIT:
      return { unit: 'decade', ...yearsFrom(year, 10, text) };
    case LAST_YEAR_DIGITS:
      return { unit: 'century', ...yearsFrom(year, 100, text) };
    case YEAR_DIGITS:
      return undefined;
  }
  if (month === undefined || (unspecified & MONTH_DIGITS) !== 0) return { unit: 'year', year };
  if (day === undefined || (unspecified & DAY_DIGITS) !== 0) return { unit: 'month', year, month: month + 1 };
  // The library accepts 29 February in every year.
  if (day > daysInMonth(year, month + 1)) return undefined;
  return { unit: 'day', year, month: month + 1, day };
}

/** `-200X` is −2009 … −2000: before year 0, larger digits are earlier years. */
function yearsFrom(year: number, count: number, text: string) {
  const written = Math.abs(year);
  if (!text.startsWith('-')) return { first_year: written, last_year: written + count - 1 };
  return { first_year: 1 - count - written, last_year: 0 - written };
}

function monthsFrom(year: number, month: number, count: number): DaySpan {
  return { first: dayOf(year, month), last: dayOf(year, month + count) - 1 };
}
