import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DaySpan } from '../domain/day-span.ts';
import type { Sides } from '../domain/side.ts';
import type { SeveritySum } from '../domain/tension-period.ts';
import type { TimelineCell } from '../domain/timeline.ts';
import type { Engine, Reading } from './database.ts';
import { ALL_TIME, allOf, type EventQuery, type FilterWord, isAmong } from './event-filter.ts';
import { matching } from './matching.ts';
import type { Plan } from './query-plan.ts';

export interface CountRequest {
  readonly plan: Plan;
  readonly sides: Sides;
  /** Days of the cells: whole buckets. */
  readonly days: DaySpan;
  readonly bucketDays: number;
  /** All days that any of this is about. */
  readonly counted: DaySpan;
  /** Periods to sum severities over, in order and without gaps. */
  readonly periods: readonly DaySpan[];
}

export interface Counts {
  readonly cells: TimelineCell[];
  /** At least one a period and side that has events, perhaps several. */
  readonly sums: SeveritySum[];
}

/**
 * How many events stand in each bucket, and how severe they are in each period. Where the daily counts can tell, the
 * work depends on the days alone; else the filter's events are counted, each of them once.
 */
export async function readCounts(reading: Reading, request: CountRequest): Promise<Counts> {
  return canCountsAnswer(request.plan.query) ? fromDayCounts(reading, request) : fromEvents(reading, request);
}

/** Whether all that is asked is kinds and parties. A span of dates is not: counts know of a single day for each event. */
export function canCountsAnswer({ words, terms, inForce, span }: EventQuery): boolean {
  const isUnbounded = span.first <= ALL_TIME.first && span.last >= ALL_TIME.last;
  return isUnbounded && terms.length === 0 && inForce === undefined && words.every(isKindOrParty);
}

function isKindOrParty({ table, columns, signatures }: FilterWord): boolean {
  return signatures !== undefined || (table === 'event' && columns.every(({ column }) => column === 'kind'));
}

async function fromDayCounts({ kysely }: Reading, request: CountRequest): Promise<Counts> {
  const { plan, sides, days, bucketDays, periods } = request;
  const words = plan.query.words.map((word) => meetsKindOrSignature(word, plan.engine));
  const counts = sql`day_count left join side_of on side_of.key = day_count.signature_key`;

  const cells = await sql<TimelineCell>`with side_of as (${sideOfSignature(sides)})
    select ${bucketOf(bucketDays)} as day, ${SIDE} as side, kind, severity,
      sum(events) as count, sum(people_expelled) as people_expelled
    from ${counts} where ${allOf([isIn(days), ...words])}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(kysely);
  if (periods.length === 0) return { cells: cells.rows, sums: [] };

  const spans = sql.join(
    periods.map(({ first, last }) => sql`(cast(${first} as integer), cast(${last} as integer))`),
  );
  const sums =
    await sql<SeveritySum>`with side_of as (${sideOfSignature(sides)}), period (first, last) as (values ${spans})
    select period.first as day, ${SIDE} as side, sum(events) as events, sum(severity_tenths) as severity_tenths
    from period cross join ${counts} where ${allOf([sql`day between period.first and period.last`, ...words])}
    group by 1, 2`.execute(kysely);
  return { cells: cells.rows, sums: sums.rows };
}

async function fromEvents(
  { kysely }: Reading,
  { plan, sides, days, bucketDays, counted }: CountRequest,
): Promise<Counts> {
  const found = matching(plan).map(
    ({ keys, checks }) => sql`select event.day, event.signature_key, event.kind, event.severity,
      round(event.goldstein * -10) as severity_tenths, event.people_expelled
      from (${keys}) as found cross join event
      where ${allOf([sql`event.key = found.event_key`, isIn(counted), ...checks])}`,
  );
  // Both sums in one statement, so that the events are found once.
  const result = await sql<TimelineCell & SeveritySum>`with side_of as (${sideOfSignature(sides)}),
    found as (${sql.join(found, sql` union all `)}),
    sided as (select found.*, ${SIDE} as side from found left join side_of on side_of.key = found.signature_key)
    select ${bucketOf(bucketDays)} as day, side, kind, severity, count(*) as count, sum(people_expelled) as people_expelled,
      0 as events, 0 as severity_tenths
    from sided where ${isIn(days)} group by 1, 2, 3, 4
    union all
    select day, side, '', 0, 0, 0, count(*), sum(severity_tenths) from sided group by day, side
    order by 1, 2, 3, 4`.execute(kysely);
  return {
    cells: result.rows
      .filter(({ count }) => count > 0)
      .map(({ day, side, kind, severity, count, people_expelled }) => ({
        day,
        side,
        kind,
        severity,
        count,
        people_expelled,
      })),
    sums: result.rows.filter(({ events }) => events > 0),
  };
}

/** Signatures that hold a side, with which of the two they hold; all others are context. */
function sideOfSignature({ upper, lower }: Sides): RawBuilder<unknown> {
  return sql`select signature_key as key,
      max(case when party = ${upper} then 1 else 0 end) as is_upper,
      max(case when party = ${lower} then 1 else 0 end) as is_lower
    from signature_party where party in (${upper}, ${lower}) and role = 'initiator' group by signature_key`;
}

const SIDE = sql`case when is_upper = 1 and is_lower = 1 then 'joint' when is_upper = 1 then 'upper'
  when is_lower = 1 then 'lower' else 'context' end`;

/** The bucket's first day; SQL's remainder of a negative day is negative. */
function bucketOf(bucketDays: number): RawBuilder<number> {
  const size = sql.lit(bucketDays);
  return sql`day - ((day % ${size}) + ${size}) % ${size}`;
}

function isIn({ first, last }: DaySpan): RawBuilder<SqlBool> {
  return sql`day between ${first} and ${last}`;
}

function meetsKindOrSignature({ columns, signatures }: FilterWord, engine: Engine): RawBuilder<SqlBool> {
  if (signatures !== undefined) return sql`signature_key in ${engine.listOf(signatures)}`;
  return allOf(columns.map(({ column, values }) => isAmong(sql.ref(column), values)));
}
