import { EXCHANGE_SHOWS, type ExchangeShow } from '../../domain/analysis/exchange.ts';
import {
  formatWeights,
  HALF_LIFE,
  INDEX_PERIODS,
  type IndexPeriod,
  parseWeights,
  type Weights,
} from '../../domain/analysis/tension-index.ts';
import { calendarDate, type DaySpan, isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { type CodedError, codedError } from '../../domain/errors/error-codes.ts';
import { type InputError, InvalidInput, invalidInput } from '../../domain/errors/input-error.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language/language.ts';
import {
  type EventFilter,
  filterToQuery,
  isFilterParam,
  parseFilter,
} from '../../domain/query/event-filter.ts';
import { isSort, SORTS, type Sort } from '../../domain/query/event-sort.ts';
import { isView, VIEWS, type View } from './views.ts';

export const FORM_MODES = ['new', 'edit', 'duplicate'] as const;
export type FormMode = (typeof FORM_MODES)[number];

/** Everything that an address says: what is shown, of what, which days, which event, and whether its form is open. */
export interface Page {
  readonly view: View;
  /** Its `sides` are the reader's own choice; absent, the page shows the default pair and filters by none. */
  readonly filter: EventFilter;
  /** The days on the chart; absent, the whole extent of what the filter holds. */
  readonly timeWindow?: DaySpan | undefined;
  /** Of the table; absent, by date. */
  readonly sort?: Sort | undefined;
  readonly selectedId?: string | undefined;
  readonly form?: FormMode | undefined;
  /** Of the measures: the date they stood on, EDTF; absent, today. */
  readonly on?: string | undefined;
  /** Of the exchanges; absent, all of them. */
  readonly show?: ExchangeShow | undefined;
  /** Of the index, with what it weighs; absent, the usual. */
  readonly per?: IndexPeriod | undefined;
  readonly halfLife?: number | undefined;
  readonly weights?: Weights | undefined;
  /** Of the index: the events at which two periods begin, to be laid side by side. */
  readonly comparedIds?: readonly string[] | undefined;
  /** Of the page; absent, the reader’s own. */
  readonly lang?: Language | undefined;
}

export const DEFAULT_PAGE: Page = { view: 'timeline', filter: {} };

/**
 * Reads the query of an address. What cannot be understood is left out and told, a word a path, so that a bad address
 * still shows what is right in it.
 */
export function readAddress(query: string): { readonly page: Page; readonly errors: readonly InputError[] } {
  const words = [...new URLSearchParams(query)];
  const errors: InputError[] = [];
  const addError = (parameter: string, error: CodedError) => errors.push({ ...error, path: `/${parameter}` });
  const last = (word: string) => words.findLast(([name]) => name === word)?.[1].trim() || undefined;

  const filterWords = words.filter(([word]) => !isPageWord(word));
  const view = last('view') ?? DEFAULT_PAGE.view;
  if (!isView(view)) addError('view', unknownValue('view', view, VIEWS));
  const sort = last('sort');
  if (sort !== undefined && !isSort(sort)) addError('sort', unknownValue('sort', sort, SORTS));
  const selectedId = last('event');
  const form = last('form');
  if (form !== undefined && !isFormMode(form)) {
    addError('form', unknownValue('form', form, FORM_MODES));
  } else if (form !== undefined && form !== 'new' && selectedId === undefined) {
    addError('form', codedError('form-event-missing'));
  }

  const answers = readAnswerWords(last, addError);
  const page: { -readonly [P in keyof Page]: Page[P] } = {
    view: isView(view) ? view : DEFAULT_PAGE.view,
    filter: readFilter(filterWords, errors),
    ...answers,
  };
  const timeWindow = last('window');
  if (timeWindow !== undefined) {
    const span = readWindow(timeWindow);
    if (span === undefined) {
      addError('window', codedError('window-invalid', { text: shorten(timeWindow) }));
    } else page.timeWindow = span;
  }
  if (isSort(sort)) page.sort = sort;
  if (selectedId !== undefined) page.selectedId = selectedId;
  if (isFormMode(form) && (form === 'new' || selectedId !== undefined)) page.form = form;
  const lang = last('lang');
  if (isLanguage(lang)) page.lang = lang;
  else if (lang !== undefined) addError('lang', unknownValue('lang', lang, LANGUAGES));
  return { page, errors };
}

type AnswerWords = Pick<Page, 'on' | 'show' | 'per' | 'halfLife' | 'weights' | 'comparedIds'>;

/** The words of the views that answer questions. */
function readAnswerWords(
  last: (word: string) => string | undefined,
  addError: (parameter: string, error: CodedError) => void,
): AnswerWords {
  const answers: { -readonly [W in keyof AnswerWords]: AnswerWords[W] } = {};
  const read = <T>(word: string, parse: (text: string) => T): T | undefined => {
    const text = last(word);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const each of error.errors) addError(word, each);
      return undefined;
    }
  };
  const on = read('on', (text) => parseEdtf(text) && text);
  if (on !== undefined) answers.on = on;
  const show = read('show', (text) => choice('show', text, EXCHANGE_SHOWS));
  if (show !== undefined && show !== 'all') answers.show = show;
  const per = read('per', (text) => choice('per', text, INDEX_PERIODS));
  if (per !== undefined) answers.per = per;
  const halfLife = read('half_life', readHalfLife);
  if (halfLife !== undefined) answers.halfLife = halfLife;
  const weights = read('weights', parseWeights);
  if (weights !== undefined && Object.keys(weights).length > 0) answers.weights = weights;
  const clock = last('clock')
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (clock !== undefined && clock.length > 0) answers.comparedIds = clock.slice(0, 2);
  return answers;
}

