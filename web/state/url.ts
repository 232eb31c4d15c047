import { EXCHANGE_SHOWS, type ExchangeShow } from '../../domain/analysis/exchange.ts';
import {
  formatWeights,
  HALF_LIFE,
  INDEX_PERIODS,
  type IndexPeriod,
  parseWeights,
  type Weights,
} from '../../domain/analysis/tension-index.ts';
import { type DaySpan, isoDay } from '../../domain/dates/day-span.ts';
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
import { GROUPINGS, type Grouping, isGrouping } from '../../domain/query/grouping.ts';
import { CHART_LAYERS, CHART_LAYOUTS, type ChartLayer, type ChartLayout } from './chart-options.ts';
import {
  COMPARE_PARAMS,
  type CompareParams,
  isOnCalendar,
  readCompareParams,
  writeCompareParams,
} from './compare-params.ts';
import { isStoryParam, readStoryParams, type StoryParams, writeStoryParams } from './story-params.ts';
import { isView, VIEWS, type View } from './views.ts';

export const FORM_MODES = ['new', 'edit', 'duplicate', 'respond'] as const;
export type FormMode = (typeof FORM_MODES)[number];

/** What the page shows, as its address says. */
export interface Page extends StoryParams, CompareParams {
  readonly view: View;
  /** Without `sides`, the page shows the default pair, and events of all parties. */
  readonly filter: EventFilter;
  /** The visible span of the chart; absent for the days of all matching events. */
  readonly timeWindow?: DaySpan | undefined;
  /** The arrangement of the chart; absent for `titles`. */
  readonly chartLayout?: ChartLayout | undefined;
  /** What the chart shows besides its events; absent for nothing. */
  readonly chartLayers?: readonly ChartLayer[] | undefined;
  /** The order of the table; absent for the order by date. */
  readonly sort?: Sort | undefined;
  /** The groups of the table, each newest first; absent for none. */
  readonly group?: Grouping | undefined;
  readonly selectedId?: string | undefined;
  readonly form?: FormMode | undefined;
  /** The date (EDTF) of the view In force; absent for today. */
  readonly on?: string | undefined;
  /** The exchanges to show; absent for all. */
  readonly show?: ExchangeShow | undefined;
  /** The settings of the tension index; absent for the defaults. */
  readonly per?: IndexPeriod | undefined;
  readonly halfLife?: number | undefined;
  readonly weights?: Weights | undefined;
  /** Absent for the language that the user prefers. */
  readonly lang?: Language | undefined;
}

export const DEFAULT_PAGE: Page = { view: 'timeline', filter: {} };

/**
 * Reads the query of an address. Invalid parameters are left out and reported, with the parameter as the error's path;
 * the valid ones still apply.
 */
export function readAddress(query: string): { readonly page: Page; readonly errors: readonly InputError[] } {
  const params = [...new URLSearchParams(query)];
  const errors: InputError[] = [];
  const addError = (parameter: string, error: CodedError) => errors.push({ ...error, path: `/${parameter}` });
  const last = (param: string) => params.findLast(([name]) => name === param)?.[1].trim() || undefined;

  const filterParams = params.filter(([param]) => !isPageParam(param));
  // The comparison was a part of Tension, with the parameter `clock`.
  const view =
    last('clock') !== undefined && last('view') === 'tension'
      ? 'compare'
      : (last('view') ?? DEFAULT_PAGE.view);
  if (!isView(view)) addError('view', unknownValue('view', view, VIEWS));
  const sort = last('sort');
  if (sort !== undefined && !isSort(sort)) addError('sort', unknownValue('sort', sort, SORTS));
  const group = last('group');
  if (group !== undefined && !isGrouping(group)) addError('group', unknownValue('group', group, GROUPINGS));
  const selectedId = last('event');
  const form = last('form');
  if (form !== undefined && !isFormMode(form)) {
    addError('form', unknownValue('form', form, FORM_MODES));
  } else if (form !== undefined && form !== 'new' && selectedId === undefined) {
    addError('form', codedError('form-event-missing'));
  }

  const page: { -readonly [P in keyof Page]: Page[P] } = {
    view: isView(view) ? view : DEFAULT_PAGE.view,
    filter: readFilter(filterParams, errors),
    ...readAnalysisParams(last, addError),
    ...readCompareParams(last, addError),
    ...readStoryParams(last, addError),
    ...readChartParams(last, addError),
  };
  const timeWindow = last('window');
  if (timeWindow !== undefined) {
    const span = readWindow(timeWindow);
    if (span === undefined) {
      addError('window', codedError('window-invalid', { text: shorten(timeWindow) }));
    } else page.timeWindow = span;
  }
  if (isSort(sort)) page.sort = sort;
  if (isGrouping(group)) page.group = group;
  if (selectedId !== undefined) page.selectedId = selectedId;
  if (isFormMode(form) && (form === 'new' || selectedId !== undefined)) page.form = form;
  const lang = last('lang');
  if (isLanguage(lang)) page.lang = lang;
  else if (lang !== undefined) addError('lang', unknownValue('lang', lang, LANGUAGES));
  return { page, errors };
}

