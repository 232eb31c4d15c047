import { sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, dayOf, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { lagBetween } from '../../domain/dates/lag.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { type Sides, sideOf } from '../../domain/parties/side.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { periodsOf, tensionPeriods, tensionUnit } from '../../domain/timeline/tension-period.ts';
import type { TimelineArrow, TimelineEvent, TimelineResult } from '../../domain/timeline/timeline.ts';
import { readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { isCountable, isOfClasses } from '../query/count-queries.ts';
import { allOf, readFilter } from '../query/event-filter.ts';
import { countEvents } from '../query/event-list.ts';
import { orderOf } from '../query/event-order.ts';
import { walk } from '../query/event-walk.ts';
import { readExtent } from '../query/extent.ts';
import { matchQueries } from '../query/match-queries.ts';
import { countClasses, type Plan, planQuery, planWithin } from '../query/query-plan.ts';
import { topKeysOfClasses } from '../query/top-events.ts';
import { findMatchedEvents } from './matched-events.ts';
import { readCounts } from './timeline-counts.ts';

export interface TimelineRequest {
  readonly filter: EventFilter;
  /** The window; where a side is absent, as far as the filter's dates or its events go. */
  readonly first_day?: number | undefined;
  readonly last_day?: number | undefined;
  readonly width_px: number;
  readonly sides: Sides;
}

/**
 * What a window of the chart shows. Its events meet the window with any day they can mean; its cells count events by
 * the one day their mark stands on, in whole buckets, so that a bucket at the edge does not change as the window moves.
 */
export async function readTimeline(db: Database, request: TimelineRequest): Promise<TimelineResult> {
  const { filter, width_px, sides } = request;
  return db.read(async (tx) => {
    const change = await readLastChange(tx);
    const plan = await planQuery(tx, await readFilter(tx, filter));
    const many =
      plan.narrow === undefined && !isOfClasses(plan.query) ? await findMatchedEvents(tx, plan) : undefined;
    const extent = many
      ? many.extent()
      : await tx.caches.results.once(`extent ${filterToQuery(filter)}`, change, () => readExtent(tx, plan));
    const window = windowOf(request, plan, extent);
    const bucketDays = bucketSize(window, width_px);
    const days = wholeBuckets(window, bucketDays);
    const unit = tensionUnit(window, width_px);
    const held = extent && {
      first: Math.max(window.first, extent.first),
      last: Math.min(window.last, extent.last),
    };
    const periods = held === undefined || held.first > held.last ? [] : periodsOf(unit, held);

    const shown = many ? plan : await planWithin(tx, plan, window);
    const isWhole = extent !== undefined && window.first <= extent.first && window.last >= extent.last;
    const total = many ? many.count(window) : await countEvents(tx, isWhole ? plan : shown);
    const complete = total <= Math.max(MIN_MARKS, width_px);
    const limit = Math.ceil(width_px / PX_PER_LABEL);
    const keys = many
      ? complete
        ? many.keysIn(window)
        : await many.topKeys(tx, window, limit)
      : complete
        ? await keysByDate(tx, shown, total)
        : await topKeys(tx, shown, total, limit);
    const events = await readTimelineEvents(tx, keys, sides);

    const counted = union(days, periods);
    const asked = { sides, days, bucketDays, counted, periods, change };
    const { cells, sums } = many
      ? await many.counts(tx, asked)
      : await readCounts(tx, {
          ...asked,
          plan: isCountable(plan.query) ? plan : await planWithin(tx, plan, counted),
        });
    return {
      first_day: window.first,
      last_day: window.last,
      ...(extent !== undefined && { extent: { first_day: extent.first, last_day: extent.last } }),
      total,
      complete,
      events: events.map(({ event }) => event),
      arcs: await readArcs(tx, events),
      bucket_days: bucketDays,
      cells,
      tension_unit: unit,
      tension: tensionPeriods(periods, sums, plan.query.span),
    };
  });
}

/** As many events can be told apart on any chart; on a wide one, one a pixel. */
const MIN_MARKS = 500;
/** A label's share of the width: of a chart's few rows of labels, no more than these will find room. */
const PX_PER_LABEL = 40;
/** A bucket narrower than this cannot be told from its neighbour. */
const PX_PER_BUCKET = 4;
/** A filter of so many is better looked for among all events than class by class. */
const NEARLY_ALL = 0.9;
/** Days beyond these have no calendar date in JavaScript. */
const CALENDAR: DaySpan = { first: -100_000_000, last: 100_000_000 };

function windowOf(
  { first_day, last_day }: TimelineRequest,
  { query }: Plan,
  extent: DaySpan | undefined,
): DaySpan {
  const year = new Date().getUTCFullYear();
  const isDay = (day: number | undefined) =>
    day !== undefined && day > BEGINNING_OF_TIME && day < END_OF_TIME;
  const askedFirst = [first_day, query.span.first].find(isDay);
  const askedLast = [last_day, query.span.last].find(isDay);
  // An end that nobody asked for gives way to the one that somebody did.
  const first = askedFirst ?? Math.min(extent?.first ?? dayOf(year), askedLast ?? END_OF_TIME);
  const last = askedLast ?? Math.max(extent?.last ?? dayOf(year, 12, 31), askedFirst ?? BEGINNING_OF_TIME);
  if (isDay(first_day) && isDay(last_day) && first > last) {
    throw new InvalidInput([{ path: '/to', message: 'The end lies before the start. Swap the two dates.' }]);
  }
  const start = Math.min(Math.max(first, CALENDAR.first), CALENDAR.last);
  return { first: start, last: Math.max(start, Math.min(last, CALENDAR.last)) };
}

/** A power of two, and from a fixed origin: zooming halves or joins buckets, panning moves none. */
function bucketSize(window: DaySpan, widthPx: number): number {
  // Two at least: however large they are, one ends and one begins on the first day of 1970.
  const most = Math.max(2, Math.floor(widthPx / PX_PER_BUCKET));
  let size = 1;
  while (Math.floor(window.last / size) - Math.floor(window.first / size) + 1 > most) size *= 2;
  return size;
}

function wholeBuckets({ first, last }: DaySpan, size: number): DaySpan {
  return { first: Math.floor(first / size) * size, last: Math.floor(last / size) * size + size - 1 };
}

function union(days: DaySpan, periods: readonly DaySpan[]): DaySpan {
  return {
    first: Math.min(days.first, periods[0]?.first ?? days.first),
    last: Math.max(days.last, periods.at(-1)?.last ?? days.last),
  };
}

async function keysByDate(tx: ReadTx, plan: Plan, total: number): Promise<number[]> {
  const steps = await walk(tx, plan, orderOf('date'), undefined, total);
  return steps.map(({ key }) => key);
}

/** The most important ones, enough to label a chart of this width with. */
async function topKeys(tx: ReadTx, plan: Plan, total: number, limit: number): Promise<number[]> {
  const stored = await countClasses(tx);
  const classes = plan.parts.find((part) => part.classes !== undefined)?.classes;
  if (classes !== undefined && isOfClasses(plan.query) && classes.events < stored * NEARLY_ALL) {
    return topKeysOfClasses(tx, classes.keys, plan.query.span, limit);
  }
  if (plan.parts.length === 0 || total ** 2 > stored) {
    const order = { sections: [{ columns: ['importance', 'key'] }], descending: true };
    const steps = await walk(tx, plan, order, undefined, limit);
    return steps.map(({ key }) => key);
  }
  const found = matchQueries(plan).map(
    ({ keys, checks }) => sql`select event.key as key, event.importance as importance
      from (${keys}) as found cross join event where ${allOf([sql`event.key = found.event_key`, ...checks])}`,
  );
  const top = await sql<{ key: number }>`select key from (${sql.join(found, sql` union all `)}) as found
    order by importance desc, key desc limit ${limit}`.execute(tx.kysely);
  return top.rows.map(({ key }) => key);
}

interface KeyedEvent {
  readonly key: number;
  readonly event: TimelineEvent;
}

/** In the order of their dates. */
async function readTimelineEvents(
  { kysely, engine }: ReadTx,
  keys: readonly number[],
  sides: Sides,
): Promise<KeyedEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .innerJoin('signature', 'signature.key', 'event.signature_key')
    .select([
      'event.key',
      'id',
      'title',
      'title_ru',
      'date',
      'first_day',
      'last_day',
      'day',
      'kind',
      'status',
      'review',
      'origin',
      'initiators',
    ])
    .select(['goldstein', 'people_expelled', 'in_force_last_day', 'importance'])
    .where(engine.isOneOf('event.key', keys))
    .orderBy('first_day')
    .orderBy('last_day')
    .orderBy('event.key')
    .execute();
  return rows.map(
    ({ key, title_ru, origin, review, goldstein, people_expelled, in_force_last_day, ...row }) => {
      const { approximate, uncertain } = parseEdtf(row.date);
      const initiators = row.initiators.split(',');
      const event = {
        ...row,
        ...(title_ru !== null && { title_ru }),
        approximate: approximate || uncertain,
        side: sideOf(initiators, sides),
        initiators,
        severity: 0 - goldstein,
        ...(origin !== '' && review !== 'reviewed' && { origin }),
        ...(people_expelled > 0 && { people_expelled }),
        ...(in_force_last_day !== null && { in_force_last_day }),
      };
      return { key, event };
    },
  );
}

/** Answers to acts, both of them among the events. */
async function readArcs({ kysely, engine }: ReadTx, events: readonly KeyedEvent[]): Promise<TimelineArrow[]> {
  const shown = new Map(events.map(({ key, event }) => [key, event]));
  const keys = [...shown.keys()];
  const links = await kysely
    .selectFrom('link')
    .select(['event_key', 'to_key'])
    .where('relation', '=', 'responds_to')
    .where(engine.isOneOf('event_key', keys))
    .where(engine.isOneOf('to_key', keys))
    .orderBy('event_key')
    .orderBy('position')
    .execute();
  return links.flatMap(({ event_key, to_key }) => {
    const [act, answer] = [shown.get(to_key), shown.get(event_key)];
    if (act === undefined || answer === undefined) return [];
    const { min, max } = lagBetween(daysOf(act), daysOf(answer));
    return [{ act: act.id, answer: answer.id, lag_min: min, lag_max: max }];
  });
}

function daysOf({ first_day, last_day }: TimelineEvent): DaySpan {
  return { first: first_day, last: last_day };
}