function choice<const T extends string>(parameter: string, text: string, choices: readonly T[]): T {
  const known = choices.find((each) => each === text);
  if (known === undefined) {
    throw new InvalidInput([{ path: '', ...unknownValue(parameter, text, choices) }]);
  }
  return known;
}

function unknownValue(parameter: string, text: string, choices: readonly string[]): CodedError {
  return codedError('parameter-value-unknown', { parameter, value: shorten(text), choices });
}

function readHalfLife(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < HALF_LIFE.min || days > HALF_LIFE.max)
    throw invalidInput('', 'whole-number-out-of-range', { min: HALF_LIFE.min, max: HALF_LIFE.max });
  return days;
}

/** The query of a page, `''` or `?…`: the same page always has the same address. */
export function writeAddress(page: Page): string {
  const words = filterToQuery(page.filter);
  const query = new URLSearchParams();
  if (page.view !== DEFAULT_PAGE.view) query.append('view', page.view);
  for (const [word, value] of words) query.append(word, value);
  if (page.timeWindow)
    query.append('window', `${isoDay(page.timeWindow.first)}/${isoDay(page.timeWindow.last)}`);
  if (page.sort !== undefined) query.append('sort', page.sort);
  if (page.selectedId !== undefined) query.append('event', page.selectedId);
  if (page.form !== undefined) query.append('form', page.form);
  if (page.on !== undefined) query.append('on', page.on);
  if (page.show !== undefined) query.append('show', page.show);
  if (page.per !== undefined) query.append('per', page.per);
  if (page.halfLife !== undefined) query.append('half_life', String(page.halfLife));
  if (page.weights !== undefined) query.append('weights', formatWeights(page.weights));
  if (page.lang !== undefined) query.append('lang', page.lang);
  if (page.comparedIds !== undefined) query.append('clock', page.comparedIds.join(','));
  const text = query.toString();
  // A query may hold these as they are (RFC 3986, 3.4); people read and edit addresses.
  return text === '' ? '' : `?${text.replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

const PAGE_WORDS: ReadonlySet<string> = new Set([
  'view',
  'window',
  'sort',
  'event',
  'form',
  'on',
  'show',
  'per',
  'half_life',
  'weights',
  'clock',
  'lang',
]);

function isPageWord(word: string): boolean {
  return PAGE_WORDS.has(word);
}

function isFormMode(word: string | undefined): word is FormMode {
  return word !== undefined && (FORM_MODES as readonly string[]).includes(word);
}

type Words = readonly (readonly [word: string, value: string])[];

/** Adds what is wrong to `errors`, and reads the rest again without it. */
function readFilter(words: Words, errors: InputError[]): EventFilter {
  try {
    return parseFilter(words);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    errors.push(...error.errors);
    const wrong = new Set(error.errors.map(({ path }) => path.slice(1)));
    const right = words.filter(([word]) => isFilterParam(word) && !wrong.has(word));
    return right.length < words.length ? readFilter(right, errors) : {};
  }
}

function readWindow(text: string): DaySpan | undefined {
  try {
    const { first_day, last_day } = parseEdtf(text);
    return isOnCalendar(first_day) && isOnCalendar(last_day)
      ? { first: first_day, last: last_day }
      : undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}

/** Open ends stand at days no calendar has. */
function isOnCalendar(day: number): boolean {
  return Math.abs(day) < 100_000_000 && !Number.isNaN(calendarDate(day).year);
}
