import { signal } from '@preact/signals';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';

/** A filter that came from words of the search box, until the page is left. */
interface SearchReading {
  readonly filter: EventFilter;
  readonly text: string;
}

const MAX_READINGS = 50;

/** The words that became a filter, so that its chip can turn back into them. */
const readings = signal<readonly SearchReading[]>([]);

export function rememberReading(reading: SearchReading): void {
  readings.value = [reading, ...readings.value].slice(0, MAX_READINGS);
}

/** A search text that was applied, and the parameters that it became. */
interface AppliedSearch {
  readonly text: string;
  readonly filter: EventFilter;
}

const applied = signal<readonly AppliedSearch[]>([]);

export function rememberApplied(search: AppliedSearch): void {
  applied.value = [search, ...applied.value].slice(0, MAX_READINGS);
}

/** The latest search text whose parameters are all in a filter. */
export function appliedSearch(filter: EventFilter): AppliedSearch | undefined {
  return applied.value.find(({ filter: own }) => {
    const params = Object.keys(own) as (keyof EventFilter)[];
    return (
      params.length > 0 &&
      params.every((param) => JSON.stringify(own[param]) === JSON.stringify(filter[param]))
    );
  });
}

/** The words that these parameters of a filter came from. */
export function textOfFilter(filter: EventFilter): string | undefined {
  const query = filterToQuery(filter).toString();
  return readings.value.find((each) => filterToQuery(each.filter).toString() === query)?.text;
}
