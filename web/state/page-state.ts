import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ExchangeShow } from '../../domain/analysis/exchange.ts';
import { HALF_LIFE, type IndexPeriod, type Weights } from '../../domain/analysis/tension-index.ts';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { InputError } from '../../domain/errors/input-error.ts';
import { isLanguage, type Language } from '../../domain/language/language.ts';
import { DEFAULT_SIDES, type Sides } from '../../domain/parties/side.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import { readStored, writeStored } from './browser-storage.ts';
import { readSeenChange } from './seen-change.ts';
import { DEFAULT_PAGE, type FormMode, type Page, readAddress, writeAddress } from './url.ts';
import type { View } from './views.ts';

export { language } from '../i18n/messages.ts';

/**
 * What the page shows. Views read the signals and call the actions below; each action becomes an address, so what is
 * seen can be copied and Back goes back.
 */
const page = signal<Page>(DEFAULT_PAGE);

export const view: ReadonlySignal<View> = computed(() => page.value.view);
export const filter: ReadonlySignal<EventFilter> = computed(() => page.value.filter);
export const sides: ReadonlySignal<Sides> = computed(() => page.value.filter.sides ?? DEFAULT_SIDES);
/** Absent: the whole extent of what the filter holds. */
export const timeWindow: ReadonlySignal<DaySpan | undefined> = computed(() => page.value.timeWindow);
export const selectedId: ReadonlySignal<string | undefined> = computed(() => page.value.selectedId);
/** Of the table; absent, by date. */
export const sort: ReadonlySignal<Sort | undefined> = computed(() => page.value.sort);
/** Of the measures: the date they stood on, EDTF; absent, today. */
export const onDate: ReadonlySignal<string | undefined> = computed(() => page.value.on);
export const exchangeShow: ReadonlySignal<ExchangeShow> = computed(() => page.value.show ?? 'all');
export const indexPeriod: ReadonlySignal<IndexPeriod> = computed(() => page.value.per ?? 'month');
/** In days. */
export const halfLife: ReadonlySignal<number> = computed(() => page.value.halfLife ?? HALF_LIFE.default);
export const weights: ReadonlySignal<Weights> = computed(() => page.value.weights ?? NO_WEIGHTS);
/** The events at which two periods begin, to be laid side by side. */
export const comparedIds: ReadonlySignal<readonly string[]> = computed(
  () => page.value.comparedIds ?? NO_CLOCK,
);
export const form: ReadonlySignal<FormMode | undefined> = computed(() => page.value.form);

const NO_WEIGHTS: Weights = {};
const NO_CLOCK: readonly string[] = [];

/** Whether the page is in a frame of somebody else’s: it shows, and lets nobody write. */
export const isEmbedded = globalThis.location?.pathname.replace(/\/$/, '') === '/embed';

/** What the address asked for and could not be understood. */
export const addressErrors = signal<readonly InputError[]>([]);

/** Grows when an event was stored, deleted or restored, here or elsewhere: whoever shows events reads it, and asks again. */
export const changeCount = signal(0);

let refreshedChange = 0;

/** The last change that was known of when the page last asked for everything again. */
export function lastRefreshedChange(): number {
  return refreshedChange;
}

export interface NavigateOptions {
  /** Whether the address takes the place of the last one, rather than coming after it. */
  readonly replace?: boolean;
}

/** A value of `undefined` takes the word out of the filter; so does an empty list. */
export type FilterPatch = { readonly [W in keyof EventFilter]?: EventFilter[W] | undefined };

export function setFilter(patch: FilterPatch, move: NavigateOptions = {}): void {
  const next = withoutEmptyWords({ ...page.value.filter, ...patch });
  // A window left from other bounds would hide what the new ones ask for.
  const keepsBounds = !('from' in patch || 'to' in patch);
  go({ filter: next, ...(keepsBounds ? {} : { timeWindow: undefined }) }, move);
}

/** Takes every word out of the filter but the sides, which are a way of looking. */
export function clearFilter(): void {
  const { sides: chosen } = page.value.filter;
  go({ filter: chosen ? { sides: chosen } : {}, timeWindow: undefined });
}

export function selectEvent(id: string | undefined, move: NavigateOptions = {}): void {
  go({ selectedId: id, form: undefined }, move);
}

/** Panning and zooming replace the address by default: nobody wants to go back through every frame. */
export function setTimeWindow(span: DaySpan | undefined, move: NavigateOptions = { replace: true }): void {
  go({ timeWindow: span }, move);
}

export function setView(next: View): void {
  go({ view: next });
}

export function setOnDate(on: string | undefined, move: NavigateOptions = {}): void {
  go({ on }, move);
}

export function setExchangeShow(show: ExchangeShow): void {
  go({ show: show === 'all' ? undefined : show });
}

/** What the index weighs, and by what periods; what is usual has no place in the address. */
export function setIndex(
  patch: Pick<Page, 'per' | 'halfLife' | 'weights' | 'comparedIds'>,
  move: NavigateOptions = {},
): void {
  const next: { -readonly [W in keyof typeof patch]: (typeof patch)[W] } = { ...patch };
  if (next.per === 'month') next.per = undefined;
  if (next.halfLife === HALF_LIFE.default) next.halfLife = undefined;
  if (next.weights !== undefined && Object.keys(next.weights).length === 0) next.weights = undefined;
  if (next.comparedIds?.length === 0) next.comparedIds = undefined;
  go(next, move);
}

