import { TOTAL_FIGURES, type TotalFigure } from '../../domain/analysis/period-totals.ts';
import { calendarDate, type DaySpan, dayOf, isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import { KINDS, type Kind } from '../../domain/events/kind.ts';
import { isPartyCode } from '../../domain/parties/party.ts';
import { SIDES, type Side, type Sides } from '../../domain/parties/side.ts';

/** A period by its dates (EDTF), or the years from an event on. */
export type PeriodChoice = { readonly edtf: string } | { readonly eventId: string };

export type PeriodChoices = readonly [PeriodChoice | undefined, PeriodChoice | undefined];

/** The number of the compared column whose events are listed, and which of them. */
export interface ListedTotal {
  readonly column: 0 | 1;
  readonly side?: Side | undefined;
  readonly only?: Kind | TotalFigure | undefined;
}

/** The parameters of the view Compare. */
export interface CompareParams {
  /** The compared periods. */
  readonly periods?: PeriodChoices | undefined;
  /** The length of a period that starts with an event; absent for the default. */
  readonly years?: number | undefined;
  /** The relation that the page's relation is compared with; absent to compare periods. */
  readonly relation?: Sides | undefined;
  /** The total whose events are listed. */
  readonly listed?: ListedTotal | undefined;
}

export const YEARS = { min: 1, max: 50, default: 3 } as const;
/** The length of periods in addresses with the parameter `clock`, which had no parameter for it. */
const CLOCK_YEARS = 2;
const EVENT_PREFIX = 'event:';

type AddError = (parameter: string, error: CodedError) => void;

export function readCompareParams(
  last: (param: string) => string | undefined,
  addError: AddError,
): CompareParams {
  const params: { -readonly [P in keyof CompareParams]: CompareParams[P] } = {};
  const text = last('periods');
  if (text !== undefined) {
    const [first, second] = text.split(',').map((part) => readPeriod(part.trim(), addError));
    if (first ?? second) params.periods = [first, second];
  }
  const clock = text === undefined ? last('clock') : undefined;
  if (clock !== undefined) {
    const [first, second] = clock
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '')
      .map((eventId) => ({ eventId }));
    if (first) {
      params.periods = [first, second];
      params.years = CLOCK_YEARS;
    }
  }
  const years = last('years');
  if (years !== undefined) {
    const number = /^\d{1,2}$/.test(years) ? Number(years) : 0;
    const { min, max } = YEARS;
    if (number >= min && number <= max) params.years = number === YEARS.default ? undefined : number;
    else addError('years', codedError('whole-number-out-of-range', { min, max }));
  }
  const relation = last('relation');
  if (relation !== undefined) {
    const read = readRelation(relation);
    if ('code' in read) addError('relation', read);
    else params.relation = read;
  }
  const listed = last('listed');
  if (listed !== undefined) params.listed = readListed(listed);
  return withoutAbsent(params);
}

function withoutAbsent(params: CompareParams): CompareParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

function readPeriod(text: string, addError: AddError): PeriodChoice | undefined {
  if (text === '') return undefined;
  if (text.startsWith(EVENT_PREFIX)) return { eventId: text.slice(EVENT_PREFIX.length) };
  if (periodSpan(text) !== undefined) return { edtf: text };
  addError('periods', codedError('window-invalid', { text: shorten(text) }));
  return undefined;
}

function readRelation(text: string): Sides | CodedError {
  const [upper = '', lower = '', ...rest] = text.split(',').map((code) => code.trim());
  const unknown = [upper, lower].find((code) => !isPartyCode(code));
  if (unknown !== undefined && unknown !== '')
    return codedError('party-unknown', { party: shorten(unknown) });
  if (unknown !== undefined || rest.length > 0 || upper === lower) return codedError('sides-invalid');
  return { upper, lower };
}

/** A number that lists nothing is ignored: the view is complete without the list. */
function readListed(text: string): ListedTotal | undefined {
  const [column, side, only] = text.split(':');
  if (column !== '1' && column !== '2') return undefined;
  return {
    column: column === '1' ? 0 : 1,
    ...withoutAbsent({
      side: SIDES.find((each) => each === side),
      only: [...KINDS, ...TOTAL_FIGURES].find((each) => each === only),
    } as CompareParams),
  };
}

export function writeCompareParams(params: CompareParams, query: URLSearchParams): void {
  const { periods, years, relation, listed } = params;
  if (periods?.some((period) => period !== undefined))
    query.append('periods', periods.map(writePeriod).join(',').replace(/,$/, ''));
  if (years !== undefined) query.append('years', String(years));
  if (relation) query.append('relation', `${relation.upper},${relation.lower}`);
  if (listed)
    query.append(
      'listed',
      [listed.column + 1, listed.side ?? '', listed.only ?? ''].join(':').replace(/:+$/, ''),
    );
}

function writePeriod(period: PeriodChoice | undefined): string {
  if (!period) return '';
  return 'edtf' in period ? period.edtf : EVENT_PREFIX + period.eventId;
}

export const COMPARE_PARAMS = ['periods', 'clock', 'years', 'relation', 'listed'] as const;

/** The days of a date with both ends; undefined if it has an open end or is no date. */
export function periodSpan(edtf: string): DaySpan | undefined {
  try {
    const { first_day: first, last_day: last } = parseEdtf(edtf);
    return isOnCalendar(first) && isOnCalendar(last) ? { first, last } : undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}

/** False for an open end, which is represented by a day far outside the calendar. */
export function isOnCalendar(day: number): boolean {
  return Math.abs(day) < 100_000_000 && !Number.isNaN(calendarDate(day).year);
}

/** The days from `first` to the eve of its anniversary. */
export function yearsFrom(first: number, years: number): DaySpan {
  const { year, month, day } = calendarDate(first);
  return { first, last: dayOf(year + years, month, day) - 1 };
}

export function spanEdtf({ first, last }: DaySpan): string {
  return first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`;
}
