import { daysInMonth } from './day-span.ts';
import { MONTHS_EN } from './months-en.ts';

/** Longer than any date of level 0 or 1, and short enough to try. */
export const MAX_EDTF_LENGTH = 64;

/** Years that stay exact as days, as JavaScript dates and as axis ticks. */
export const MAX_YEAR = 200_000;

/**
 * What would mend a date that is refused, in a sentence or two. `text` is the date, `whole` the expression it stands
 * in: the same, or an interval.
 */
export function mendOfDate(text: string, whole: string): string {
  for (const mend of MENDS) {
    const message = mend(text, whole);
    if (message !== undefined) return message;
  }
  return `“${shortened(text)}” is not a date. Write 2018-03-26, 2018-03 or 2018, or join two dates with a slash.`;
}

type Mend = (text: string, whole: string) => string | undefined;

/** From the whole to the particular: the first that knows an answer gives it. */
const MENDS: readonly Mend[] = [
  (text) => (text.trim() === '' ? 'Give a date, such as 2018-03-26, 2018-03 or 2018.' : undefined),
  (text) =>
    text.length > MAX_EDTF_LENGTH ? 'This is too long for a date. Write one such as 2018-03-26.' : undefined,
  (text) => (text !== text.trim() ? 'Remove the spaces around the date.' : undefined),
  (text) =>
    /\d[tT ]?\d\d:\d\d|\dT\d/.test(text)
      ? 'Dates are whole days. Leave the time of day out, as in 2018-03-26.'
      : undefined,
  (text) =>
    /[[\]{}]/.test(text)
      ? 'Sets and lists of dates are not kept. Write one date, or a span such as 2018-03-26/2018-03-29.'
      : undefined,
  (_, whole) => slashBetween(whole),
  (text, whole) =>
    text !== whole && /^[a-z]+$/i.test(text)
      ? 'Write .. for an end that has not come: 2022-03-24/..'
      : undefined,
  (_, whole) => yearFirst(whole),
  (text) => plainHyphens(text),
  (text) => twoDigits(text),
  (_, whole) => (whole.split('/').length > 2 ? 'Use one slash: it stands between start and end.' : undefined),
  (text, whole) => shortYear(text, whole),
  (text) => longYear(text),
  (text) => impossible(text.replace(/[~?%]$/, '')),
  (text) =>
    /[~?%]/.test(text) ? 'Put ~, ? or % once, at the very end: it then holds for the whole date.' : undefined,
  (text) => unspecified(text),
];

/** `2014-2016`, `2018-03-26 – 2018-03-29`. */
function slashBetween(text: string): string | undefined {
  const [, start, end] =
    /^(\d{4}(?:-\d\d){0,2}) ?(?:[-\u2010-\u2015\u2212]|\.\.|to|until) ?(\d{4}(?:-\d\d){0,2})$/.exec(text) ??
    [];
  return start === undefined ? undefined : `Join two dates with a slash: ${start}/${end}.`;
}

/** `26.03.2018`, `26/3/2018`, `2018/03/26`, `2018.03.26`, `20180326`, `03.2018`, `2018/03`. */
function yearFirst(text: string): string | undefined {
  const [, month, ofYear] = /^(0?[1-9]|1[0-2])[-./ ](\d{4})$/.exec(text) ?? [];
  if (ofYear !== undefined) return `Write the year first: ${ofYear}-${pad(month)}.`;
  if (/^\d{4}[./](0[1-9]|1[0-2])$/.test(text)) {
    return `Write a month with a hyphen, ${text.replace(/[./]/, '-')}, and both ends of a span in full.`;
  }

  const bigEndian = /^(\d{4})[./ ](\d{1,2})[./ ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const written = bigEndian && realDay(bigEndian[1], bigEndian[2], bigEndian[3]);
  if (written) return `Write the date with hyphens: ${written}.`;

  const [, one, two, year] = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text) ?? [];
  const days = new Set([realDay(year, two, one), realDay(year, one, two)].filter((day) => day !== undefined));
  if (days.size > 0) return `Write the year first, then month and day: ${[...days].join(' or ')}.`;

  if (/^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$/.test(text) && !/^\d{4}-\d\d?-\d\d?$/.test(text)) {
    return 'Write year, month and day with hyphens, in this order: 2018-03-26.';
  }
  if (/[a-zа-яё]{3}/i.test(text) && /\d/.test(text) && !/^[XY\d-]+$/.test(text)) {
    return 'Write the date in figures, the year first: 2018-03-26, 2018-03 or 2018.';
  }
  return undefined;
}

