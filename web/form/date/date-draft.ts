import { z } from 'zod';
import { type ParsedDate, parseTypedDate } from './typed-date.ts';

/**
 * A date in the form: the texts of its fields, valid or not, and the EDTF expression that they make. Dates that the
 * fields cannot express (`202X`, `2022-03-XX`, ends with different qualifiers) are typed as EDTF. A whole date typed or
 * pasted into a day or year field counts as if it were split over the fields.
 */

export const DATE_SHAPES = ['day', 'month', 'season', 'year', 'range', 'since', 'until', 'edtf'] as const;
export type DateShape = (typeof DATE_SHAPES)[number];

export const SEASONS = ['21', '22', '23', '24'] as const;

const datePoint = z.object({ day: z.string(), month: z.string(), year: z.string() });
/** Texts; the month is `01`–`12` or empty. */
export type DatePoint = z.output<typeof datePoint>;

export const dateDraft = z.object({
  shape: z.enum(DATE_SHAPES),
  /** The date, or the start of a range. */
  start: datePoint,
  /** The end of a range. */
  end: datePoint,
  season: z.string(),
  approximate: z.boolean(),
  uncertain: z.boolean(),
  /** The text of the EDTF field. */
  edtf: z.string(),
});
export type DateDraft = z.output<typeof dateDraft>;

const NO_POINT: DatePoint = { day: '', month: '', year: '' };

export const NO_DATE: DateDraft = {
  shape: 'day',
  start: NO_POINT,
  end: NO_POINT,
  season: '',
  approximate: false,
  uncertain: false,
  edtf: '',
};

/** The fields for an expression. `edtfOf` of the result is always the same text. */
export function dateDraftFrom(edtf: string): DateDraft {
  if (edtf === '') return NO_DATE;
  const draft = fieldsOf(edtf);
  return draft !== undefined && edtfOf(draft) === edtf ? draft : { ...NO_DATE, shape: 'edtf', edtf };
}

/** The EDTF expression of the fields, which may be invalid; empty if the fields are empty. */
export function edtfOf(date: DateDraft): string {
  const draft = splitTypedDate(date);
  const { shape, start, end } = draft;
  if (isBlankDate(draft)) return '';
  const mark = qualifierOf(draft);
  const year = yearText(start.year);
  switch (shape) {
    case 'day':
      return `${year}-${start.month}-${dayText(start.day)}${mark}`;
    case 'month':
      return `${year}-${start.month}${mark}`;
    case 'season':
      return `${year}-${draft.season}${mark}`;
    case 'year':
      return `${year}${mark}`;
    case 'range':
      return `${pointText(start)}${mark}/${pointText(end)}${mark}`;
    case 'since':
      return `${pointText(start)}${mark}/..`;
    case 'until':
      return `../${pointText(start)}${mark}`;
    case 'edtf':
      return draft.edtf.trim();
  }
}

/** Whether every field of the shape is empty. */
export function isBlankDate({ shape, start, end, season, edtf }: DateDraft): boolean {
  const isBlank = ({ day, month, year }: DatePoint) => `${day}${month}${year}`.trim() === '';
  switch (shape) {
    case 'edtf':
      return edtf.trim() === '';
    case 'range':
      return isBlank(start) && isBlank(end);
    case 'season':
      return season === '' && start.year.trim() === '';
    case 'year':
      return start.year.trim() === '';
    case 'month':
      return start.month === '' && start.year.trim() === '';
    default:
      return isBlank(start);
  }
}

export type MissingPart = 'day' | 'month' | 'season' | 'year' | 'start' | 'end' | 'unreadable';

/**
 * `unreadable` if a text is no date, else the first required part that is empty; undefined if nothing is missing or every
 * field is empty.
 */
export function missingPartOf(date: DateDraft): MissingPart | undefined {
  const draft = splitTypedDate(date);
  const { shape, start, end } = draft;
  if (shape === 'edtf' || isBlankDate(draft)) return undefined;
  if (unreadablePart(draft)) return 'unreadable';
  if (shape === 'range') {
    if (start.year.trim() === '') return 'start';
    if (end.year.trim() === '') return 'end';
  }
  if (start.year.trim() === '') return 'year';
  if (shape === 'season' && draft.season === '') return 'season';
  if (shape === 'day' && start.day.trim() === '') return 'day';
  const needsMonth = (point: DatePoint) => point.month === '' && point.day.trim() !== '';
  if ((shape === 'day' || shape === 'month') && start.month === '') return 'month';
  if ((shape === 'since' || shape === 'until') && needsMonth(start)) return 'month';
  if (shape === 'range' && (needsMonth(start) || needsMonth(end))) return 'month';
  return undefined;
}

export type DatePart = keyof DatePoint;

/** The field with a text that is neither digits nor a date. */
function unreadablePart(
  draft: DateDraft,
): { readonly end: 'start' | 'end'; readonly part: DatePart } | undefined {
  for (const end of ['start', 'end'] as const) {
    for (const part of ['day', 'year'] as const) {
      const text = draft[end][part];
      if (!DIGITS.test(text) && parseTypedDate(text) === undefined) return { end, part };
    }
  }
  return undefined;
}

/** A day or a year. */
const DIGITS = /^ *-?\d{0,4} *$/;

/** Whether to mark this field of an invalid date: the one that is missing or, if none is, every field. */
export function isInvalidPart(draft: DateDraft, end: 'start' | 'end', part: DatePart): boolean {
  const gap = missingPartOf(draft);
  if (gap === undefined) return true;
  if (gap === 'unreadable') {
    const unreadable = unreadablePart(draft);
    return unreadable?.end === end && unreadable.part === part;
  }
  if (gap === 'season') return false;
  if (gap === 'start' || gap === 'end') return gap === end && part === 'year';
  if (part !== gap || draft[end][part].trim() !== '') return false;
  // An end of a range needs a month only if it has a day.
  return draft.shape === 'range' ? draft[end].day.trim() !== '' : end === 'start';
}

