import { InvalidInput } from '../errors/input-error.ts';
import { parseEdtf } from './edtf-date.ts';
import { parseRelativeDate } from './relative-date.ts';

/**
 * Parses dates as people type or paste them, in English and Russian, into EDTF: `26 March 2018`, `March 26, 2018`,
 * `11–13 October 2021`, `about March 2014`, `mid-November 2019`, `early 2019`, `summer 2016`, `26.03.2018`, and from the
 * day of today `yesterday`, `last Tuesday` or `30 November`. EDTF is returned unchanged. `either` holds the two days that digits
 * such as `03.04.2018` can mean.
 */
export type ParsedDate = { readonly edtf: string } | { readonly either: readonly [string, string] };

export function parseTypedDate(text: string, today: number): ParsedDate | undefined {
  if (isEdtf(text.trim())) return { edtf: text.trim() };
  const { words, mark } = withoutQualifier(normalise(text));
  const figures = parseNumericDate(words, mark);
  if (figures !== undefined) return figures;
  const span = parseThird(words) ?? parseSpan(words);
  if (span !== undefined) return { edtf: span.map((point) => point + mark).join('/') };
  const point = parsePoint(words);
  if (point !== undefined) return { edtf: point + mark };
  const relative = parseRelativeDate(words, today, monthNumber);
  return relative === undefined ? undefined : { edtf: relative.replace(/[^/]+/g, `$&${mark}`) };
}

