import { MONTHS_EN } from './date-words-en.ts';
import { daysInMonth } from './day-span.ts';

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
  (text) => (text.length > 64 ? 'This is too long for a date. Write one such as 2018-03-26.' : undefined),
  (text) => (text !== text.trim() ? 'Remove the spaces around the date.' : undefined),
  (text) =>
    /\d[tT ]?\d\d:\d\d|\dT\d/.test(text)
      ? 'Dates are whole days. Leave the time of day out, as in 2018-03-26.'
      : undefined,
  (text) =>
    /[[\]{}]/.test(text)
      ? 'Sets and lists of dates are not kept. Write one date, or a span such as 2018-03-26/2018-03-29.'
      : undefined,
  (_, whole) => yearFirst(whole),
  (text) => plainHyphens(text),
  (text) => twoDigits(text),
  (_, whole) => (whole.split('/').length > 2 ? 'Use one slash: it stands between start and end.' : undefined),
  (text, whole) => shortYear(text, whole),
  (text) => longYear(text),
  (text) => unspecified(text),
  (text) =>
    /[~?%]/.test(text) ? 'Put ~, ? or % once, at the very end: it then holds for the whole date.' : undefined,
  (text) => impossible(text),
];

/** `26.03.2018`, `26/3/2018`, `2018/03/26`, `2018.03.26`, `20180326`, `03.2018`. */
function yearFirst(text: string): string | undefined {
  const bigEndian = /^(\d{4})[./ ](\d{1,2})[./ ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (bigEndian) return `Write the date with hyphens: ${asDay(bigEndian[1], bigEndian[2], bigEndian[3])}.`;
  const littleEndian = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text);
  if (littleEndian) {
    const [, one = '', two = '', year] = littleEndian;
    if (Number(one) > 12) return `Write the year first: ${asDay(year, two, one)}.`;
    if (Number(two) > 12) return `Write the year first: ${asDay(year, one, two)}.`;
    return `Write the year first, then month and day: ${asDay(year, two, one)} or ${asDay(year, one, two)}.`;
  }
  const month = /^(\d{1,2})[-./ ](\d{4})$/.exec(text) ?? undefined;
  if (month) return `Write the year first: ${month[2]}-${pad(month[1])}.`;
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
  const full = day === undefined ? `${year}-${pad(month)}` : asDay(year, month, day);
  return `Write month and day with two digits: ${full}.`;
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
  if (/^Y?-?\d+E|^Y?-?\d+S/i.test(text))
    return 'Write the year out, without exponent and significant digits.';
  if (text === '-0000' || text.startsWith('-0000-')) return 'The year before 0001 is 0000, without a minus.';
  if (/^Y-?\d{5,}$/.test(text)) return 'Years run from Y-200000 to Y200000.';
  const long = /^(-?\d{5,})$/.exec(text);
  if (long) return `Write a year of more than four digits with a Y: Y${long[1]}.`;
  if (/^[Yy]/.test(text))
    return 'Y is for years of more than four digits, alone: Y12022. Others are written 2022.';
  return undefined;
}

function unspecified(text: string): string | undefined {
  if (!/[xX]/.test(text)) return undefined;
  if (/^XXXX/i.test(text)) return 'This names no year. Give at least a decade (202X) or a century (20XX).';
  if (text.includes('x') && /^[-\dx]+$/.test(text))
    return `Write unknown digits as capital X: ${text.toUpperCase()}.`;
  return 'X stands for a whole day or month, or for the last digits of a year: 2022-03-XX, 2022-XX, 202X, 20XX.';
}

/** `2021-13`, `2021-02-30`. */
function impossible(text: string): string | undefined {
  const [, year, month, day] = /^(-?\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const name = MONTHS_EN[Number(month) - 1];
  if (name === undefined) {
    const code = Number(month);
    if (day === undefined && code >= 25 && code <= 41) {
      return 'Quarters, halves and southern seasons are not kept. Write the months, as in 2022-01/2022-03.';
    }
    if (day !== undefined && code >= 21 && code <= 24) return `A season has no days. Write ${year}-${month}.`;
    return `There is no month ${month}. Months run from 01 to 12; 21 to 24 are spring to winter.`;
  }
  if (day === undefined) return undefined;
  if (day === '00') return `There is no day 00. Write ${year}-${month} for the month, or give the day.`;
  const last = daysInMonth(Number(year), Number(month));
  if (Number(day) <= last) return undefined;
  return `${name} ${Number(year)} has no day ${Number(day)}. Its last is ${year}-${month}-${last}.`;
}

function asDay(year = '', month = '', day = ''): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(digits = ''): string {
  return digits.padStart(2, '0');
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
