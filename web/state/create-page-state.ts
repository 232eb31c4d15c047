import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ExchangeShow } from '../../domain/analysis/exchange.ts';
import { HALF_LIFE, type IndexPeriod, type Weights } from '../../domain/analysis/tension-index.ts';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { InputError } from '../../domain/errors/input-error.ts';
import { isLanguage, type Language } from '../../domain/language/language.ts';
import { DEFAULT_SIDES, type Sides } from '../../domain/parties/side.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import type { Grouping } from '../../domain/query/grouping.ts';
import { readStored, writeStored } from './browser-storage.ts';
import type { ChartLayer, ChartLayout } from './chart-options.ts';
import { type CompareParams, type PeriodChoices, YEARS } from './compare-params.ts';
import { readSeenChange } from './seen-change.ts';
import type { StoriesPanel, StoryParams } from './story-params.ts';
import { DEFAULT_PAGE, type FormMode, type Page, readAddress, writeAddress } from './url.ts';
import type { View } from './views.ts';

export interface NavigateOptions {
  /** Replaces the current history entry instead of adding one. */
  readonly replace?: boolean;
}

/** A value of `undefined` or an empty list removes the parameter from the filter. */
export type FilterPatch = { readonly [P in keyof EventFilter]?: EventFilter[P] | undefined };

type IndexPatch = Pick<Page, 'per' | 'halfLife' | 'weights'>;

