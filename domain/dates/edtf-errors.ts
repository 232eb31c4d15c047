import { type CodedError, codedError } from '../errors/error-codes.ts';
import { daysInMonth } from './day-span.ts';

/** Longer than any date of level 0 or 1. Longer texts are not parsed. */
export const MAX_EDTF_LENGTH = 64;

/** Years up to this stay exact as days, as JavaScript dates and as axis ticks. */
export const MAX_YEAR = 200_000;

/**
 * Why a text is not a date, and how to correct it. `text` is the date, `whole` the expression that contains it: the same
 * text, or an interval.
 */
export function explainDate(text: string, whole: string): CodedError {
  for (const check of CHECKS) {
    const error = check(text, whole);
    if (error !== undefined) return error;
  }
  return codedError('date-unreadable', { text: truncate(text) });
}

type Check = (text: string, whole: string) => CodedError | undefined;

/** From general to specific. The first error found is reported. */
const CHECKS: readonly Check[] = [
  (text) => (text.trim() === '' ? codedError('date-missing') : undefined),
  (text) => (text.length > MAX_EDTF_LENGTH ? codedError('date-too-long') : undefined),
  (text) => (text !== text.trim() ? codedError('date-with-spaces') : undefined),
  (text) => (/\d[tT ]?\d\d:\d\d|\dT\d/.test(text) ? codedError('date-with-time') : undefined),
  (text) => (/[[\]{}]/.test(text) ? codedError('date-list') : undefined),
  (_, whole) => checkJoin(whole),
  (text, whole) => (text !== whole && /^[a-z]+$/i.test(text) ? codedError('date-end-in-words') : undefined),
  (_, whole) => checkOrder(whole),
  (text) => checkHyphens(text),
  (text) => checkTwoDigits(text),
  (_, whole) => (whole.split('/').length > 2 ? codedError('date-with-several-slashes') : undefined),
  (text, whole) => checkShortYear(text, whole),
  (text) => checkLongYear(text),
  (text) => checkCalendar(text.replace(/[~?%]$/, '')),
  (text) => (/[~?%]/.test(text) ? codedError('date-qualifier-misplaced') : undefined),
  (text) => checkUnspecified(text),
];

/** `2014-2016`, `2018-03-26 – 2018-03-29`. */
function checkJoin(text: string): CodedError | undefined {
  const [, start, end] =
    /^(\d{4}(?:-\d\d){0,2}) ?(?:[-\u2010-\u2015\u2212]|\.\.|to|until) ?(\d{4}(?:-\d\d){0,2})$/.exec(text) ??
    [];
  return start === undefined ? undefined : codedError('dates-not-joined', { suggestion: `${start}/${end}` });
}

/** `26.03.2018`, `26/3/2018`, `2018/03/26`, `2018.03.26`, `20180326`, `03.2018`, `2018/03`. */
function checkOrder(text: string): CodedError | undefined {
  const [, month, ofYear] = /^(0?[1-9]|1[0-2])[-./ ](\d{4})$/.exec(text) ?? [];
  if (ofYear !== undefined)
    return codedError('date-year-not-first', { suggestion: `${ofYear}-${pad(month)}` });
  if (/^\d{4}[./](0[1-9]|1[0-2])$/.test(text)) {
    return codedError('date-month-without-hyphen', { suggestion: text.replace(/[./]/, '-') });
  }

  const bigEndian = /^(\d{4})[./ ](\d{1,2})[./ ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const written = bigEndian && realDay(bigEndian[1], bigEndian[2], bigEndian[3]);
  if (written) return codedError('date-without-hyphens', { suggestion: written });

  const [, one, two, year] = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text) ?? [];
  const days = new Set([realDay(year, two, one), realDay(year, one, two)].filter((day) => day !== undefined));
  if (days.size > 0) return codedError('date-day-first', { suggestions: [...days] });

  if (/^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$/.test(text) && !/^\d{4}-\d\d?-\d\d?$/.test(text)) {
    return codedError('date-order-wrong');
  }
  if (/[a-zа-яё]{3}/i.test(text) && /\d/.test(text) && !/^[XY\d-]+$/.test(text)) {
    return codedError('date-in-words');
  }
  return undefined;
}

