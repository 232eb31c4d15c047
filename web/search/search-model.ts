import { signal } from '@preact/signals';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { type NameCandidate, spellingsOf } from '../../domain/query/search-text/name-words.ts';
import {
  asWords,
  filterOf,
  type Reading,
  type TextPart,
  understand,
} from '../../domain/query/search-text/understand.ts';
import type { SpellingSuggestion } from '../../domain/query/spelling.ts';
import { fetchSpelling } from '../api/search.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { changeCount, filter, language, setFilter } from '../state/page-state.ts';
import { rememberApplied, rememberReading } from '../state/search-readings.ts';
import { localToday } from '../state/today.ts';
import { rememberSearch } from './recent-searches.ts';

/** The readings that the user chose, by the text of the part. They last until the page is left. */
export const choices = signal<ReadonlyMap<string, Reading>>(new Map());

export function chooseReading(text: string, reading: Reading): void {
  choices.value = new Map([...choices.value, [text, reading]]);
}

export function chooseWords(text: string): void {
  chooseReading(text, asWords(text));
}

const MAX_WORDS = 8;
const FIELDS = ['person', 'place'] as const;

let cachedChange = -1;
const cachedNames = new Map<string, Promise<readonly NameCandidate[]>>();

/** The recorded names that words of a text begin. A failed request finds none. */
export async function findNames(text: string): Promise<readonly NameCandidate[]> {
  if (cachedChange !== changeCount.value) cachedNames.clear();
  cachedChange = changeCount.value;
  const words = text.match(/\p{L}[\p{L}’'-]{2,}/gu) ?? [];
  const spellings = new Set(words.slice(0, MAX_WORDS).flatMap((word) => spellingsOf(word)));
  const found = await Promise.all([...spellings].map((spelling) => namesWith(spelling)));
  return found.flat();
}

function namesWith(spelling: string): Promise<readonly NameCandidate[]> {
  const cached = cachedNames.get(spelling);
  if (cached !== undefined) return cached;
  const names = Promise.all(
    FIELDS.map(async (field) => {
      const suggestions = await fetchSuggestions(field, spelling);
      return suggestions.map(({ value, name, name_ru, count }) => ({ field, value, name, name_ru, count }));
    }),
  ).then(
    (lists) => lists.flat(),
    () => {
      cachedNames.delete(spelling);
      return [];
    },
  );
  cachedNames.set(spelling, names);
  return names;
}

export function readText(text: string, names: readonly NameCandidate[]): TextPart[] {
  return understand(text, { today: localToday(), names, choices: choices.value });
}

/** The filter of the page with a search text instead of the present one. */
export function searchFilter(parts: readonly Reading[]): EventFilter {
  const { q: _q, ...rest } = filter.value;
  return withoutAbsent({ ...rest, ...datesOf(parts), ...filterOf(parts) });
}

/** A new first or last day replaces both: “since 2014” must not keep the end of an earlier search. */
function datesOf(parts: readonly Reading[]): { from?: undefined; to?: undefined } {
  const hasDates = parts.some(({ filter: part }) => part.from !== undefined || part.to !== undefined);
  return hasDates ? { from: undefined, to: undefined } : {};
}

function withoutAbsent(given: object): EventFilter {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Shows the events of a search text. */
export async function applySearch(text: string): Promise<void> {
  applyParts(text, readText(text, await findNames(text)));
}

export function applyParts(text: string, parts: readonly (TextPart | Reading)[]): void {
  rememberSearch(text);
  for (const part of parts) {
    if ('text' in part && Object.keys(part.filter).length > 0) {
      rememberReading({ filter: part.filter, text: part.text });
    }
  }
  const own = filterOf(parts);
  rememberApplied({ text: text.trim(), filter: withoutAbsent(own) });
  setFilter({ q: undefined, ...datesOf(parts), ...own });
}

/** Fewer events than this may be those that happen to have the same typing error. */
const FEW_EVENTS = 3;

/** A correction of the text of a filter that finds no events, or few. `total` is undefined until it is known. */
export function useSpelling(
  searched: EventFilter,
  total: number | undefined,
): SpellingSuggestion | undefined {
  const isWanted = searched.q !== undefined && total !== undefined && total < FEW_EVENTS;
  const { value, isLoading } = useQuery(
    isWanted ? (signal) => fetchSpelling(searched, language.value, signal) : undefined,
    [isWanted, JSON.stringify(searched), changeCount.value],
  );
  return isWanted && !isLoading ? (value?.suggestion ?? undefined) : undefined;
}

/** Shows the events of a corrected search. What was understood as a filter stays. */
export function applyCorrection(
  text: string,
  parts: readonly (TextPart | Reading)[],
  { q, words }: SpellingSuggestion,
): void {
  const corrected = words.reduce((given, { from, to }) => given.replace(from, () => to), text);
  applyParts(corrected, [...parts.map((part) => ({ ...part, words: '' })), asWords(q)]);
}
