import { asWords } from '../../domain/query/search-text/understand.ts';
import { searchEvents } from '../api/search.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language } from '../state/page-state.ts';
import { appliedSearch } from '../state/search-readings.ts';
import { applyCorrection, applyParts, searchFilter, useSpelling } from './search-model.ts';

/** What to search for instead, if the search of the page finds nothing: the corrected text, or the typed text as it is. */
export function OtherSearches() {
  const { search: texts } = messages.value;
  const { q } = filter.value;
  const correction = useSpelling(filter.value, 0);
  const plain = usePlainText();
  if (correction === undefined && plain === undefined) return null;
  return (
    <ul class="no-events-searches">
      {correction !== undefined && (
        <li>
          <button type="button" class="text-button" onClick={() => applyCorrection(q ?? '', [], correction)}>
            {texts.didYouMean(correction.q, correction.count)}
          </button>
        </li>
      )}
      {plain !== undefined && (
        <li>
          <button type="button" class="text-button" onClick={plain.apply}>
            {texts.plain(plain.count)}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Searches for the words that were understood as a filter, if that finds events. */
function usePlainText() {
  const search = appliedSearch(filter.value);
  const understood = Object.keys(search?.filter ?? {}).filter((param) => param !== 'q');
  const isUnderstood = understood.length > 0;
  const cleared = Object.fromEntries(understood.map((param) => [param, undefined]));
  const reading = { ...asWords(search?.text ?? ''), filter: cleared };
  const plainFilter = searchFilter([reading]);
  const { value, isLoading } = useQuery(
    isUnderstood ? (signal) => searchEvents(plainFilter, language.value, 1, signal) : undefined,
    [isUnderstood, JSON.stringify(plainFilter), changeCount.value],
  );
  if (search === undefined || isLoading || value === undefined || value.total === 0) return undefined;
  return { count: value.total, apply: () => applyParts(search.text, [reading]) };
}
