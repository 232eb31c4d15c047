import './facet-panel.css';
import { signal } from '@preact/signals';
import { partyName } from '../../domain/parties/party.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { FACETS, type Facet, type FacetValue } from '../../domain/query/facets.ts';
import { fetchFacets } from '../api/bulk.ts';
import { useQuery } from '../api/use-query.ts';
import { language, messages } from '../i18n/messages.ts';
import { readStored, writeStored } from '../state/browser-storage.ts';
import { changeCount, filter, setFilter } from '../state/page-state.ts';
import { ProblemNotice } from '../ui/notice.tsx';

const STORAGE_KEY = 'demarche.facets';

/** Whether the counts are shown beside the table, stored in this browser. */
export const areFacetsShown = signal(readStored(STORAGE_KEY) !== 'off');

export function toggleFacets(): void {
  areFacetsShown.value = !areFacetsShown.peek();
  writeStored(STORAGE_KEY, areFacetsShown.peek() ? 'on' : 'off');
}

/** How many events each further choice would show. A click adds the value to the filter, or removes it. */
export function FacetList() {
  const { table: texts, shell } = messages.value;
  const query = useQuery((signal) => fetchFacets(filter.value, signal), [filter.value, changeCount.value]);
  if (query.value === undefined) {
    return query.problem ? (
      <ProblemNotice problem={query.problem} onRetry={query.retry} />
    ) : (
      <p class="quiet facet-note">{shell.loading}</p>
    );
  }
  const counts = query.value;
  return (
    <div class="facet-list" aria-busy={query.isLoading}>
      {FACETS.map((facet) => {
        const values = counts[facet];
        if (values !== null && values.length === 0) return null;
        return (
          <details key={facet} open={facet === 'kind' || facet === 'year' || facet === 'party'}>
            <summary>{texts.facet[facet]}</summary>
            {values === null ? (
              <p class="quiet facet-note">{texts.tooMany}</p>
            ) : (
              <ul>
                {values.map((value) => (
                  <FacetChoice key={value.value} facet={facet} {...value} />
                ))}
              </ul>
            )}
          </details>
        );
      })}
    </div>
  );
}

function FacetChoice({ facet, value, count }: FacetValue & { readonly facet: Facet }) {
  const { shell } = messages.value;
  const isChosen = isInFilter(filter.value, facet, value);
  return (
    <li>
      <button
        type="button"
        class="facet-choice"
        aria-pressed={isChosen}
        onClick={() => setFilter(toggled(filter.value, facet, value))}
      >
        <span class="facet-name">{nameOf(facet, value)}</span>
        <span class="facet-count">{shell.number(count)}</span>
      </button>
    </li>
  );
}

function nameOf(facet: Facet, value: string): string {
  const { names } = messages.value;
  switch (facet) {
    case 'kind':
    case 'status':
    case 'review':
      return (names[facet] as Readonly<Record<string, string>>)[value] ?? value;
    case 'party':
      return partyName(value, language.value);
    default:
      return value;
  }
}

function isInFilter(current: EventFilter, facet: Facet, value: string): boolean {
  if (facet === 'year') return current.from === value && current.to === value;
  return (current[facet] as readonly string[] | undefined)?.includes(value) ?? false;
}

function toggled(current: EventFilter, facet: Facet, value: string) {
  const isChosen = isInFilter(current, facet, value);
  if (facet === 'year') return isChosen ? { from: undefined, to: undefined } : { from: value, to: value };
  const values = (current[facet] as readonly string[] | undefined) ?? [];
  return { [facet]: isChosen ? values.filter((each) => each !== value) : [...values, value] };
}
