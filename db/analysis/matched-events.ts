import { type RawBuilder, sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { Sides } from '../../domain/parties/side.ts';
import type { SeveritySum } from '../../domain/timeline/tension-period.ts';
import { COMBINATIONS_PER_SIDE } from '../cache/combinations.ts';
import type { EventIndex } from '../cache/event-index.ts';
import { CellSums } from '../counts/cell-sums.ts';
import type { ReadTx } from '../database.ts';
import type { Part, Plan } from '../query/query-plan.ts';
import type { CountRequest, Counts } from './timeline-counts.ts';

/**
 * The events of a filter that matches many by text, people, tags or sources, for which the count tables cannot be used. SQL
 * only finds their keys. Everything else comes from the event index in memory.
 */
export class MatchedEvents {
  /** The version of the index that the keys belong to. */
  readonly index: EventIndex;
  /** Ascending. */
  readonly #keys: Int32Array;
  readonly #isFound: Uint8Array;

  constructor(index: EventIndex, keys: Int32Array, isFound: Uint8Array) {
    this.index = index;
    this.#keys = keys;
    this.#isFound = isFound;
  }

  /** Ascending. */
  get keys(): Int32Array {
    return this.#keys;
  }

  has(key: number): boolean {
    return this.#isFound[key] === 1;
  }

  /** The events that are also among `keys`, which must be ascending. */
  only(keys: Int32Array): MatchedEvents {
    const isFound = new Uint8Array(this.#isFound.length);
    for (const key of keys) isFound[key] = this.#isFound[key] ?? 0;
    return new MatchedEvents(this.index, keys, isFound);
  }

  /** The first and last day of the events, without open ends; `undefined` if there are none. */
  bounds(): DaySpan | undefined {
    const { first, last } = this.index;
    let [start, end] = [END_OF_TIME, BEGINNING_OF_TIME];
    for (const key of this.#keys) {
      const [from, to] = [first[key] ?? 0, last[key] ?? 0];
      start = Math.min(start, from > BEGINNING_OF_TIME ? from : to);
      end = Math.max(end, to < END_OF_TIME ? to : from);
    }
    return this.#keys.length === 0 ? undefined : { first: start, last: end };
  }

  count(window: DaySpan): number {
    let count = 0;
    for (const key of this.#keys) if (this.index.overlaps(key, window)) count += 1;
    return count;
  }

  /** Keys of the events that overlap the window, by date. */
  keysIn(window: DaySpan): number[] {
    const { first, last } = this.index;
    const by = (days: Int32Array, a: number, b: number) => (days[a] ?? 0) - (days[b] ?? 0);
    return [...this.#keys]
      .filter((key) => this.index.overlaps(key, window))
      .sort((a, b) => by(first, a, b) || by(last, a, b) || a - b);
  }

  /** Keys of the most important events in the window. Reads all events by importance until enough of them match. */
  async topKeys({ kysely }: ReadTx, window: DaySpan, limit: number): Promise<number[]> {
    const top: number[] = [];
    let after: { readonly importance: number; readonly key: number } | undefined;
    for (let pageSize = FIRST_PAGE; top.length < limit; pageSize = Math.min(pageSize * 2, MAX_PAGE)) {
      const beyond: RawBuilder<unknown> =
        after === undefined ? sql`` : sql`and (importance, key) < (${after.importance}, ${after.key})`;
      const { rows } = await sql<{ key: number; importance: number }>`select key, importance from event
        where deleted_at is null ${beyond} order by importance desc, key desc limit ${pageSize}`.execute(
        kysely,
      );
      for (const { key } of rows) {
        if (this.#isFound[key] === 1 && this.index.overlaps(key, window)) top.push(key);
      }
      after = rows.at(-1);
      if (rows.length < pageSize) break;
    }
    return top.slice(0, limit);
  }

  async counts(
    tx: ReadTx,
    { sides, days, bucketDays, periods }: Omit<CountRequest, 'plan' | 'counted' | 'change'>,
  ): Promise<Counts> {
    const { combinationOfClass, severityTenths } = (await tx.caches.classes.at(tx)).combinations({}, sides);
    const { day: dayOf, classKey, people } = this.index;
    const cells = new CellSums(days, bucketDays);
    const severities = new DaySums(periods);
    for (const key of this.#keys) {
      const day = dayOf[key] ?? 0;
      const combination = combinationOfClass[classKey[key] ?? 0] ?? -1;
      if (combination < 0) continue;
      severities.add(day, combination, severityTenths[classKey[key] ?? 0] ?? 0);
      if (day >= days.first && day <= days.last) cells.add(day, combination, 1, people[key] ?? 0);
    }
    return { cells: cells.cells(), sums: severities.sums() };
  }
}

/** Severities of the acts of both sides, by day. */
class DaySums {
  readonly #first: number;
  /** Two per day: upper, lower. */
  readonly #events: Int32Array;
  readonly #tenths: Int32Array;

  constructor(periods: readonly DaySpan[]) {
    this.#first = periods[0]?.first ?? 0;
    const days = (periods.at(-1)?.last ?? this.#first - 1) - this.#first + 1;
    this.#events = new Int32Array(days * 2);
    this.#tenths = new Int32Array(days * 2);
  }

  add(day: number, combination: number, tenths: number): void {
    const side = Math.floor(combination / COMBINATIONS_PER_SIDE);
    const index = (day - this.#first) * 2 + side;
    if (side > 1 || index < 0 || index >= this.#events.length) return;
    this.#events[index] = (this.#events[index] ?? 0) + 1;
    this.#tenths[index] = (this.#tenths[index] ?? 0) + tenths;
  }

  sums(): SeveritySum[] {
    const sums: SeveritySum[] = [];
    for (const [index, events] of this.#events.entries()) {
      if (events === 0) continue;
      const side = index % 2 === 0 ? 'upper' : 'lower';
      sums.push({ day: this.#first + (index >> 1), side, events, severity_tenths: this.#tenths[index] ?? 0 });
    }
    return sums;
  }
}

/** Rows of the first and of the largest page. */
const FIRST_PAGE = 500;
const MAX_PAGE = 8_000;

/** Matches the events of a plan in memory. For plans in which every part matches many events. */
export async function findMatchedEvents(tx: ReadTx, plan: Plan): Promise<MatchedEvents> {
  const eventIndex = await tx.caches.eventIndex.at(tx);
  const { combinationOfClass } = (await tx.caches.classes.at(tx)).combinations(
    plan.query.classQuery,
    NO_SIDES,
  );
  const named = plan.parts.filter(({ classes, span }) => classes === undefined && span === undefined);
  const matchedParts = new Uint8Array(eventIndex.length);
  for (const [index, part] of named.entries()) {
    const text = await keysOf(tx, part);
    let key = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= ZERO) key = key * 10 + code - ZERO;
      else {
        if (matchedParts[key] === index) matchedParts[key] = index + 1;
        key = 0;
      }
    }
  }
  const { span } = plan.query;
  const keys = new Int32Array(eventIndex.length);
  let found = 0;
  for (let key = 1; key < matchedParts.length; key += 1) {
    const isMatch =
      matchedParts[key] === named.length &&
      eventIndex.isLive(key) &&
      (combinationOfClass[eventIndex.classKey[key] ?? 0] ?? -1) >= 0;
    matchedParts[key] = isMatch && eventIndex.overlaps(key, span) ? 1 : 0;
    if (matchedParts[key] === 1) keys[found++] = key;
  }
  return new MatchedEvents(eventIndex, keys.subarray(0, found), matchedParts);
}

const NO_SIDES: Sides = { upper: '', lower: '' };

/** The keys of a part's events as one comma-separated text: one row per key would take ten times as long. */
async function keysOf({ kysely, engine }: ReadTx, { finds }: Part): Promise<string> {
  const { rows } = await sql<{ keys: string | null }>`select ${engine.concatenated('event_key')} as keys
    from (${finds}) as found`.execute(kysely);
  return rows[0]?.keys ?? '';
}

const ZERO = 0x30;