/** The page in another language, in place; kept for the next visit, and in the address. */
export function setLanguage(lang: Language): void {
  writeStored(LANGUAGE_KEY, lang);
  go({ lang }, { replace: true });
}

const LANGUAGE_KEY = 'language';

/** What the address asks for, else what was chosen last, else what the browser speaks. */
export function preferredLanguage(): Language {
  const { lang } = page.value;
  if (lang !== undefined) return lang;
  const chosen = readStored(LANGUAGE_KEY);
  if (isLanguage(chosen)) return chosen;
  const spoken = globalThis.navigator?.language.slice(0, 2);
  return isLanguage(spoken) ? spoken : 'en';
}

export function setSort(next: Sort | undefined): void {
  go({ sort: next });
}

export function setSides(next: Sides): void {
  const isDefault = next.upper === DEFAULT_SIDES.upper && next.lower === DEFAULT_SIDES.lower;
  setFilter({ sides: isDefault ? undefined : next });
}

/** Opens the form: empty, or for the event `id`. */
export function openForm(mode: FormMode, id?: string): void {
  if (isEmbedded) return;
  go({ form: mode, ...(id === undefined ? {} : { selectedId: id }) });
}

export function closeForm(move: NavigateOptions = {}): void {
  go({ form: undefined }, move);
}

/** Makes everything that shows events ask again. */
export function notifyEventsChanged(): void {
  refreshedChange = readSeenChange();
  changeCount.value += 1;
}

/** Forgets what was wrong in the address, and writes it without. */
export function clearInvalidParams(): void {
  addressErrors.value = [];
  writeTo?.(writeAddress(page.value), true);
}

/** The address of the page as it is but for `patch`: for links. */
export function addressWith(patch: PagePatch): string {
  return writeAddress({ ...page.value, ...patch }) || '?';
}

/** The query of the page as it is, without `?`: what a saved view keeps. An open form is no part of it. */
export function currentQuery(): string {
  return writeAddress({ ...page.value, form: undefined, lang: undefined }).replace(/^\?/, '');
}

/** Shows what a query asks for, in the language the page is in. */
export function openQuery(query: string): void {
  const { page: next, errors } = readAddress(query);
  goTo({ ...next, lang: page.value.lang });
  addressErrors.value = errors;
}

/** The address of a saved view: for links. */
export function addressOfQuery(query: string): string {
  return writeAddress({ ...readAddress(query).page, lang: page.value.lang }) || '?';
}

/** What of a window the state needs: its address and its history. */
export interface AddressBar {
  readonly location: { readonly search: string; readonly pathname: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

let writeTo: ((query: string, replace: boolean) => void) | undefined;
let keepsPage: (() => boolean) | undefined;

/**
 * Asks `stays` before Back or Forward leads elsewhere; where it says so, page and address stay as they are. There is one
 * such guard at a time. Returns a way to stop.
 */
export function guardNavigation(stays: () => boolean): () => void {
  keepsPage = stays;
  return () => {
    if (keepsPage === stays) keepsPage = undefined;
  };
}

/** Takes the page from the address bar and keeps the two the same from then on. Returns a way to stop. */
export function syncAddressBar(bar: AddressBar): () => void {
  const read = () => {
    const { page: next, errors } = readAddress(bar.location.search);
    page.value = keepWhatIsSame(page.value, next);
    addressErrors.value = errors;
  };
  const follow = () => {
    if (keepsPage?.()) bar.history.pushState(null, '', bar.location.pathname + writeAddress(page.value));
    else read();
  };
  read();
  bar.addEventListener('popstate', follow);
  writeTo = (query, replace) => {
    const address = bar.location.pathname + query;
    if (replace) bar.history.replaceState(null, '', address);
    else bar.history.pushState(null, '', address);
  };
  return () => {
    bar.removeEventListener('popstate', follow);
    writeTo = undefined;
  };
}

type PagePatch = Partial<Page>;

function go(patch: PagePatch, move: NavigateOptions = {}): void {
  goTo({ ...page.value, ...patch }, move);
}

function goTo(next: Page, { replace = false }: NavigateOptions = {}): void {
  const query = writeAddress(next);
  const isSamePlace = query === writeAddress(page.value);
  page.value = next;
  if (isSamePlace) return;
  addressErrors.value = [];
  writeTo?.(query, replace);
}

/** Going back to the same filter or window is no change of either: whoever follows them asks for nothing again. */
function keepWhatIsSame(last: Page, next: Page): Page {
  const filter =
    filterToQuery(last.filter).toString() === filterToQuery(next.filter).toString()
      ? last.filter
      : next.filter;
  const { timeWindow: from } = last;
  const { timeWindow: to } = next;
  if (from && to && from.first === to.first && from.last === to.last)
    return { ...next, filter, timeWindow: from };
  return { ...next, filter };
}

function withoutEmptyWords(patch: FilterPatch): EventFilter {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