function isEdtf(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return false;
  }
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[,\u00A0\u202F]/g, ' ')
    .replace(/(\d)(st|nd|rd|th|-?го|-?е)(?![a-zа-яё])/g, '$1')
    .replace(/\s+(года?|г\.?)(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ABOUT = /^(about|around|approximately|circa|ca\.?|c\.|около|примерно|~) ?/;
const DOUBT = /( uncertain|\?)$/;

function withoutQualifier(text: string): { words: string; mark: string } {
  const isAbout = ABOUT.test(text);
  const isDoubted = DOUBT.test(text);
  const mark = isAbout && isDoubted ? '%' : isAbout ? '~' : isDoubted ? '?' : '';
  return { words: text.replace(ABOUT, '').replace(DOUBT, '').trim(), mark };
}

/** `2018-03-26`, `2018.3.26`, `26.03.2018`, `3/26/2018`: a number above twelve must be the day. */
function parseNumericDate(text: string, mark: string): ParsedDate | undefined {
  const yearFirst = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/.exec(text);
  if (yearFirst) return { edtf: day(yearFirst[1], yearFirst[2], yearFirst[3]) + mark };
  const [, one = '', two = '', year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (Number(one) > 12 || one === two) return { edtf: day(year, two, one) + mark };
  if (Number(two) > 12) return { edtf: day(year, one, two) + mark };
  return { either: [day(year, two, one) + mark, day(year, one, two) + mark] };
}

/** Two dates; the first may lack month and year: `11-13 october 2021`, `28 february - 3 march 2022`. */
function parseSpan(text: string): [string, string] | undefined {
  const sameMonth = /^(\d{1,2}) ?- ?(\d{1,2}) ([^\d\s]+) (\d{4})$/.exec(text);
  if (sameMonth) return daysOfMonth(sameMonth[4], sameMonth[3], sameMonth[1], sameMonth[2]);
  const monthFirst = /^([^\d\s]+) (\d{1,2}) ?- ?(\d{1,2}) (\d{4})$/.exec(text);
  if (monthFirst) return daysOfMonth(monthFirst[4], monthFirst[1], monthFirst[2], monthFirst[3]);

  const [, first, last] =
    /^(?:from |с )?(.+?)(?: ?\/ ?| - | to | until | по |-(?=\D|\d{4}$))(.+)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const end = parsePoint(last);
  if (end === undefined) return undefined;
  const start = parsePoint(first) ?? parsePoint(`${first} ${end.slice(0, 4)}`);
  return start === undefined ? undefined : [start, end];
}

/** `early`, `mid` and `late` as a third of a month or year, because EDTF has no expression for them. */
function parseThird(text: string): [string, string] | undefined {
  const [, word = '', of] = /^(?:in |at |в )?(?:the )?(\S+?)(?: of | |-)(\S.*)$/.exec(text) ?? [];
  const third = THIRDS.findIndex((pattern) => pattern.test(word));
  const point = third < 0 || of === undefined ? undefined : parsePoint(of);
  if (point === undefined) return undefined;
  if (/^\d{4}$/.test(point)) return [day(point, String(4 * third + 1)), day(point, String(4 * third + 4))];
  const [year, month] = point.split('-');
  // Only months and years have thirds.
  if (point.length !== 7 || Number(month) > 12) return undefined;
  const last = third < 2 ? 10 * third + 10 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [day(year, month, String(10 * third + 1)), day(year, month, String(last))];
}

const THIRDS: readonly RegExp[] = [
  /^(early|beginning|start|начал[оае])$/,
  /^(mid|middle|середин[аые])$/,
  /^(late|end|конец|конц[аеу])$/,
];

function daysOfMonth(year = '', monthName = '', first = '', last = ''): [string, string] | undefined {
  const month = monthNumber(monthName);
  return month === undefined ? undefined : [day(year, month, first), day(year, month, last)];
}

function parsePoint(text: string): string | undefined {
  if (/^\d{4}(-\d\d){0,2}$/.test(text)) return text;
  const [, dayBefore, name = '', dayAfter, year] =
    /^(?:(\d{1,2}) )?([^\d\s]+) (?:of |(\d{1,2}) )?(\d{4})$/.exec(text) ?? [];
  if (year === undefined || (dayBefore !== undefined && dayAfter !== undefined)) return undefined;
  const month = monthNumber(name);
  if (month !== undefined) return day(year, month, dayBefore ?? dayAfter);
  const season = (dayBefore ?? dayAfter) ? undefined : SEASON_NUMBERS.get(name);
  return season === undefined ? undefined : `${year}-${season}`;
}

function day(year = '', month = '', dayOfMonth?: string): string {
  const parts = [year, month.padStart(2, '0')];
  if (dayOfMonth !== undefined) parts.push(dayOfMonth.padStart(2, '0'));
  return parts.join('-');
}

// Abbreviations long enough to be unambiguous; Russian months in any case (марта, мая).
const MONTH_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(jan(uary)?|янв(ар[ьея])?)\.?$/, '01'],
  [/^(feb(ruary)?|фев(р(ал[ьея])?)?)\.?$/, '02'],
  [/^(mar(ch)?|март?[ае]?)\.?$/, '03'],
  [/^(apr(il)?|апр(ел[ьея])?)\.?$/, '04'],
  [/^(may|ма[йяе])\.?$/, '05'],
  [/^(june?|июн[ьея]?)\.?$/, '06'],
  [/^(july?|июл[ьея]?)\.?$/, '07'],
  [/^(aug(ust)?|авг(уст[ае]?)?)\.?$/, '08'],
  [/^(sept?(ember)?|сент?(ябр[ьея])?)\.?$/, '09'],
  [/^(oct(ober)?|окт(ябр[ьея])?)\.?$/, '10'],
  [/^(nov(ember)?|ноя(б(р[ьея])?)?)\.?$/, '11'],
  [/^(dec(ember)?|дек(абр[ьея])?)\.?$/, '12'],
];

const SEASON_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['spring', '21'],
  ['summer', '22'],
  ['autumn', '23'],
  ['fall', '23'],
  ['winter', '24'],
  ['весна', '21'],
  ['весны', '21'],
  ['весной', '21'],
  ['лето', '22'],
  ['лета', '22'],
  ['летом', '22'],
  ['осень', '23'],
  ['осени', '23'],
  ['осенью', '23'],
  ['зима', '24'],
  ['зимы', '24'],
  ['зимой', '24'],
]);

function monthNumber(name: string): string | undefined {
  return MONTH_PATTERNS.find(([pattern]) => pattern.test(name))?.[1];
}
