import { type Suggestion, type SuggestionField, suggestionList } from '../../domain/query/suggestion.ts';
import { request } from './request.ts';

/** Recorded values of a field that begin with `prefix`, most used first. */
export async function fetchSuggestions(
  field: SuggestionField,
  prefix: string,
  signal?: AbortSignal,
  limit = 10,
): Promise<readonly Suggestion[]> {
  const params = new URLSearchParams({ field, q: prefix, limit: String(limit) });
  const { items } = await request('GET', `/api/suggestions?${params}`, suggestionList, { signal });
  return items;
}
