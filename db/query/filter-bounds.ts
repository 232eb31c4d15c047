import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { ReadTx } from '../database.ts';
import { isCountable } from './count-queries.ts';
import { ALL_TIME, allOf } from './event-filter.ts';
import { orderOf } from './event-order.ts';
import { walk } from './event-walk.ts';
import { matchQueries } from './match-queries.ts';
import { checksExcept, FAR_DAYS, LIVE, type Plan, planWithin } from './query-plan.ts';

/** The first and last day of the plan's events, without open ends; `undefined` if there are none. */
export async function readBounds(tx: ReadTx, plan: Plan): Promise<DaySpan | undefined> {
  if (plan.narrow !== undefined) return boundsOfMatches(tx, plan);
  if (isCountable(plan.query)) return boundsOfClasses(tx, plan);

  // Few events overlap the day on which the first one begins, and few extend beyond the day on which the last one begins.
  const none = { section: 0, values: [BEGINNING_OF_TIME, END_OF_TIME, Number.MAX_SAFE_INTEGER] };
  const [first] = await walk(tx, plan, orderOf('date'), none, 1);
  const [last] = await walk(tx, plan, orderOf('-date'), undefined, 1);
  if (first === undefined || last === undefined) return boundsOfMatches(tx, plan);
  const before = { first: ALL_TIME.first, last: Number(first.position.values[0]) };
  const after = { first: Number(last.position.values[0]), last: ALL_TIME.last };
  const start = await boundsOfMatches(tx, await planWithin(tx, plan, before));
  const end = await boundsOfMatches(tx, await planWithin(tx, plan, after));
  return start && end && { first: start.first, last: end.last };
}

/** For plans with conditions on classes only: each end is the first matching entry of an index. */
async function boundsOfClasses({ kysely }: ReadTx, plan: Plan): Promise<DaySpan | undefined> {
  const checks = allOf([LIVE, ...checksExcept(plan.parts)]);
  const firstOf = (column: string, where: RawBuilder<SqlBool>, order: RawBuilder<unknown>) =>
    sql`(select ${sql.ref(column)} from event where ${where} and ${checks} order by ${order} limit 1)`;
  const far = sql<SqlBool>`last_day - first_day > 31`;
  const begun = sql<SqlBool>`first_day > ${BEGINNING_OF_TIME}`;
  const ends = await sql<Readonly<Record<string, number | null>>>`select
    ${firstOf('first_day', begun, sql`first_day`)} as first_begun,
    ${firstOf('last_day', sql`first_day = ${BEGINNING_OF_TIME}`, sql`last_day`)} as first_ended,
    ${firstOf('first_day', begun, sql`first_day desc`)} as last_begun,
    ${firstOf('last_day', sql`${far} and last_day < ${END_OF_TIME}`, sql`last_day desc`)} as last_ended`.execute(
    kysely,
  );
  const { first_begun = null, first_ended = null, last_begun = null, last_ended = null } = ends.rows[0] ?? {};
  // Events of at most a month can end after the last one begins only if they begin in the month before.
  const near = await sql<{ day: number | null }>`select max(last_day) as day from event
    where last_day > first_day and last_day < ${END_OF_TIME}
      and first_day >= ${(last_begun ?? 0) - FAR_DAYS} and ${checks}`.execute(kysely);
  const isDay = (day: number | null | undefined) => typeof day === 'number';
  const starts = [first_begun, first_ended].filter(isDay);
  const lasts = [last_begun, last_ended, near.rows[0]?.day].filter(isDay);
  if (starts.length === 0 || lasts.length === 0) return undefined;
  return { first: Math.min(...starts), last: Math.max(...lasts) };
}

async function boundsOfMatches({ kysely }: ReadTx, plan: Plan): Promise<DaySpan | undefined> {
  const days = matchQueries(plan).map(
    ({ keys, checks }) => sql`select event.first_day as first_day, event.last_day as last_day
      from (${keys}) as found cross join event where ${allOf([sql`event.key = found.event_key`, ...checks])}`,
  );
  // An open end is not a day, so the other end of the event is used.
  const found = await sql<{ first: number | null; last: number | null }>`select
      min(case when first_day > ${BEGINNING_OF_TIME} then first_day else last_day end) as first,
      max(case when last_day < ${END_OF_TIME} then last_day else first_day end) as last
    from (${sql.join(days, sql` union all `)}) as days`.execute(kysely);
  const { first = null, last = null } = found.rows[0] ?? {};
  return first === null || last === null ? undefined : { first, last };
}
