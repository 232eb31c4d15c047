import type { z } from 'zod';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { eventPage } from '../../domain/query/event-page.ts';
import { request } from './request.ts';

/** Start and length of each match, in UTF-16 code units. */
type Matches = readonly (readonly [start: number, length: number])[];

/** An event that a search found. */
export interface FoundEvent {
  readonly id: string;
  readonly date: string;
  readonly kind: z.output<typeof eventPage>['items'][number]['kind'];
  readonly title?: string | undefined;
  readonly title_ru?: string | undefined;
  readonly initiators: readonly string[];
  readonly title_matches: Matches;
  readonly snippet?: { readonly text: string; readonly matches: Matches };
}

export interface SearchResult {
  readonly total: number;
  readonly events: readonly FoundEvent[];
}

/** The best matches of a filter with or without a text. */
export async function searchEvents(
  filter: EventFilter,
  language: Language,
  limit: number,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const params = filterToQuery(filter);
  if (filter.q !== undefined) params.set('sort', 'relevance');
  params.set('limit', String(limit));
  const { total, items } = await request('GET', `/api/events?${params}`, eventPage, { signal });
  const isMatch = matcherOf(filter.q ?? '');
  const events = items.map((event) => {
    const { id, date, kind, title, title_ru, initiators } = event;
    const summary = (language === 'ru' ? event.summary_ru : undefined) ?? event.summary ?? '';
    return {
      id,
      date,
      kind,
      title,
      title_ru,
      initiators,
      title_matches: matchesIn(titleOf(event, language), isMatch),
      ...(summary !== '' && { snippet: snippetOf(summary, isMatch) }),
    };
  });
  return { total, events };
}

const MAX_SNIPPET = 160;

/** The part of a text around the first match. */
function snippetOf(text: string, isMatch: (word: string) => boolean): NonNullable<FoundEvent['snippet']> {
  const [first] = matchesIn(text, isMatch);
  const start =
    first === undefined || first[0] < MAX_SNIPPET / 2 ? 0 : text.lastIndexOf(' ', first[0] - 40) + 1;
  const cut = text.slice(start, start + MAX_SNIPPET);
  const end = start + MAX_SNIPPET < text.length ? `${cut.replace(/\s+\S*$/, '')}…` : cut;
  const shown = start > 0 ? `…${end}` : end;
  return { text: shown, matches: matchesIn(shown, isMatch) };
}

function matchesIn(text: string, isMatch: (word: string) => boolean): Matches {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([word]) => isMatch(word.toLowerCase()))
    .map(({ index, 0: word }) => [index, word.length] as const);
}

/** Whether a word is a form of a word of the query: they differ in the ending at most. */
function matcherOf(q: string): (word: string) => boolean {
  const terms = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (word) =>
    terms.some((term) => {
      const ending = term.length > 5 ? 2 : term.length > 3 ? 1 : 0;
      return word.startsWith(term.slice(0, term.length - ending)) && word.length <= term.length + 3;
    });
}