function checkHyphens(text: string): CodedError | undefined {
  const suggestion = text.replace(/[\u2010-\u2015\u2212]/g, '-');
  return suggestion === text ? undefined : codedError('date-with-dashes', { suggestion });
}

/** `2018-3-26`. */
function checkTwoDigits(text: string): CodedError | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  if (month === undefined || (month.length === 2 && (day === undefined || day.length === 2)))
    return undefined;
  const suggestion = [year, pad(month), ...(day ? [pad(day)] : [])].join('-');
  return codedError('date-with-single-digits', { suggestion });
}

/** `18`, `201`, and the end of `2018-03-26/29`. */
function checkShortYear(text: string, whole: string): CodedError | undefined {
  if (/^\d{1,2}(-\d\d)?$/.test(text) && whole !== text) return codedError('date-end-shortened');
  if (/^-?\d{1,2}[~?%]?$/.test(text)) return codedError('date-year-too-short');
  const decade = /^(-?\d{3})[~?%]?$/.exec(text);
  return decade ? codedError('date-year-with-three-digits', { decade: `${decade[1]}X` }) : undefined;
}

function checkLongYear(text: string): CodedError | undefined {
  if (/^Y?-?\d+[ES]/i.test(text)) return codedError('date-year-with-exponent');
  if (/^-0000(-|$)/.test(text)) return codedError('date-year-minus-zero');
  const [, y = '', year] = /^(Y?)(-?\d{5,})$/i.exec(text) ?? [];
  if (year !== undefined && Math.abs(Number(year)) > MAX_YEAR) {
    return codedError('date-year-out-of-range', { max: MAX_YEAR });
  }
  if (year !== undefined && y !== 'Y')
    return codedError('date-long-year-without-y', { suggestion: `Y${year}` });
  return /^Y/i.test(text) ? codedError('date-y-misused') : undefined;
}

function checkUnspecified(text: string): CodedError | undefined {
  if (!/[xX]/.test(text)) return undefined;
  if (/^XXXX/i.test(text)) return codedError('date-without-year');
  if (text.includes('x') && /^-?(\d{3}x|\d\dxx|\d{4}(-\d\d)?-xx|\d{4}-xx-xx)$/i.test(text)) {
    return codedError('date-lower-case-x', { suggestion: text.toUpperCase() });
  }
  return codedError('date-x-misplaced');
}

/** `2021-13`, `2021-02-30`. */
function checkCalendar(text: string): CodedError | undefined {
  const [, year, month, day] = /^(-?\d{4})-(\d\d)(?:-(\d\d|XX))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const number = Number(month);
  if (number < 1 || number > 12) return explainMonth(year, month, day);
  if (day === undefined || day === 'XX') return undefined;
  if (day === '00') return codedError('date-day-zero', { suggestion: `${year}-${month}` });
  const last = daysInMonth(Number(year), number);
  if (Number(day) <= last) return undefined;
  return codedError('date-day-impossible', {
    day: Number(day),
    month: number,
    year: year.replace(/^(-?)0+(?=\d)/, '$1'),
    last: `${year}-${month}-${last}`,
  });
}

/** EDTF numbers seasons from 21, and southern seasons, quarters and halves from 25. */
function explainMonth(year: string, month: string, day: string | undefined): CodedError {
  const number = Number(month);
  if (day === undefined && number >= 25 && number <= 41) return codedError('date-quarter');
  const suggestion = realDay(year, day, month);
  if (suggestion) return codedError('date-month-and-day-swapped', { month, suggestion });
  if (day !== undefined && number >= 21 && number <= 24) {
    return codedError('date-season-with-day', { suggestion: `${year}-${month}` });
  }
  return codedError('date-month-impossible', { month });
}

/** The day in EDTF, if it exists in the calendar. */
function realDay(year = '', month = '', day = ''): string | undefined {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^\d{1,2}$/.test(day) || year === '') return undefined;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(digits = ''): string {
  return digits.padStart(2, '0');
}

function truncate(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24).toWellFormed()}…` : text.toWellFormed();
}
