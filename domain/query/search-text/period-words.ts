import { isoDay } from '../../dates/day-span.ts';
import { parseEdtf } from '../../dates/edtf-date.ts';
import { parseTypedDate } from '../../dates/typed-date.ts';
import { InvalidInput } from '../../errors/input-error.ts';

/** A period as the filter parameters `from` and `to`. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/**
 * The periods that a text can mean, most likely first; none if it is not a period. Understands what the form understands, and
 * years, `2016–2018`, `since 2014`, `before July 2018`, `the 1990s`, `last 5 years`, «с 2014 по 2018 год», «до 2020 года».
 * A month or weekday alone is no period: “May” and “march” are words as well.
 */
export function readPeriods(text: string, today: number): readonly Period[] {
  const words = normalised(text);
  if (words === '') return [];
  return (
    readBound(words, today) ??
    readDecade(words) ??
    readLast(words, today) ??
    readDates(words, today) ??
    readDates(words.replace(PREPOSITION, ''), today) ??
    []
  );
}

const PREPOSITION = /^(?:in|on|during|for|of|at|в|во|за|на) (?:the )?/;

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00A0\u202F,]/g, ' ')
    .replace(/(\d)\s*(?:годами|годам|годов|годах|годом|году|года|годы|год|гг\.?|г\.)(?=\s|$|-)/g, '$1')
    .replace(/(\d)-?(?:й|го|м)(?=\s|$)/g, '$1')
    .replace(/(?:^|\s)(?:the )?year (?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words before a date that give one end. An exclusive end is the day before or after the date. */
const BOUNDS: readonly (readonly [RegExp, 'from' | 'to', 'inclusive' | 'exclusive'])[] = [
  [/^(?:since|from|starting(?: from| in)?|beginning in|начиная с|со?|от) (.+)$/, 'from', 'inclusive'],
  [/^(.+) (?:onwards?|and later|and after|и позже|и далее)$/, 'from', 'inclusive'],
  [/^(?:from )?(\d{4})(?:\.\.|\/\.\.)$/, 'from', 'inclusive'],
  [/^(?:after|later than|после|позже|позднее) (.+)$/, 'from', 'exclusive'],
  [/^(?:before|prior to|earlier than|до|раньше|ранее) (.+)$/, 'to', 'exclusive'],
  [/^(?:until|till|up to|through|по) (.+)$/, 'to', 'inclusive'],
  [/^\.\.\/?(\d{4})$/, 'to', 'inclusive'],
];

function readBound(words: string, today: number): Period[] | undefined {
  for (const [pattern, end, kind] of BOUNDS) {
    const [, date] = pattern.exec(words) ?? [];
    const [period] = date === undefined ? [] : (readDates(date.replace(PREPOSITION, ''), today) ?? []);
    if (period?.from === undefined || period.to === undefined) continue;
    // “From X to Y” is a period of its own.
    if (period.from !== period.to) continue;
    if (kind === 'inclusive') return [{ [end]: period.from }];
    const { first_day, last_day } = parseEdtf(period.from);
    const day = isoDay(end === 'from' ? last_day + 1 : first_day - 1);
    return [{ [end]: day.slice(0, lengthOf(period.from)) }];
  }
  return undefined;
}

/** Years stay years and months stay months; everything else becomes a day. */
function lengthOf(edtf: string): number {
  if (/^\d{4}$/.test(edtf)) return 4;
  return /^\d{4}-(0\d|1[012])$/.test(edtf) ? 7 : 10;
}

const DECADES: ReadonlyMap<string, string> = new Map([
  ['nineties', '199'],
  ['eighties', '198'],
  ['девяностые', '199'],
  ['девяностых', '199'],
  ['восьмидесятые', '198'],
  ['восьмидесятых', '198'],
  ['нулевые', '200'],
  ['нулевых', '200'],
]);

function readDecade(words: string): Period[] | undefined {
  const [, century = '', tens = ''] =
    /^(?:in |в )?(?:the )?['’]?(1[89]|20)?(\d)0(?:['’]?s|-?(?:е|х|ые|ых)(?: годы| годов| годах)?)$/.exec(
      words,
    ) ?? [];
  const named = DECADES.get(words.replace(/^(?:in |в )?(?:the )?/, ''));
  if (tens === '' && named === undefined) return undefined;
  const years = named ?? `${century || (Number(tens) >= 5 ? '19' : '20')}${tens}`;
  return [{ from: `${years}0`, to: `${years}9` }];
}

/** `last 5 years`, «за последние три месяца»: up to today. */
function readLast(words: string, today: number): Period[] | undefined {
  const [, number, name = ''] =
    /^(?:in |over |for |за |в )?(?:the )?(?:last|past|последни[ей]|последних) (\d{1,3}|\S+) (\S+)$/.exec(
      words,
    ) ?? [];
  if (number === undefined) return undefined;
  const ago = parseTypedDate(`${number} ${name} ${/^[a-z]/.test(name) ? 'ago' : 'назад'}`, today);
  if (ago === undefined || !('edtf' in ago)) return undefined;
  return [{ from: ago.edtf, to: isoDay(today) }];
}

function readDates(words: string, today: number): Period[] | undefined {
  const between = words
    .replace(/^(?:between|между) (.+) (?:and|и) (.+)$/, '$1 - $2')
    .replace(/^(?:со?|от) (.+) до (.+)$/, '$1 - $2')
    .replace(/^(\d{4})\.\.(\d{4})$/, '$1 - $2');
  const short = /^(\d\d)(\d\d)-(\d\d)$/.exec(between);
  if (short && Number(short[3]) > 12 && Number(short[3]) > Number(short[2])) {
    return periodsOf([`${short[1]}${short[2]}/${short[1]}${short[3]}`]);
  }
  if (!isDateLike(between)) return undefined;
  const parsed = parseTypedDate(between, today);
  if (parsed === undefined) return undefined;
  return periodsOf('edtf' in parsed ? [parsed.edtf] : parsed.either);
}

const YEAR = '(?:1[5-9]|20)\\d\\d';
const NUMERIC = new RegExp(
  `^(?:${YEAR}|${YEAR}-\\d\\d(?:-\\d\\d)?|${YEAR}\\.\\d{1,2}(?:\\.\\d{1,2})?|\\d{1,2}[-./]\\d{1,2}[-./]${YEAR}|${YEAR} ?[-/] ?${YEAR})$`,
);
const RELATIVE =
  /^(?:today|yesterday|the day before yesterday|day before yesterday|сегодня|вчера|позавчера)$/;

/** Whether a text is clearly meant as a date. A weekday needs “on” or “last”, and a number must be a year. */
function isDateLike(words: string): boolean {
  if (RELATIVE.test(words) || NUMERIC.test(words)) return true;
  if (!words.includes(' ')) return new RegExp(`^\\p{L}+-\\p{L}+ ?${YEAR}$`, 'u').test(words);
  return !/^[\d\s./-]+$/.test(words) || / - /.test(words);
}

function periodsOf(dates: readonly string[]): Period[] | undefined {
  const periods = dates.filter(isValid).map((date) => {
    const [from = '', to = from] = date.replace(/[~?%]/g, '').split('/');
    return { from, to };
  });
  return periods.length === 0 ? undefined : periods;
}

function isValid(edtf: string): boolean {
  try {
    parseEdtf(edtf);
    return true;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return false;
  }
}
