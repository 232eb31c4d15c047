import type { Reading } from '../core/database.ts';
import { lastChangeIn } from './query-cache.ts';

/** Of so many changes it is quicker to read everything anew. */
const MOST_CHANGES = 20_000;

/**
 * What a server remembers of all events: read when it is first asked for, and from then on only what has changed since, by
 * the log of changes.
 */
export abstract class LogFollower {
  #seen = 0;
  #refreshing: Promise<void> | undefined;

  protected abstract readAll(reading: Reading): Promise<void>;
  /** Reads what was changed after the change `seen`. */
  protected abstract readChanged(reading: Reading, seen: number): Promise<void>;

  /** As of this reading, or later: one after the other, so that none reads what another has half read. */
  async refresh(reading: Reading): Promise<void> {
    while (this.#refreshing !== undefined) await this.#refreshing.catch(() => {});
    this.#refreshing = this.#refresh(reading).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(reading: Reading): Promise<void> {
    const now = await lastChangeIn(reading);
    if (now <= this.#seen) return;
    if (this.#seen === 0 || now - this.#seen > MOST_CHANGES) await this.readAll(reading);
    else await this.readChanged(reading, this.#seen);
    this.#seen = now;
  }
}
