import { LRUCache } from 'lru-cache';
import { InFlight } from './in-flight.ts';

const MAX_RESULTS = 100;
/** For results as large as all the events of a filter. */
export const MAX_LARGE_RESULTS = 8;

/**
 * Results of queries about all events of a filter, kept until an event changes. A reader gets only results of the change
 * that its transaction sees. Results are shared between requests: do not modify them.
 */
export class QueryCache {
  readonly #results: LRUCache<string, { readonly value: unknown }>;
  readonly #inFlight = new InFlight<unknown>();
  /** The newest change that a reader has seen. All stored results are of this change. */
  #change = 0;

  constructor(max = MAX_RESULTS) {
    this.#results = new LRUCache({ max });
  }

  /**
   * The stored result of `key`, or that of `compute`. Concurrent callers with the same key and change compute once; a
   * rejection is not stored. `change` is the last one that the transaction of `compute` sees.
   */
  async once<T>(key: string, change: number, compute: () => Promise<T>): Promise<T> {
    if (change > this.#change) {
      this.#results.clear();
      this.#change = change;
    }
    const stored = change === this.#change ? this.#results.get(key) : undefined;
    if (stored !== undefined) return stored.value as T;
    return this.#inFlight.share(`${change} ${key}`, async () => {
      const value = await compute();
      // A reader with an older view than another's: later readers cannot use its result.
      if (change === this.#change) this.#results.set(key, { value });
      return value;
    }) as Promise<T>;
  }
}
