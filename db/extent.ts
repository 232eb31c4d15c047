import { sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../domain/day-span.ts';
import type { Reading } from './database.ts';
import { ALL_TIME, allOf } from './event-filter.ts';
import { orderOf } from './event-order.ts';
import { walk } from './event-walk.ts';
import { matching } from './matching.ts';
import { type Plan, planWithin } from './query-plan.ts';

/** The first and last day of anything the plan finds, open ends left out; `undefined` where it finds nothing. */
export async function readExtent(reading: Reading, plan: Plan): Promise<DaySpan | undefined> {
  if (plan.narrow !== undefined) return extentOf(reading, plan);

  // Few events reach back to the day the first of them begins, and few reach beyond the day the last of them begins.
  const none = { stretch: 0, values: [BEGINNING_OF_TIME, END_OF_TIME, Number.MAX_SAFE_INTEGER] };
  const [first] = await walk(reading, plan, orderOf('date'), none, 1);
  const [last] = await walk(reading, plan, orderOf('-date'), undefined, 1);
  if (first === undefined || last === undefined) return extentOf(reading, plan);
  const before = { first: ALL_TIME.first, last: Number(first.position.values[0]) };
  const after = { first: Number(last.position.values[0]), last: ALL_TIME.last };
  const start = await extentOf(reading, await planWithin(reading, plan, before));
  const end = await extentOf(reading, await planWithin(reading, plan, after));
  return start && end && { first: start.first, last: end.last };
}

async function extentOf({ kysely }: Reading, plan: Plan): Promise<DaySpan | undefined> {
  const days = matching(plan).map(
    ({ keys, checks }) => sql`select event.first_day as first_day, event.last_day as last_day
      from (${keys}) as found cross join event where ${allOf([sql`event.key = found.event_key`, ...checks])}`,
  );
  // An open end is no day; the other end of the same event is.
  const found = await sql<{ first: number | null; last: number | null }>`select
      min(case when first_day > ${BEGINNING_OF_TIME} then first_day else last_day end) as first,
      max(case when last_day < ${END_OF_TIME} then last_day else first_day end) as last
    from (${sql.join(days, sql` union all `)}) as days`.execute(kysely);
  const { first = null, last = null } = found.rows[0] ?? {};
  return first === null || last === null ? undefined : { first, last };
}
