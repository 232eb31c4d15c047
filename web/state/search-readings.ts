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

/** The words that these parameters of a filter came from. */
export function textOfFilter(filter: EventFilter): string | undefined {
  const query = filterToQuery(filter).toString();
  return readings.value.find((each) => filterToQuery(each.filter).toString() === query)?.text;
}