function plainHyphens(text: string): string | undefined {
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, '-');
  return plain !== text ? `Use plain hyphens: ${plain}.` : undefined;
}

/** `2018-3-26`. */
function twoDigits(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  if (month === undefined || (month.length === 2 && (day === undefined || day.length === 2)))
    return undefined;
  return `Write month and day with two digits: ${[year, pad(month), ...(day ? [pad(day)] : [])].join('-')}.`;
}

/** `18`, `201`, and the end of `2018-03-26/29`. */
function shortYear(text: string, whole: string): string | undefined {
  if (/^\d{1,2}(-\d\d)?$/.test(text) && whole !== text) {
    return 'Write both ends in full, as in 2018-03-26/2018-03-29.';
  }
  if (/^-?\d{1,2}[~?%]?$/.test(text))
    return 'Write the year with four digits, such as 2018; a century is 19XX.';
  const decade = /^(-?\d{3})[~?%]?$/.exec(text);
  if (decade) return `Write the year with four digits, or the decade as ${decade[1]}X.`;
  return undefined;
}

function longYear(text: string): string | undefined {
  if (/^Y?-?\d+[ES]/i.test(text)) return 'Write the year out, without exponent and significant digits.';
  if (/^-0000(-|$)/.test(text)) return 'The year before 0001 is 0000, without a minus.';
  const [, y = '', year] = /^(Y?)(-?\d{5,})$/i.exec(text) ?? [];
  if (year !== undefined && Math.abs(Number(year)) > MAX_YEAR)
    return `Years run from Y-${MAX_YEAR} to Y${MAX_YEAR}.`;
  if (year !== undefined && y !== 'Y') return `Write a year of more than four digits with a Y: Y${year}.`;
  if (!/^Y/i.test(text)) return undefined;
  return 'Y is for years of more than four digits, alone: Y12022. Others are written 2022.';
}

function unspecified(text: string): string | undefined {
  if (!/[xX]/.test(text)) return undefined;
  if (/^XXXX/i.test(text)) return 'This names no year. Give at least a decade (202X) or a century (20XX).';
  if (text.includes('x') && /^-?(\d{3}x|\d\dxx|\d{4}(-\d\d)?-xx|\d{4}-xx-xx)$/i.test(text)) {
    return `Write unknown digits as capital X: ${text.toUpperCase()}.`;
  }
  return 'X stands for a whole day or month, or for the last digits of a year: 2022-03-XX, 2022-XX, 202X, 20XX.';
}

/** `2021-13`, `2021-02-30`. */
function impossible(text: string): string | undefined {
  const [, year, month, day] = /^(-?\d{4})-(\d\d)(?:-(\d\d|XX))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const name = MONTHS_EN[Number(month) - 1];
  if (name === undefined) {
    const code = Number(month);
    if (day === undefined && code >= 25 && code <= 41) {
      return 'Quarters, halves and southern seasons are not kept. Write the months, as in 2022-01/2022-03.';
    }
    const swapped = realDay(year, day, month);
    if (swapped) return `There is no month ${month}. Write the month before the day: ${swapped}.`;
    if (day !== undefined && code >= 21 && code <= 24) return `A season has no days. Write ${year}-${month}.`;
    return `There is no month ${month}. Months run from 01 to 12; 21 to 24 are spring to winter.`;
  }
  if (day === undefined || day === 'XX') return undefined;
  if (day === '00') return `There is no day 00. Write ${year}-${month} for the month, or give the day.`;
  const last = daysInMonth(Number(year), Number(month));
  if (Number(day) <= last) return undefined;
  return `${name} ${year.replace(/^(-?)0+(?=\d)/, '$1')} has no day ${Number(day)}. Its last is ${year}-${month}-${last}.`;
}

/** The day written as EDTF, where the calendar has it. */
function realDay(year = '', month = '', day = ''): string | undefined {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^\d{1,2}$/.test(day) || year === '') return undefined;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(digits = ''): string {
  return digits.padStart(2, '0');
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24).toWellFormed()}…` : text;
}
