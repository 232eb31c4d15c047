import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Relation } from '../../domain/events/event-values.ts';
import type { ReadTx } from '../database.ts';
import { ChangeLogCache } from './change-log-cache.ts';

const ROWS_AT_ONCE = 10_000;

/** Relations that are followed from event to event. */
const REMEMBERED = ['responds_to', 'lifts'] as const satisfies readonly Relation[];
type Remembered = (typeof REMEMBERED)[number];

/** Which event answers and lifts which, by key. A link may lead to an event that is deleted now. */
export class EventLinkCache extends ChangeLogCache {
  /** From an event to the ones that it names, by relation. */
  readonly #named: Readonly<Record<Remembered, Map<number, number[]>>> = {
    responds_to: new Map(),
    lifts: new Map(),
  };

  /** The acts that events answer, by the key of the answer. */
  get answered(): ReadonlyMap<number, readonly number[]> {
    return this.#named.responds_to;
  }

  /** The measures that events lift, or would, by the key of what lifts them. */
  get lifted(): ReadonlyMap<number, readonly number[]> {
    return this.#named.lifts;
  }

  protected async readAll({ kysely }: ReadTx): Promise<void> {
    for (const relation of REMEMBERED) this.#named[relation].clear();
    let last = 0;
    for (;;) {
      const rows = await kysely
        .selectFrom('link')
        .select(['event_key', 'relation', 'to_key'])
        .where('event_key', '>', last)
        .where('relation', 'in', REMEMBERED)
        .orderBy('event_key')
        .orderBy('position')
        .limit(ROWS_AT_ONCE)
        .execute();
      const isEnd = rows.length < ROWS_AT_ONCE;
      // The links of the last event may go on beyond: it is read again, whole, with the next.
      const cut = isEnd ? undefined : rows.at(-1)?.event_key;
      for (const row of rows) if (row.event_key !== cut) this.#put(row);
      if (isEnd) return;
      last = (cut ?? 0) - 1;
      await nextTurn();
    }
  }

  protected async readChanged({ kysely, engine }: ReadTx, seen: number): Promise<void> {
    const changed = await kysely
      .selectFrom('revision')
      .select('event_key')
      .distinct()
      .where('id', '>', seen)
      .execute();
    const keys = changed.map(({ event_key }) => event_key);
    for (const relation of REMEMBERED) for (const key of keys) this.#named[relation].delete(key);
    const rows = await kysely
      .selectFrom('link')
      .select(['event_key', 'relation', 'to_key'])
      .where(engine.isOneOf('event_key', keys))
      .where('relation', 'in', REMEMBERED)
      .orderBy('event_key')
      .orderBy('position')
      .execute();
    for (const row of rows) this.#put(row);
  }

  #put({ event_key, relation, to_key }: { event_key: number; relation: Relation; to_key: number }): void {
    if (relation !== 'responds_to' && relation !== 'lifts') return;
    const named = this.#named[relation];
    const known = named.get(event_key);
    if (known === undefined) named.set(event_key, [to_key]);
    else known.push(to_key);
  }
}
