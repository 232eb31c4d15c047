import { calendarDate, dayOf, daysInMonth, isoDay } from './day-span.ts';

/**
 * Parses dates that depend on the day of today, in English and Russian, into EDTF: `yesterday`, `last Tuesday`, `3 days ago`,
 * `last week`, `this month`, `30 November`, «в прошлый вторник», «на прошлой неделе», «30 ноября». They are never in the
 * future: what is recorded has happened. `text` is in lower case, `today` in days since 1970-01-01, and `monthOf` gives the
 * number of a month such as `03` from its name. Undefined if the text is something else.
 */
export function parseRelativeDate(
  text: string,
  today: number,
  monthOf: (name: string) => string | undefined,
): string | undefined {
  return (
    parseNear(text, today) ??
    parseWeekday(text, today) ??
    parsePeriod(text, today) ??
    parseAgo(text, today) ??
    parseDayOfMonth(text, today, monthOf)
  );
}

const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['сегодня', 0],
  ['yesterday', 1],
  ['вчера', 1],
  ['the day before yesterday', 2],
  ['day before yesterday', 2],
  ['позавчера', 2],
]);

function parseNear(text: string, today: number): string | undefined {
  const days = DAYS_BACK.get(text);
  return days === undefined ? undefined : isoDay(today - days);
}

/** Monday first; also the forms after «в» and «во». */
const WEEKDAYS: readonly RegExp[] = [
  /^(mon(day)?|понедельник)$/,
  /^(tue(s(day)?)?|вторник)$/,
  /^(wed(nesday)?|сред[ау])$/,
  /^(thu(r(s(day)?)?)?|четверг)$/,
  /^(fri(day)?|пятниц[ау])$/,
  /^(sat(urday)?|суббот[ау])$/,
  /^(sun(day)?|воскресенье)$/,
];

/** The latest such day. `last` and «прошлый» exclude today. */
function parseWeekday(text: string, today: number): string | undefined {
  const [, last, name = ''] =
    /^(?:on |в |во )?(?:this |эт(?:от|у|о) )?(last |past |прошл(?:ый|ую|ое) )?([^\s\d]+)\.?$/.exec(text) ??
    [];
  const weekday = WEEKDAYS.findIndex((pattern) => pattern.test(name.replace(/\.$/, '')));
  if (weekday < 0) return undefined;
  const daysBack = (weekdayOf(today) - weekday + 7) % 7;
  return isoDay(today - (daysBack === 0 && last !== undefined ? 7 : daysBack));
}

/** 0 for Monday. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

type Unit = 'day' | 'week' | 'month' | 'year';

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['day', /^(days?|дней|дня|день)$/],
  ['week', /^(weeks?|недел[яюиье]|недель)$/],
  ['month', /^(months?|месяц(а|ев|е)?)$/],
  ['year', /^(years?|год(а|у)?|лет)$/],
];

function unitOf(name: string): Unit | undefined {
  return UNITS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** `last week` from Monday to Sunday; `this week` up to today. */
function parsePeriod(text: string, today: number): string | undefined {
  const [, which = '', name = ''] =
    /^(?:in |в |на )?(?:the )?(this|last|past|эт(?:от|ой|ом)|прошл(?:ый|ой|ом)) (\S+)$/.exec(text) ?? [];
  const unit = unitOf(name);
  const isThis = /^(this|эт)/.test(which);
  const { year, month } = calendarDate(today);
  if (unit === 'week') {
    const monday = today - weekdayOf(today);
    return isThis ? spanOf(monday, today) : spanOf(monday - 7, monday - 1);
  }
  if (unit === 'month') return monthText(year, isThis ? month : month - 1);
  if (unit === 'year') return yearText(isThis ? year : year - 1);
  return undefined;
}

function spanOf(first: number, last: number): string {
  return first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`;
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    ['a', 'an', 'one', 'один', 'одну'],
    ['two', 'два', 'две'],
    ['three', 'три'],
    ['four', 'четыре'],
    ['five', 'пять'],
    ['six', 'шесть'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** Days and weeks back to a day; months to a month and years to a year, because nobody counts their days. */
function parseAgo(text: string, today: number): string | undefined {
  const [, count, name = ''] = /^(?:(\d{1,3}|[^\s\d]+) )?(\S+) (?:ago|назад)$/.exec(text) ?? [];
  const number = count === undefined ? 1 : (NUMBERS.get(count) ?? Number(count));
  const unit = unitOf(name);
  if (unit === undefined || !Number.isInteger(number)) return undefined;
  const { year, month } = calendarDate(today);
  if (unit === 'day') return isoDay(today - number);
  if (unit === 'week') return isoDay(today - 7 * number);
  return unit === 'month' ? monthText(year, month - number) : yearText(year - number);
}

/** A day without a year: the latest one. */
function parseDayOfMonth(
  text: string,
  today: number,
  monthOf: (name: string) => string | undefined,
): string | undefined {
  const [, before, name = '', after] = /^(?:(\d{1,2}) )?(\p{L}+\.?)(?: (\d{1,2}))?$/u.exec(text) ?? [];
  const month = Number(monthOf(name));
  const dayOfMonth = Number(before ?? after);
  if (!month || !dayOfMonth || (before !== undefined && after !== undefined)) return undefined;
  const { year } = calendarDate(today);
  // 29 February may be up to eight years back.
  for (let back = 0; back <= 8; back += 1) {
    if (dayOfMonth > daysInMonth(year - back, month)) continue;
    const day = dayOf(year - back, month, dayOfMonth);
    if (day <= today) return isoDay(day);
  }
  return undefined;
}

/** `month` may be 0 or less: the months before January. */
function monthText(year: number, month: number): string {
  return isoDay(dayOf(year, month)).slice(0, -3);
}

function yearText(year: number): string {
  return isoDay(dayOf(year)).slice(0, -6);
}