/** Splits a whole date that was typed into a single field over all fields. */
export function splitTypedDate(draft: DateDraft): DateDraft {
  const typed = findTypedDate(draft);
  if (typed === undefined || !('edtf' in typed.reading)) return draft;
  const { edtf } = typed.reading;
  if (typed.end === undefined) return { ...draft, edtf };
  const read = dateDraftFrom(edtf);
  const quality = {
    approximate: draft.approximate || read.approximate,
    uncertain: draft.uncertain || read.uncertain,
  };
  const isOnePoint = read.shape === 'day' || read.shape === 'month' || read.shape === 'year';
  const isOneEnd = draft.shape === 'range' || draft.shape === 'since' || draft.shape === 'until';
  if (isOnePoint && isOneEnd) return { ...draft, [typed.end]: read.start, ...quality };
  return { ...read, ...quality };
}

/** The two days that the typed digits can mean, in EDTF; undefined unless they are ambiguous. */
export function possibleDays(draft: DateDraft): readonly [string, string] | undefined {
  const reading = findTypedDate(draft)?.reading;
  return reading && 'either' in reading ? reading.either : undefined;
}

/** Replaces the typed digits by one of `possibleDays`. */
export function chooseDay(draft: DateDraft, edtf: string): DateDraft {
  const typed = findTypedDate(draft);
  if (typed?.end === undefined) return { ...draft, edtf };
  return splitTypedDate({ ...draft, [typed.end]: { ...NO_POINT, day: edtf } });
}

interface TypedDate {
  readonly reading: ParsedDate;
  /** The end whose field it was typed into; absent for the EDTF field. */
  readonly end?: 'start' | 'end';
}

function findTypedDate(draft: DateDraft): TypedDate | undefined {
  if (draft.shape === 'edtf') {
    // In the EDTF field, only the name of a month or season shows that the text is not EDTF.
    const reading = /\p{L}{3}/u.test(draft.edtf) ? parseTypedDate(draft.edtf) : undefined;
    return reading && { reading };
  }
  for (const end of ['start', 'end'] as const) {
    const { day, year } = draft[end];
    const text = [day, year].find((each) => !DIGITS.test(each));
    const reading = text === undefined ? undefined : parseTypedDate(text);
    if (reading !== undefined) return { reading, end };
  }
  return undefined;
}

function pointText({ day, month, year }: DatePoint): string {
  const whole = [yearText(year), month, dayText(day)];
  while (whole.length > 1 && whole.at(-1) === '') whole.pop();
  return whole.join('-');
}

function dayText(text: string): string {
  const day = text.trim();
  return /^\d$/.test(day) ? `0${day}` : day;
}

function yearText(text: string): string {
  return text.trim();
}

function qualifierOf({ approximate, uncertain }: DateDraft): string {
  if (approximate && uncertain) return '%';
  if (approximate) return '~';
  return uncertain ? '?' : '';
}

const POINT = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;

function fieldsOf(edtf: string): DateDraft | undefined {
  const [first = '', last] = edtf.split('/');
  if (last === undefined) return singleDate(first);
  if (last === '..') return openDate('since', first);
  if (first === '..') return openDate('until', last);
  const from = parsePoint(first);
  const to = parsePoint(last);
  if (!hasMonthOfYear(from) || !hasMonthOfYear(to)) return undefined;
  return { ...NO_DATE, shape: 'range', start: from.point, end: to.point, ...from.quality };
}

function openDate(shape: 'since' | 'until', text: string): DateDraft | undefined {
  const read = parsePoint(text);
  return hasMonthOfYear(read) ? { ...NO_DATE, shape, start: read.point, ...read.quality } : undefined;
}

function singleDate(text: string): DateDraft | undefined {
  const read = parsePoint(text);
  if (read === undefined) return undefined;
  const { point, quality } = read;
  const season = SEASONS.find((each) => each === point.month);
  if (season !== undefined) {
    return { ...NO_DATE, shape: 'season', season, start: { ...NO_POINT, year: point.year }, ...quality };
  }
  if (!hasMonthOfYear(read)) return undefined;
  const shape = point.day !== '' ? 'day' : point.month !== '' ? 'month' : 'year';
  return { ...NO_DATE, shape, start: point, ...quality };
}

interface ParsedPoint {
  readonly point: DatePoint;
  readonly quality: Pick<DateDraft, 'approximate' | 'uncertain'>;
}

/** The month field has only the twelve months; seasons (`2018-21`) and invalid months are shown as EDTF. */
function hasMonthOfYear(read: ParsedPoint | undefined): read is ParsedPoint {
  return read !== undefined && Number(read.point.month) <= 12;
}

function parsePoint(text: string): ParsedPoint | undefined {
  const match = POINT.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', mark = ''] = match;
  // Days are shown without a leading zero.
  const point: DatePoint = { year, month, day: day.replace(/^0(?=[1-9])/, '') };
  return {
    point,
    quality: { approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' },
  };
}

/** The same date in another shape. The fields keep their texts; the EDTF field starts with the present expression. */
export function reshape(draft: DateDraft, shape: DateShape): DateDraft {
  if (shape === draft.shape) return draft;
  if (shape === 'edtf') return { ...draft, shape, edtf: edtfOf(draft) };
  if (draft.shape !== 'edtf') return { ...draft, shape };
  const read = dateDraftFrom(edtfOf(draft));
  return read.shape === 'edtf' ? { ...draft, shape } : { ...read, shape };
}
