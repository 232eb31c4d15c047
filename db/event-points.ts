import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DaySpan } from '../domain/day-span.ts';
import type { Reading } from './database.ts';
import { lastChangeIn } from './memory.ts';

const ROWS_AT_ONCE = 10_000;
/** Of so many changes it is quicker to read all events anew. */
const MOST_CHANGES = 20_000;

/**
 * Where each event stands, by its key: its days, its class, and how many people it expelled. Read when it is first asked
 * for, and from then on only what has changed since, by the log of changes.
 */
export class EventPoints {
  first = new Int32Array(1);
  last = new Int32Array(1);
  day = new Int32Array(1);
  /** 0 where there is no event, or a deleted one. */
  classKey = new Int32Array(1);
  people = new Int32Array(1);
  #seen = 0;
  #refreshing: Promise<void> | undefined;

  /** How many keys there are, those of deleted events among them. */
  get count(): number {
    return this.first.length;
  }

  isLive(key: number): boolean {
    return this.classKey[key] !== 0;
  }

  meets(key: number, { first, last }: DaySpan): boolean {
    return (this.first[key] ?? 0) <= last && (this.last[key] ?? 0) >= first;
  }

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
    if (this.#seen === 0 || now - this.#seen > MOST_CHANGES) await this.#readAll(reading);
    else await this.#readChanged(reading);
    this.#seen = now;
  }

  async #readAll({ kysely }: Reading): Promise<void> {
    this.classKey.fill(0);
    let last = 0;
    for (;;) {
      const rows = await kysely
        .selectFrom('event')
        .select(['key', 'first_day', 'last_day', 'day', 'class_key', 'people_expelled', 'deleted_at'])
        .where('key', '>', last)
        .orderBy('key')
        .limit(ROWS_AT_ONCE)
        .execute();
      for (const row of rows) this.#put(row);
      last = rows.at(-1)?.key ?? last;
      if (rows.length < ROWS_AT_ONCE) return;
      await nextTurn();
    }
  }

  async #readChanged({ kysely }: Reading): Promise<void> {
    const rows = await kysely
      .selectFrom('event')
      .select(['key', 'first_day', 'last_day', 'day', 'class_key', 'people_expelled', 'deleted_at'])
      .where('key', 'in', (query) =>
        query.selectFrom('revision').select('event_key').where('id', '>', this.#seen),
      )
      .execute();
    for (const row of rows) this.#put(row);
  }

  #put(row: {
    readonly key: number;
    readonly first_day: number;
    readonly last_day: number;
    readonly day: number;
    readonly class_key: number;
    readonly people_expelled: number;
    readonly deleted_at: string | null;
  }): void {
    this.#makeRoom(row.key + 1);
    this.first[row.key] = row.first_day;
    this.last[row.key] = row.last_day;
    this.day[row.key] = row.day;
    this.classKey[row.key] = row.deleted_at === null ? row.class_key : 0;
    this.people[row.key] = row.people_expelled;
  }

  #makeRoom(length: number): void {
    if (length <= this.first.length) return;
    const room = Math.max(length, Math.ceil(this.first.length * 1.5));
    const grown = (old: Int32Array<ArrayBuffer>) => {
      const larger = new Int32Array(room);
      larger.set(old);
      return larger;
    };
    this.first = grown(this.first);
    this.last = grown(this.last);
    this.day = grown(this.day);
    this.classKey = grown(this.classKey);
    this.people = grown(this.people);
  }
}
