import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { Sides } from '../../domain/parties/side.ts';
import { numbersIn } from '../counts/class-counts.ts';
import { DAY_LEVELS } from '../counts/count-tables.ts';
import type { ReadTx } from '../database.ts';
import { ALL_TIME, allOf, type EventQuery } from './event-filter.ts';
import { FAR_DAYS, LIVE, type Plan } from './query-plan.ts';

/** Whether the count tables suffice: conditions on classes only. They count an event by one day, so a span of dates cannot be counted. */
export function isCountable({ span, ...query }: EventQuery): boolean {
  return hasOnlyClassConditions(query) && span.first <= ALL_TIME.first && span.last >= ALL_TIME.last;
}

/** Whether all conditions are on classes or days. */
export function hasOnlyClassConditions({
  conditions,
  terms,
  inForce,
  peopleExpelled,
}: Pick<EventQuery, 'conditions' | 'terms' | 'inForce' | 'peopleExpelled'>): boolean {
  return (
    terms.length === 0 &&
    inForce === undefined &&
    peopleExpelled === undefined &&
    conditions.every(({ classQuery }) => classQuery !== undefined)
  );
}

/** The stored counts of the buckets from `first` to `last`. */
export async function readBucketCounts({ kysely }: ReadTx, level: number, first: number, last: number) {
  return kysely
    .selectFrom('tally')
    .select(['bucket', 'counts'])
    .where('level', '=', level)
    .where('bucket', '>=', first)
    .where('bucket', '<=', last)
    .orderBy('bucket')
    .execute();
}

/**
 * The number of events of a plan that overlap its span: events whose mark is in the span, and those that only extend into
 * it. For plans with conditions on classes only.
 */
export async function countOverlapping(tx: ReadTx, { query: { span, classQuery } }: Plan): Promise<number> {
  const { combinationOfClass } = (await tx.caches.classes.at(tx)).combinations(classQuery, ANY_SIDES);
  let total = await countMarks(tx, combinationOfClass, span);
  if (span.first > ALL_TIME.first) {
    total += await countExtendingInto(tx, combinationOfClass, span.first, sql`day < ${span.first}`);
  }
  if (span.last < ALL_TIME.last) {
    total += await countExtendingInto(tx, combinationOfClass, span.last + 1, sql`day > ${span.last}`);
  }
  return total;
}

async function countMarks(tx: ReadTx, combinationOfClass: Int16Array, days: DaySpan): Promise<number> {
  let total = 0;
  for (const [level, first, last] of wholeBuckets(days)) {
    for (const { counts } of await readBucketCounts(tx, level, first, last)) {
      const numbers = numbersIn(counts);
      const count = numbers[0] ?? 0;
      for (let index = 1; index <= count; index += 1) {
        if ((combinationOfClass[numbers[index] ?? 0] ?? -1) >= 0) total += numbers[index + count] ?? 0;
      }
    }
  }
  return total;
}

/**
 * Counts events that begin before a day, last until it, and have their mark outside the window. Most begin within the
 * month before the day. The few that begin earlier have a separate index.
 */
async function countExtendingInto(
  { kysely, engine }: ReadTx,
  combinationOfClass: Int16Array,
  day: number,
  isOutside: RawBuilder<SqlBool>,
): Promise<number> {
  const begins = [
    sql`last_day > first_day and first_day between ${day - 1 - FAR_DAYS} and ${day - 1}`,
    // Exactly the condition of the index `event_reaching_far`, so that SQLite uses it.
    sql`last_day - first_day > 31 and ${engine.unindexed('first_day')} < ${day - 1 - FAR_DAYS}`,
  ];
  let total = 0;
  for (const each of begins) {
    const { rows } = await sql<{
      class_key: number;
      events: number;
    }>`select class_key, count(*) as events from event
      where ${allOf([LIVE, each, sql`last_day >= ${day}`, isOutside])} group by ${engine.unindexed('class_key')}`.execute(
      kysely,
    );
    for (const { class_key, events } of rows) if ((combinationOfClass[class_key] ?? -1) >= 0) total += events;
  }
  return total;
}

/** The number of events does not depend on the sides. */
const ANY_SIDES: Sides = { upper: '', lower: '' };

/**
 * Splits a span into whole buckets, the largest that fit:
 *
 *     |-|-|---|---------|---------|---|-|
 */
export function wholeBuckets({ first, last }: DaySpan): [level: number, first: number, last: number][] {
  const found: [number, number, number][] = [];
  // The days not yet covered, from both ends inward.
  let [start, end] = [first, last + 1];
  for (const [index, level] of DAY_LEVELS.entries()) {
    const next = DAY_LEVELS[index + 1];
    const size = 2 ** (next ?? 0);
    const inner =
      next === undefined ? undefined : [Math.ceil(start / size) * size, Math.floor(end / size) * size];
    const [from = end, to = end] = inner ?? [];
    if (inner === undefined || from >= to) {
      if (start < end) found.push([level, start >> level, (end - 1) >> level]);
      break;
    }
    if (start < from) found.push([level, start >> level, (from - 1) >> level]);
    if (to < end) found.push([level, to >> level, (end - 1) >> level]);
    [start, end] = [from, to];
  }
  return found;
}
