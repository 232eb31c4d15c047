import type { Language } from '../../domain/language/language.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { type SearchResult, searchResult } from '../../domain/query/search-result.ts';
import { type SpellingResult, spellingResult } from '../../domain/query/spelling.ts';
import { request } from './request.ts';

/** The best matches of a filter, and where they match its text. */
export function searchEvents(
  filter: EventFilter,
  language: Language,
  limit: number,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const params = filterToQuery(filter);
  params.set('lang', language);
  params.set('limit', String(limit));
  return request('GET', `/api/search?${params}`, searchResult, { signal });
}

/** A correction of the text of a filter, if the collection has words that find more events. */
export function fetchSpelling(
  filter: EventFilter,
  language: Language,
  signal?: AbortSignal,
): Promise<SpellingResult> {
  const params = filterToQuery(filter);
  params.set('lang', language);
  return request('GET', `/api/spelling?${params}`, spellingResult, { signal });
}
