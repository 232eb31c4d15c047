import { z } from 'zod';
import { type DateReading, readTypedDate } from './typed-date.ts';

/**
 * A date as it is being written: the texts of its fields, right or wrong, and how they make one EDTF expression. What the
 * fields cannot say (`202X`, `2022-03-XX`, ends qualified differently) is written as EDTF itself. A whole date may be typed
 * or pasted into the field of a day or a year: it counts as if it stood in its fields.
 */

export const DATE_SHAPES = ['day', 'month', 'season', 'year', 'range', 'since', 'until', 'edtf'] as const;
export type DateShape = (typeof DATE_SHAPES)[number];

export const SEASONS = ['21', '22', '23', '24'] as const;

const datePoint = z.object({ day: z.string(), month: z.string(), year: z.string() });
/** The texts of day, month (`01`–`12`, or empty) and year. */
export type DatePoint = z.output<typeof datePoint>;

export const dateDraft = z.object({
  shape: z.enum(DATE_SHAPES),
  /** The date itself, or a range's first end. */
  start: datePoint,
  /** A range's last end. */
  end: datePoint,
  season: z.string(),
  approximate: z.boolean(),
  uncertain: z.boolean(),
  /** What stands in the EDTF field. */
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

/** The fields that say this expression; those of `edtf` where no others can. Gives the same text back, always. */
export function dateDraftFrom(edtf: string): DateDraft {
  if (edtf === '') return NO_DATE;
  const draft = fieldsOf(edtf);
  return draft !== undefined && edtfOf(draft) === edtf ? draft : { ...NO_DATE, shape: 'edtf', edtf };
}

/** The EDTF expression of the fields as they stand, which may not hold; empty where nothing is written. */
export function edtfOf(written: DateDraft): string {
  const draft = settled(written);
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

/** Nothing is written in any field that the shape shows. */
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

export type DateGap = 'day' | 'month' | 'season' | 'year' | 'start' | 'end';

/** The field still empty that the date cannot do without; nothing where all are there, or none is. */
export function gapIn(written: DateDraft): DateGap | undefined {
  const draft = settled(written);
  const { shape, start, end } = draft;
  if (shape === 'edtf' || isBlankDate(draft)) return undefined;
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

/** Whether it is in this field that the date goes wrong: in the one still empty, or else, in any of them. */
export function isAmiss(draft: DateDraft, end: 'start' | 'end', part: DatePart): boolean {
  const gap = gapIn(draft);
  if (gap === undefined) return true;
  if (gap === 'season') return false;
  if (gap === 'start' || gap === 'end') return gap === end && part === 'year';
  if (part !== gap || draft[end][part].trim() !== '') return false;
  // An end of a range may do without its month, but not where it has a day.
  return draft.shape === 'range' ? draft[end].day.trim() !== '' : end === 'start';
}

/** The same date with a whole one that was typed into a single field spread over its fields. */
export function settled(draft: DateDraft): DateDraft {
  const typed = typedWhole(draft);
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

/** Both days that figures typed into one field can mean, where only the writer can say which. */
export function ambiguityIn(draft: DateDraft): readonly [string, string] | undefined {
  const reading = typedWhole(draft)?.reading;
  return reading && 'either' in reading ? reading.either : undefined;
}

/** Takes one of the readings of `ambiguityIn` for what was typed. */
export function chooseReading(draft: DateDraft, edtf: string): DateDraft {
  const typed = typedWhole(draft);
  if (typed?.end === undefined) return { ...draft, edtf };
  return settled({ ...draft, [typed.end]: { ...NO_POINT, day: edtf } });
}

interface TypedWhole {
  readonly reading: DateReading;
  /** The end whose field it was typed into; absent where that is the EDTF field. */
  readonly end?: 'start' | 'end';
}

function typedWhole(draft: DateDraft): TypedWhole | undefined {
  if (draft.shape === 'edtf') {
    // Figures are EDTF's own matter; only the name of a month or a season shows that these are words.
    const reading = /\p{L}{3}/u.test(draft.edtf) ? readTypedDate(draft.edtf) : undefined;
    return reading && { reading };
  }
  for (const end of ['start', 'end'] as const) {
    const { day, year } = draft[end];
    const text = [day, year].find((each) => !/^ *-?\d{0,4} *$/.test(each));
    const reading = text === undefined ? undefined : readTypedDate(text);
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
  const from = readPoint(first);
  const to = readPoint(last);
  if (!hasMonthOfYear(from) || !hasMonthOfYear(to)) return undefined;
  return { ...NO_DATE, shape: 'range', start: from.point, end: to.point, ...from.quality };
}

function openDate(shape: 'since' | 'until', text: string): DateDraft | undefined {
  const read = readPoint(text);
  return hasMonthOfYear(read) ? { ...NO_DATE, shape, start: read.point, ...read.quality } : undefined;
}

function singleDate(text: string): DateDraft | undefined {
  const read = readPoint(text);
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

interface ReadPoint {
  readonly point: DatePoint;
  readonly quality: Pick<DateDraft, 'approximate' | 'uncertain'>;
}

/** The month's field has the twelve months only: a season, or what is no month at all, is EDTF's to say. */
function hasMonthOfYear(read: ReadPoint | undefined): read is ReadPoint {
  return read !== undefined && Number(read.point.month) <= 12;
}

function readPoint(text: string): ReadPoint | undefined {
  const match = POINT.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', mark = ''] = match;
  // Days are shown as people write them: 6, not 06.
  const point: DatePoint = { year, month, day: day.replace(/^0(?=[1-9])/, '') };
  return {
    point,
    quality: { approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' },
  };
}

/** The same date in the fields of another shape: what is written stays, and EDTF starts from what the fields say. */
export function reshape(draft: DateDraft, shape: DateShape): DateDraft {
  if (shape === draft.shape) return draft;
  if (shape === 'edtf') return { ...draft, shape, edtf: edtfOf(draft) };
  if (draft.shape !== 'edtf') return { ...draft, shape };
  const read = dateDraftFrom(edtfOf(draft));
  return read.shape === 'edtf' ? { ...draft, shape } : { ...read, shape };
}