/** The parameters `layout` and `layers` of the timeline. */
function readChartParams(
  last: (param: string) => string | undefined,
  addError: (parameter: string, error: CodedError) => void,
): Pick<Page, 'chartLayout' | 'chartLayers'> {
  const layout = last('layout');
  const chartLayout = CHART_LAYOUTS.find((each) => each === layout);
  if (layout !== undefined && !chartLayout) addError('layout', unknownValue('layout', layout, CHART_LAYOUTS));
  const names = last('layers')?.split(',') ?? [];
  const chartLayers = CHART_LAYERS.filter((each) => names.includes(each));
  for (const name of names) {
    if (!CHART_LAYERS.some((each) => each === name))
      addError('layers', unknownValue('layers', name, CHART_LAYERS));
  }
  return {
    ...(chartLayout && chartLayout !== 'titles' && { chartLayout }),
    ...(chartLayers.length > 0 && { chartLayers }),
  };
}

type AnalysisParams = Pick<Page, 'on' | 'show' | 'per' | 'halfLife' | 'weights'>;

/** The parameters of the views Exchanges, In force and Tension. */
function readAnalysisParams(
  last: (param: string) => string | undefined,
  addError: (parameter: string, error: CodedError) => void,
): AnalysisParams {
  const params: { -readonly [P in keyof AnalysisParams]: AnalysisParams[P] } = {};
  const read = <T>(param: string, parse: (text: string) => T): T | undefined => {
    const text = last(param);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      for (const each of error.errors) addError(param, each);
      return undefined;
    }
  };
  const on = read('on', (text) => parseEdtf(text) && text);
  if (on !== undefined) params.on = on;
  const show = read('show', (text) => parseChoice('show', text, EXCHANGE_SHOWS));
  if (show !== undefined && show !== 'all') params.show = show;
  const per = read('per', (text) => parseChoice('per', text, INDEX_PERIODS));
  if (per !== undefined) params.per = per;
  const halfLife = read('half_life', readHalfLife);
  if (halfLife !== undefined) params.halfLife = halfLife;
  const weights = read('weights', parseWeights);
  if (weights !== undefined && Object.keys(weights).length > 0) params.weights = weights;
  return params;
}

function parseChoice<const T extends string>(parameter: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) {
    throw new InvalidInput([{ path: '', ...unknownValue(parameter, text, choices) }]);
  }
  return choice;
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

/** The query of a page: `''` or `?…`. Equal pages have equal queries. */
export function writeAddress(page: Page): string {
  const query = new URLSearchParams();
  writeStoryParams(page, query);
  if (page.story === undefined) writeView(page, query);
  if (page.lang !== undefined) query.append('lang', page.lang);
  const text = query.toString();
  // A query may contain these unescaped (RFC 3986, 3.4), and people read and edit addresses.
  return text === '' ? '' : `?${text.replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

function writeView(page: Page, query: URLSearchParams): void {
  if (page.view !== DEFAULT_PAGE.view) query.append('view', page.view);
  for (const [param, value] of filterToQuery(page.filter)) query.append(param, value);
  if (page.timeWindow)
    query.append('window', `${isoDay(page.timeWindow.first)}/${isoDay(page.timeWindow.last)}`);
  if (page.chartLayout !== undefined) query.append('layout', page.chartLayout);
  if (page.chartLayers !== undefined) query.append('layers', page.chartLayers.join(','));
  if (page.sort !== undefined) query.append('sort', page.sort);
  if (page.group !== undefined) query.append('group', page.group);
  if (page.selectedId !== undefined) query.append('event', page.selectedId);
  if (page.form !== undefined) query.append('form', page.form);
  if (page.on !== undefined) query.append('on', page.on);
  if (page.show !== undefined) query.append('show', page.show);
  if (page.per !== undefined) query.append('per', page.per);
  if (page.halfLife !== undefined) query.append('half_life', String(page.halfLife));
  if (page.weights !== undefined) query.append('weights', formatWeights(page.weights));
  writeCompareParams(page, query);
}

const PAGE_PARAMS: ReadonlySet<string> = new Set<string>([
  'view',
  'window',
  'layout',
  'layers',
  'sort',
  'group',
  'event',
  'form',
  'on',
  'show',
  'per',
  'half_life',
  'weights',
  'lang',
  ...COMPARE_PARAMS,
]);

function isPageParam(param: string): boolean {
  return PAGE_PARAMS.has(param) || isStoryParam(param);
}

function isFormMode(text: string | undefined): text is FormMode {
  return text !== undefined && (FORM_MODES as readonly string[]).includes(text);
}

type Params = readonly (readonly [name: string, value: string])[];

/** Adds the errors to `errors`, and reads the filter again without the invalid parameters. */
function readFilter(params: Params, errors: InputError[]): EventFilter {
  try {
    return parseFilter(params);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    errors.push(...error.errors);
    const invalid = new Set(error.errors.map(({ path }) => path.slice(1)));
    const valid = params.filter(([name]) => isFilterParam(name) && !invalid.has(name));
    return valid.length < params.length ? readFilter(valid, errors) : {};
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
