import { setImmediate as nextTurn } from 'node:timers/promises';
import { BEGINNING_OF_TIME, type DaySpan } from '../../domain/dates/day-span.ts';
import type { ReadTx } from '../database.ts';
import { ChangeLogCache } from './change-log-cache.ts';

const ROWS_AT_ONCE = 10_000;

/** What of an event is remembered. */
const COLUMNS = [
  'key',
  'first_day',
  'last_day',
  'day',
  'class_key',
  'people_expelled',
  'in_force_sure_day',
  'in_force_last_day',
  'deleted_at',
] as const;

/** Where no end of a measure is recorded. */
export const NO_END = BEGINNING_OF_TIME;

/** Where each event stands, by its key: its days, its class, how many people it expelled and until when it was in force. */
export class EventIndex extends ChangeLogCache {
  first = new Int32Array(1);
  last = new Int32Array(1);
  day = new Int32Array(1);
  /** 0 where there is no event, or a deleted one. */
  classKey = new Int32Array(1);
  people = new Int32Array(1);
  /** The first and last day that the recorded end of a measure can mean, `NO_END` where none is recorded. */
  endFirst = new Int32Array(1).fill(NO_END);
  endLast = new Int32Array(1).fill(NO_END);

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

  protected async readAll({ kysely }: ReadTx): Promise<void> {
    this.classKey.fill(0);
    let last = 0;
    for (;;) {
      const rows = await kysely
        .selectFrom('event')
        .select(COLUMNS)
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

  protected async readChanged({ kysely }: ReadTx, seen: number): Promise<void> {
    const rows = await kysely
      .selectFrom('event')
      .select(COLUMNS)
      .where('key', 'in', (query) => query.selectFrom('revision').select('event_key').where('id', '>', seen))
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
    readonly in_force_sure_day: number | null;
    readonly in_force_last_day: number | null;
    readonly deleted_at: string | null;
  }): void {
    this.#makeRoom(row.key + 1);
    this.first[row.key] = row.first_day;
    this.last[row.key] = row.last_day;
    this.day[row.key] = row.day;
    this.classKey[row.key] = row.deleted_at === null ? row.class_key : 0;
    this.people[row.key] = row.people_expelled;
    this.endFirst[row.key] = row.in_force_sure_day ?? NO_END;
    this.endLast[row.key] = row.in_force_last_day ?? NO_END;
  }

  #makeRoom(length: number): void {
    if (length <= this.first.length) return;
    const room = Math.max(length, Math.ceil(this.first.length * 1.5));
    const grown = (old: Int32Array<ArrayBuffer>, absent = 0) => {
      const larger = new Int32Array(room).fill(absent, old.length);
      larger.set(old);
      return larger;
    };
    this.first = grown(this.first);
    this.last = grown(this.last);
    this.day = grown(this.day);
    this.classKey = grown(this.classKey);
    this.people = grown(this.people);
    this.endFirst = grown(this.endFirst, NO_END);
    this.endLast = grown(this.endLast, NO_END);
  }
}