/** The parts of a `Window` that the state uses. */
export interface AddressBar {
  readonly location: { readonly search: string; readonly pathname: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

const LANGUAGE_KEY = 'language';
const NO_WEIGHTS: Weights = {};
const NO_PERIODS: PeriodChoices = [undefined, undefined];
const NO_STORY: StoryParams = { story: undefined, step: undefined, stories: undefined };
const NO_LAYERS: readonly ChartLayer[] = [];

/**
 * What the page shows. Views read the signals and call the actions. Each action also changes the address, so that the
 * address always shows the same page and Back undoes the action.
 */
export function createPageState({ isEmbedded }: { readonly isEmbedded: boolean }) {
  const page = signal<Page>(DEFAULT_PAGE);
  const addressErrors = signal<readonly InputError[]>([]);
  const changeCount = signal(0);
  /** Set while an address bar is connected. */
  let writeToBar: ((query: string, replace: boolean) => void) | undefined;
  let shouldStay: (() => boolean) | undefined;
  let refreshedChange = 0;

  function navigate(next: Page, { replace = false }: NavigateOptions = {}): void {
    const query = writeAddress(next);
    const isSameAddress = query === writeAddress(page.value);
    page.value = next;
    if (isSameAddress) return;
    addressErrors.value = [];
    writeToBar?.(query, replace);
  }

  function patch(changes: Partial<Page>, options?: NavigateOptions): void {
    navigate({ ...page.value, ...changes }, options);
  }

  function setFilter(changes: FilterPatch, options?: NavigateOptions): void {
    const filter = withoutEmptyParams({ ...page.value.filter, ...changes });
    // The old window could hide the events between the new bounds.
    const changesBounds = 'from' in changes || 'to' in changes;
    patch({ filter, ...(changesBounds && { timeWindow: undefined }) }, options);
  }

  return {
    isEmbedded,

    view: computed(() => page.value.view),
    filter: computed(() => page.value.filter),
    sides: computed(() => page.value.filter.sides ?? DEFAULT_SIDES),
    /** The visible span of the chart; undefined for the bounds of all matching events. */
    timeWindow: computed(() => page.value.timeWindow),
    selectedId: computed(() => page.value.selectedId),
    chartLayout: computed<ChartLayout>(() => page.value.chartLayout ?? 'titles'),
    chartLayers: computed(() => page.value.chartLayers ?? NO_LAYERS),
    /** The order of the table; undefined for the order by date. */
    sort: computed(() => page.value.sort),
    /** The groups of the table, which have an order of their own. */
    grouping: computed(() => page.value.group),
    /** The date (EDTF) for which measures in force are shown; undefined for today. */
    onDate: computed(() => page.value.on),
    exchangeShow: computed<ExchangeShow>(() => page.value.show ?? 'all'),
    indexPeriod: computed<IndexPeriod>(() => page.value.per ?? 'month'),
    /** In days. */
    halfLife: computed<number>(() => page.value.halfLife ?? HALF_LIFE.default),
    weights: computed(() => page.value.weights ?? NO_WEIGHTS),
    /** The two periods of the view Compare. */
    periods: computed(() => page.value.periods ?? NO_PERIODS),
    /** The length of a compared period that starts with an event. */
    periodYears: computed(() => page.value.years ?? YEARS.default),
    /** The relation that is compared with the page's; undefined while periods are compared. */
    relation: computed(() => page.value.relation),
    listedTotal: computed(() => page.value.listed),
    form: computed(() => page.value.form),
    /** The story that the page plays; undefined while it shows a view. */
    story: computed(() => page.value.story),
    /** The step of the story, from 1. */
    storyStep: computed(() => page.value.step ?? 1),
    /** The open panel of the stories. */
    storiesPanel: computed(() => page.value.stories),
    /** The parameters of the address that are not valid. */
    addressErrors: addressErrors as ReadonlySignal<readonly InputError[]>,
    /** Increases whenever an event was stored, deleted or restored, here or elsewhere. Queries of events depend on it. */
    changeCount: changeCount as ReadonlySignal<number>,

    setFilter,

    /** Removes every parameter from the filter except the sides. */
    clearFilter(): void {
      const { sides } = page.value.filter;
      patch({ filter: sides ? { sides } : {}, timeWindow: undefined });
    },

    setSides(sides: Sides): void {
      const isDefault = sides.upper === DEFAULT_SIDES.upper && sides.lower === DEFAULT_SIDES.lower;
      setFilter({ sides: isDefault ? undefined : sides });
    },

    selectEvent(id: string | undefined, options?: NavigateOptions): void {
      patch({ selectedId: id, form: undefined }, options);
    },

    /** Replaces the history entry by default: Back should not go through every frame of a pan. */
    setTimeWindow(span: DaySpan | undefined, options: NavigateOptions = { replace: true }): void {
      patch({ timeWindow: span }, options);
    },

    setChartLayout(layout: ChartLayout): void {
      patch({ chartLayout: layout === 'titles' ? undefined : layout });
    },

    setChartLayers(layers: readonly ChartLayer[]): void {
      patch({ chartLayers: layers.length === 0 ? undefined : layers });
    },

    setView(view: View, options?: NavigateOptions): void {
      patch({ view }, options);
    },

    setSort(sort: Sort | undefined): void {
      patch({ sort, group: undefined });
    },

    setGrouping(group: Grouping | undefined): void {
      patch({ group, sort: undefined });
    },

    setOnDate(on: string | undefined, options?: NavigateOptions): void {
      patch({ on }, options);
    },

    setExchangeShow(show: ExchangeShow): void {
      patch({ show: show === 'all' ? undefined : show });
    },

    /** Changes settings of the tension index. The address leaves out default values. */
    setIndex(changes: IndexPatch, options?: NavigateOptions): void {
      const next: { -readonly [P in keyof IndexPatch]: IndexPatch[P] } = { ...changes };
      if (next.per === 'month') next.per = undefined;
      if (next.halfLife === HALF_LIFE.default) next.halfLife = undefined;
      if (next.weights !== undefined && Object.keys(next.weights).length === 0) next.weights = undefined;
      patch(next, options);
    },

    /** Changes what the view Compare shows. The list of events closes, unless the changes open another. */
    setCompare(changes: CompareParams, options?: NavigateOptions): void {
      patch(
        {
          listed: undefined,
          ...changes,
          ...(changes.years === YEARS.default && { years: undefined }),
        },
        options,
      );
    },

    /** Opens the form: empty, or for the event `id`. */
    openForm(mode: FormMode, id?: string): void {
      if (isEmbedded) return;
      patch({ form: mode, ...(id !== undefined && { selectedId: id }) });
    },

    closeForm(options?: NavigateOptions): void {
      patch({ form: undefined }, options);
    },

    playStory(id: number, options?: NavigateOptions): void {
      patch(
        { story: id, step: undefined, stories: undefined, selectedId: undefined, form: undefined },
        options,
      );
    },

    setStoryStep(step: number, options?: NavigateOptions): void {
      patch({ step: step > 1 ? step : undefined }, options);
    },

    /** Shows what a step of a story shows. While a story plays, this does not change the address. */
    showStep({ filter, timeWindow, selectedId }: Pick<Page, 'filter' | 'timeWindow' | 'selectedId'>): void {
      navigate(keepEqualParts(page.value, { ...page.value, filter, timeWindow, selectedId }), {
        replace: true,
      });
    },

    /** Leaves the story for the view that its step shows. */
    leaveStory(stories?: StoriesPanel): void {
      patch({ story: undefined, step: undefined, view: 'timeline', stories });
    },

    openStories(stories: StoriesPanel | undefined, options?: NavigateOptions): void {
      patch({ stories }, options);
    },

    /** Also stores the language for the next visit. */
    setLanguage(lang: Language): void {
      writeStored(LANGUAGE_KEY, lang);
      patch({ lang }, { replace: true });
    },

    /** The language of the address, else the stored one, else that of the browser. */
    preferredLanguage(): Language {
      const { lang } = page.value;
      if (lang !== undefined) return lang;
      const stored = readStored(LANGUAGE_KEY);
      if (isLanguage(stored)) return stored;
      const fromBrowser = globalThis.navigator?.language.slice(0, 2);
      return isLanguage(fromBrowser) ? fromBrowser : 'en';
    },

    /** Makes every query of events run again. */
    notifyEventsChanged(): void {
      refreshedChange = readSeenChange();
      changeCount.value += 1;
    },

    /** The last change that was known when the queries last ran again. */
    lastRefreshedChange(): number {
      return refreshedChange;
    },

    /** Removes the invalid parameters from the address. */
    clearInvalidParams(): void {
      addressErrors.value = [];
      writeToBar?.(writeAddress(page.value), true);
    },

    /**
     * The address of this page with some changes, for a link. A link from a story leads to a view, unless the changes name the
     * story, and the panel of the stories is open for its author only.
     */
    addressWith(changes: Partial<Page>): string {
      return writeAddress({ ...page.value, ...NO_STORY, ...changes }) || '?';
    },

    /** The address of a saved view in the language of this page, for a link. */
    addressOfQuery(query: string): string {
      return writeAddress({ ...readAddress(query).page, lang: page.value.lang }) || '?';
    },

    /** The query of this page without `?`, as a saved view stores it: without form, panel and language. */
    currentQuery(): string {
      return writeAddress({ ...page.value, form: undefined, lang: undefined, stories: undefined }).replace(
        /^\?/,
        '',
      );
    },

    /** Opens the query of a saved view in the language of this page. */
    openQuery(query: string): void {
      const { page: next, errors } = readAddress(query);
      // An open panel of the stories stays open: a saved view may become a step.
      navigate({ stories: page.value.stories, ...next, lang: page.value.lang });
      addressErrors.value = errors;
    },

    /**
     * Before Back or Forward leaves the page, calls `stay`; if it returns true, page and address stay as they are. There
     * is one guard at a time. Returns a function that removes it.
     */
    guardNavigation(stay: () => boolean): () => void {
      shouldStay = stay;
      return () => {
        if (shouldStay === stay) shouldStay = undefined;
      };
    },

    /** Reads the page from the address bar, and keeps both in sync. Returns a function that stops it. */
    syncAddressBar(bar: AddressBar): () => void {
      const read = () => {
        const { page: next, errors } = readAddress(bar.location.search);
        const isSameStory = next.story !== undefined && next.story === page.value.story;
        page.value = isSameStory ? withShownStep(page.value, next) : keepEqualParts(page.value, next);
        addressErrors.value = errors;
      };
      const handlePopState = () => {
        if (shouldStay?.()) bar.history.pushState(null, '', bar.location.pathname + writeAddress(page.value));
        else read();
      };
      read();
      bar.addEventListener('popstate', handlePopState);
      writeToBar = (query, replace) => {
        const address = bar.location.pathname + query;
        if (replace) bar.history.replaceState(null, '', address);
        else bar.history.pushState(null, '', address);
      };
      return () => {
        bar.removeEventListener('popstate', handlePopState);
        writeToBar = undefined;
      };
    },
  };
}

export type PageState = ReturnType<typeof createPageState>;

/** Keeps the objects for filter and window if they are equal, so that their signals do not notify. */
function keepEqualParts(last: Page, next: Page): Page {
  const isSameFilter = filterToQuery(last.filter).toString() === filterToQuery(next.filter).toString();
  const filter = isSameFilter ? last.filter : next.filter;
  const { timeWindow: from } = last;
  const { timeWindow: to } = next;
  if (from && to && from.first === to.first && from.last === to.last)
    return { ...next, filter, timeWindow: from };
  return { ...next, filter };
}

/** Another step of the same story: until it is shown, the view stays as it is. */
function withShownStep({ filter, timeWindow, selectedId }: Page, next: Page): Page {
  return { ...next, filter, timeWindow, selectedId };
}

function withoutEmptyParams(filter: FilterPatch): EventFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
