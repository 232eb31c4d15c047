import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { Sides } from '../../domain/parties/side.ts';
import { firstDayOfMonth, type SeveritySum } from '../../domain/timeline/tension-period.ts';
import type { TimelineCells } from '../../domain/timeline/timeline.ts';
import { COMBINATIONS_PER_SIDE, combinationAt } from '../cache/combinations.ts';
import type { ClassCombinations } from '../cache/event-classes.ts';
import { CellSums } from '../counts/cell-sums.ts';
import { numbersIn } from '../counts/class-counts.ts';
import { DAY_LEVELS, MONTH_LEVEL } from '../counts/count-tables.ts';
import type { ReadTx } from '../database.ts';
import { isCountable, readBucketCounts } from '../query/count-queries.ts';
import { allOf } from '../query/event-filter.ts';
import { matchQueries } from '../query/match-queries.ts';
import type { Plan } from '../query/query-plan.ts';

export interface CountRequest {
  readonly plan: Plan;
  readonly sides: Sides;
  /** The days of the cells: whole buckets. */
  readonly days: DaySpan;
  readonly bucketDays: number;
  /** All days of cells and periods. */
  readonly counted: DaySpan;
  /** Periods to sum severities over, by date, without gaps. */
  readonly periods: readonly DaySpan[];
  /** The last change that the transaction sees. */
  readonly change: number;
}

export interface Counts {
  readonly cells: TimelineCells;
  /** Several sums may belong to one period and side; those without events are left out. */
  readonly sums: readonly SeveritySum[];
}

/**
 * The number of events in each bucket and their severity in each period. With the count tables, the work depends only on
 * the width of the chart; if they cannot be used, the events of the filter are read.
 */
export async function readCounts(tx: ReadTx, request: CountRequest): Promise<Counts> {
  return isCountable(request.plan.query) ? countFromTables(tx, request) : countFromEvents(tx, request);
}

async function countFromTables(tx: ReadTx, request: CountRequest): Promise<Counts> {
  const { plan, sides, days, bucketDays } = request;
  const { combinationOfClass } = (await tx.caches.classes.at(tx)).combinations(plan.query.classQuery, sides);

  const sums = new CellSums(days, bucketDays);
  const size = Math.log2(bucketDays);
  const level = DAY_LEVELS.findLast((each) => each <= size) ?? 0;
  for (const { bucket, counts } of await readBucketCounts(
    tx,
    level,
    days.first >> level,
    days.last >> level,
  )) {
    const numbers = numbersIn(counts);
    const count = numbers[0] ?? 0;
    const at = sums.at(bucket * 2 ** level);
    for (let index = 1; index <= count; index += 1) {
      const combination = combinationOfClass[numbers[index] ?? 0] ?? -1;
      if (combination >= 0)
        sums.events[at + combination] = (sums.events[at + combination] ?? 0) + (numbers[index + count] ?? 0);
    }
    for (let index = 1 + 2 * count; index < numbers.length; index += 2) {
      const combination = combinationOfClass[numbers[1 + (numbers[index] ?? 0)] ?? 0] ?? -1;
      if (combination >= 0) sums.addPeople(at + combination, numbers[index + 1] ?? 0);
    }
  }
  return { cells: sums.cells(), sums: await severitySums(tx, request) };
}

/** Severities by month: periods consist of whole months. */
async function severitySums(
  tx: ReadTx,
  { plan, sides, periods, change }: CountRequest,
): Promise<SeveritySum[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { classQuery } = plan.query;
  const key = `months ${JSON.stringify([classQuery, sides])}`;
  const all = await tx.caches.results.once(key, change, async () =>
    sumsOfMonths(tx, (await tx.caches.classes.at(tx)).combinations(classQuery, sides)),
  );
  return all.filter(({ day }) => day >= first.first && day <= last.last);
}

async function sumsOfMonths(
  { kysely }: ReadTx,
  { combinationOfClass, severityTenths }: ClassCombinations,
): Promise<readonly SeveritySum[]> {
  const months = await kysely
    .selectFrom('tally')
    .select(['bucket', 'counts'])
    .where('level', '=', MONTH_LEVEL)
    .orderBy('bucket')
    .execute();
  return months.flatMap(({ bucket, counts }): SeveritySum[] => {
    const numbers = numbersIn(counts);
    const count = numbers[0] ?? 0;
    let [upper, upperTenths, lower, lowerTenths] = [0, 0, 0, 0];
    for (let index = 1; index <= count; index += 1) {
      const key = numbers[index] ?? 0;
      const combination = combinationOfClass[key] ?? -1;
      // Joint acts and context are on neither side.
      if (combination < 0 || combination >= 2 * COMBINATIONS_PER_SIDE) continue;
      const events = numbers[index + count] ?? 0;
      const tenths = events * (severityTenths[key] ?? 0);
      if (combination < COMBINATIONS_PER_SIDE) {
        upper += events;
        upperTenths += tenths;
      } else {
        lower += events;
        lowerTenths += tenths;
      }
    }
    const day = firstDayOfMonth(bucket);
    return [
      { day, side: 'upper', events: upper, severity_tenths: upperTenths },
      { day, side: 'lower', events: lower, severity_tenths: lowerTenths },
    ];
  });
}

/** Finds the events of a plan by an index and groups them by day and class. */
async function countFromEvents(tx: ReadTx, request: CountRequest): Promise<Counts> {
  const { plan, sides, days, bucketDays, counted } = request;
  const { combinationOfClass, severityTenths } = (await tx.caches.classes.at(tx)).combinations({}, sides);
  const found = matchQueries(plan).map(
    ({
      keys,
      checks,
    }) => sql`select event.day as day, event.class_key as class_key, event.people_expelled as people
      from (${keys}) as found cross join event
      where ${allOf([sql`event.key = found.event_key`, isIn(counted), ...checks])}`,
  );
  const { rows } = await sql<{ day: number; class_key: number; events: number; people: number }>`
    select day, class_key, count(*) as events, sum(people) as people
    from (${sql.join(found, sql` union all `)}) as found group by day, class_key order by day`.execute(
    tx.kysely,
  );
  const sums = new CellSums(days, bucketDays);
  const severities: SeveritySum[] = [];
  for (const { day, class_key, events, people } of rows) {
    const combination = combinationOfClass[class_key] ?? -1;
    if (combination < 0) continue;
    severities.push({
      day,
      side: combinationAt(combination).side,
      events,
      severity_tenths: events * (severityTenths[class_key] ?? 0),
    });
    if (day < days.first || day > days.last) continue;
    sums.add(day, combination, events, people);
  }
  return { cells: sums.cells(), sums: severities };
}

function isIn({ first, last }: DaySpan): RawBuilder<SqlBool> {
  return sql`event.day between ${first} and ${last}`;
}
