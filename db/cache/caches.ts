import { EventClassCache } from './event-class-cache.ts';
import { EventIndexCache } from './event-index-cache.ts';
import { EventLinkCache } from './event-link-cache.ts';
import { MAX_LARGE_RESULTS, QueryCache } from './query-cache.ts';

/**
 * What a server keeps in memory of one database. All requests share it; what a request gets from it is immutable and
 * agrees with the view of its transaction.
 */
export interface Caches {
  readonly classes: EventClassCache;
  readonly eventIndex: EventIndexCache;
  readonly links: EventLinkCache;
  readonly results: QueryCache;
  /** For a few results that are as large as all the events of a filter. */
  readonly largeResults: QueryCache;
}

export function createCaches(): Caches {
  return {
    classes: new EventClassCache(),
    eventIndex: new EventIndexCache(),
    links: new EventLinkCache(),
    results: new QueryCache(),
    largeResults: new QueryCache(MAX_LARGE_RESULTS),
  };
}
