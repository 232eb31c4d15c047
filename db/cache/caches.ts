import { EventClassCache } from './event-class-cache.ts';
import { EventIndexCache } from './event-index-cache.ts';
import { EventLinkCache } from './event-link-cache.ts';
import { MAX_LARGE_RESULTS, QueryCache } from './query-cache.ts';

/**
 * The caches of one database, shared by all requests of a server. Values from a cache are immutable and agree with the
 * view of the transaction that reads them.
 */
export interface Caches {
  readonly classes: EventClassCache;
  readonly eventIndex: EventIndexCache;
  readonly links: EventLinkCache;
  readonly results: QueryCache;
  /** For few results, each as large as all events of a filter. */
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
