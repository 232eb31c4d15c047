import { sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { filterKey } from '../core/last-change.ts';
import type { ReadTx } from '../database.ts';
import { hasOnlyClassConditions, isCountable } from '../query/count-queries.ts';
import { allOf, readFilter } from '../query/event-filter.ts';
import { countEvents } from '../query/event-list.ts';
import { orderOf } from '../query/event-order.ts';
import { walk } from '../query/event-walk.ts';
import { readBounds } from '../query/filter-bounds.ts';
import { matchQueries } from '../query/match-queries.ts';
import { countClasses, type Plan, planQuery, planWithin } from '../query/query-plan.ts';
import { topKeysOfClasses } from '../query/top-events.ts';
import { findMatchedEvents, type MatchedEvents } from './matched-events.ts';
import { type CountRequest, type Counts, readCounts } from './timeline-counts.ts';

/** The source of the events of a filter for the timeline. */
export interface TimelineSource {
  readonly plan: Plan;
  /** The first and last day of the events; `undefined` if there are none. */
  bounds(): Promise<DaySpan | undefined>;
  /** The events that overlap a window. `isWhole`: the window contains all events of the filter. */
  within(window: DaySpan, isWhole: boolean): Promise<WindowEvents>;
  counts(request: Omit<CountRequest, 'plan'>): Promise<Counts>;
}

export interface WindowEvents {
  readonly total: number;
  /** The keys of all of them, by date. */
  keysByDate(): Promise<readonly number[]>;
  /** The keys of the most important ones. */
  topKeys(limit: number): Promise<readonly number[]>;
}

/** `change` is the last one that the transaction sees. */
export async function openTimelineSource(
  tx: ReadTx,
  filter: EventFilter,
  change: number,
): Promise<TimelineSource> {
  const plan = await planQuery(tx, await readFilter(tx, filter));
  // Many events, and conditions that the count tables do not have: matched in memory.
  const isInMemory = plan.narrow === undefined && !hasOnlyClassConditions(plan.query);
  return isInMemory
    ? matchedSource(tx, plan, await findMatchedEvents(tx, plan))
    : tableSource(tx, plan, filter, change);
}

function matchedSource(tx: ReadTx, plan: Plan, matched: MatchedEvents): TimelineSource {
  return {
    plan,
    bounds: async () => matched.bounds(),
    within: async (window) => ({
      total: matched.count(window),
      keysByDate: async () => matched.keysIn(window),
      topKeys: (limit) => matched.topKeys(tx, window, limit),
    }),
    counts: (request) => matched.counts(tx, request),
  };
}

function tableSource(tx: ReadTx, plan: Plan, filter: EventFilter, change: number): TimelineSource {
  return {
    plan,
    bounds: async () =>
      tx.caches.results.once(`bounds ${await filterKey(tx, filter)}`, change, () => readBounds(tx, plan)),
    async within(window, isWhole) {
      const windowPlan = await planWithin(tx, plan, window);
      const total = await countEvents(tx, isWhole ? plan : windowPlan);
      return {
        total,
        keysByDate: () => keysByDate(tx, windowPlan, total),
        topKeys: (limit) => topKeys(tx, windowPlan, total, limit),
      };
    },
    async counts(request) {
      const countPlan = isCountable(plan.query) ? plan : await planWithin(tx, plan, request.counted);
      return readCounts(tx, { ...request, plan: countPlan });
    },
  };
}

async function keysByDate(tx: ReadTx, plan: Plan, total: number): Promise<number[]> {
  const steps = await walk(tx, plan, orderOf('date'), undefined, total);
  return steps.map(({ key }) => key);
}

/** With classes that have more than this share of all events, walking along all events is faster. */
const MAX_CLASS_SHARE = 0.9;

async function topKeys(tx: ReadTx, plan: Plan, total: number, limit: number): Promise<number[]> {
  const stored = await countClasses(tx);
  const classes = plan.parts.find((part) => part.classes !== undefined)?.classes;
  if (
    classes !== undefined &&
    hasOnlyClassConditions(plan.query) &&
    classes.events < stored * MAX_CLASS_SHARE
  ) {
    return topKeysOfClasses(tx, classes.keys, plan.query.span, limit);
  }
  // A walk reads about `stored / total` events per match, a sort reads `total`.
  const isWalkFaster = plan.parts.length === 0 || total ** 2 > stored;
  return isWalkFaster ? topKeysByWalk(tx, plan, limit) : topKeysBySort(tx, plan, limit);
}

/** Walks along all events by importance until enough of them match. */
async function topKeysByWalk(tx: ReadTx, plan: Plan, limit: number): Promise<number[]> {
  const order = { sections: [{ columns: ['importance', 'key'] }], descending: true };
  const steps = await walk(tx, plan, order, undefined, limit);
  return steps.map(({ key }) => key);
}

/** Finds all matches and sorts them. */
async function topKeysBySort({ kysely }: ReadTx, plan: Plan, limit: number): Promise<number[]> {
  const found = matchQueries(plan).map(
    ({ keys, checks }) => sql`select event.key as key, event.importance as importance
      from (${keys}) as found cross join event where ${allOf([sql`event.key = found.event_key`, ...checks])}`,
  );
  const top = await sql<{ key: number }>`select key from (${sql.join(found, sql` union all `)}) as found
    order by importance desc, key desc limit ${limit}`.execute(kysely);
  return top.rows.map(({ key }) => key);
}
