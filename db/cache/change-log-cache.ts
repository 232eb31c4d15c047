import { readLastChange } from '../core/last-change.ts';
import type { QueryContext } from '../core/query-context.ts';
import { InFlight } from './in-flight.ts';

/** After more changes than this, reading everything again is faster. */
const MAX_CHANGES = 20_000;

/**
 * A value computed from all events, kept as immutable versions. A version belongs to one change (`revision.id`), and a
 * transaction gets exactly the version of the change that it sees, even where other requests see newer or older ones.
 *
 * The newest version is kept. The next one is built from it by reading only the events that changed, completely, before
 * it replaces it; a version that fails to build leaves the kept one as it is. A transaction with an older view (it began
 * earlier, or reads from a replica) gets a separate version, built backwards from the newest and not kept.
 */
export abstract class ChangeLogCache<T> {
  #newest: { readonly change: number; readonly value: T } | undefined;
  readonly #recent = new RecentChanges();
  readonly #inFlight = new InFlight<T>();

  /** Builds the value from all events. */
  protected abstract readAll(tx: QueryContext): Promise<T>;

  /** Builds the value from another version, which it must not modify, by reading the events that differ. */
  protected abstract readChanged(tx: QueryContext, other: T, eventKeys: readonly number[]): Promise<T>;

  /** The value for the events that this transaction sees. */
  async at(tx: QueryContext): Promise<T> {
    const change = await readLastChange(tx);
    if (this.#newest?.change === change) return this.#newest.value;
    return this.#inFlight.share(`${change}`, () => this.#build(tx, change));
  }

  async #build(tx: QueryContext, change: number): Promise<T> {
    const base = this.#newest;
    if (base?.change === change) return base.value;
    const isForward = base !== undefined && base.change < change;
    const eventKeys = isForward ? await keysChangedAfter(tx, base.change) : this.#recent.keysAfter(change);
    const isNear = base !== undefined && eventKeys !== undefined;
    const value = await (isNear ? this.readChanged(tx, base.value, eventKeys) : this.readAll(tx));

    // Another transaction may have stored a newer version meanwhile.
    if (this.#newest !== undefined && this.#newest.change >= change) return value;
    if (isForward && isNear) this.#recent.add(change, eventKeys);
    else this.#recent.restart(change);
    this.#newest = { change, value };
    return value;
  }
}

/** Keys of the events that changed after `change`; `undefined` if they are too many. */
async function keysChangedAfter({ kysely }: QueryContext, change: number): Promise<number[] | undefined> {
  const rows = await kysely
    .selectFrom('revision')
    .select('event_key')
    .distinct()
    .where('id', '>', change)
    .limit(MAX_CHANGES + 1)
    .execute();
  return rows.length > MAX_CHANGES ? undefined : rows.map(({ event_key }) => event_key);
}

/** The events of the last changes. A transaction with an older view cannot read them from its change log. */
class RecentChanges {
  /** Changes after this one are recorded. */
  #start = 0;
  #steps: { readonly change: number; readonly eventKeys: readonly number[] }[] = [];
  #size = 0;

  /** Discards everything up to and including `change`. */
  restart(change: number): void {
    this.#start = change;
    this.#steps = [];
    this.#size = 0;
  }

  /** Adds the events of all changes since the last step, up to and including `change`. */
  add(change: number, eventKeys: readonly number[]): void {
    this.#steps.push({ change, eventKeys });
    this.#size += eventKeys.length;
    while (this.#size > MAX_CHANGES) {
      const oldest = this.#steps.shift();
      if (oldest === undefined) break;
      this.#start = oldest.change;
      this.#size -= oldest.eventKeys.length;
    }
  }

  /** Keys of the events that changed after `change`; `undefined` if that is too long ago. */
  keysAfter(change: number): number[] | undefined {
    if (change < this.#start) return undefined;
    const steps = this.#steps.filter((step) => step.change > change);
    return [...new Set(steps.flatMap(({ eventKeys }) => eventKeys))];
  }
}
