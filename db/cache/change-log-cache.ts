import type { ReadTx } from '../database.ts';
import { lastChangeIn } from './query-cache.ts';

/** Of so many changes it is quicker to read everything anew. */
const MAX_CHANGES = 20_000;

/**
 * What a server remembers of all events: read when it is first asked for, and from then on only what has changed since, by
 * the log of changes.
 */
export abstract class ChangeLogCache {
  #seen = 0;
  #refreshing: Promise<void> | undefined;

  protected abstract readAll(tx: ReadTx): Promise<void>;
  /** Reads what was changed after the change `seen`. */
  protected abstract readChanged(tx: ReadTx, seen: number): Promise<void>;

  /** As of this reading, or later: one after the other, so that none reads what another has half read. */
  async refresh(tx: ReadTx): Promise<void> {
    while (this.#refreshing !== undefined) await this.#refreshing.catch(() => {});
    this.#refreshing = this.#refresh(tx).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(tx: ReadTx): Promise<void> {
    const now = await lastChangeIn(tx);
    if (now <= this.#seen) return;
    if (this.#seen === 0 || now - this.#seen > MAX_CHANGES) await this.readAll(tx);
    else await this.readChanged(tx, this.#seen);
    this.#seen = now;
  }
}
