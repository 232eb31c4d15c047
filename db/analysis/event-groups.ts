import { BEGINNING_OF_TIME, calendarDate, dayOf } from '../../domain/dates/day-span.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import type { EventGroup, EventGroups } from '../../domain/query/event-groups.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import type { Grouping } from '../../domain/query/grouping.ts';
import { readLastChange } from '../core/last-change.ts';
import type { Database, ReadTx } from '../database.ts';
import { readFilter } from '../query/event-filter.ts';
import { writeCursor } from '../query/event-order.ts';
import { planQuery } from '../query/query-plan.ts';
import { countByClass, isoYear } from './facets.ts';
import { findMatchedEvents, type MatchedEvents } from './matched-events.ts';

/** Beyond every value of a column for a day or a key. */
const BEYOND = 2 ** 31 - 1;

/**
 * The groups of a list, with the position of each in the list, so that a client can show any group without reading the
 * ones before it. Counted in memory.
 */
export async function readGroups(db: Database, filter: EventFilter, by: Grouping): Promise<EventGroups> {
  return db.read(async (tx) => {
    const change = await readLastChange(tx);
    const key = `groups ${by} ${filterToQuery(filter)}`;
    return tx.caches.results.once(key, change, () => countGroups(tx, filter, by));
  });
}

async function countGroups(tx: ReadTx, filter: EventFilter, by: Grouping): Promise<EventGroups> {
  const matched = await findMatchedEvents(tx, await planQuery(tx, await readFilter(tx, filter)));
  const total = matched.keys.length;
  if (by === 'year' || by === 'month') {
    const groups = countPeriods(matched, by).map(
      ({ next, ...group }): EventGroup => ({
        ...group,
        cursor: writeCursor({ section: 0, values: [next, -BEYOND, 0] }, '-date', filter),
      }),
    );
    return { total, sort: '-date', groups };
  }
  const classes = await tx.caches.classes.at(tx);
  if (by === 'initiator') {
    const counts = countByClass(matched, (key) => classes.initiatorsOf(key));
    // The group of a party that is not in the filter could not be requested.
    const groups = counts.filter(({ value }) => filter.initiator?.includes(value) ?? true);
    return { total, sort: '-date', groups };
  }
  const sort: Sort = `-${by}`;
  const groups = countByClass(matched, (key) => [classes.valueOf(by, key)]).map(
    (group): EventGroup => ({
      ...group,
      cursor: writeCursor({ section: 0, values: [group.value, BEYOND, BEYOND, BEYOND] }, sort, filter),
    }),
  );
  return { total, sort, groups };
}

interface Period {
  readonly value: string | null;
  readonly count: number;
  /** The day after it. */
  readonly next: number;
}

/** Counts events by the year or month of their first day, newest first. */
function countPeriods({ keys, index: { first } }: MatchedEvents, by: 'year' | 'month'): Period[] {
  const eventsOfDay = new Map<number, number>();
  for (const key of keys) {
    const day = first[key] ?? 0;
    eventsOfDay.set(day, (eventsOfDay.get(day) ?? 0) + 1);
  }
  const periods = new Map<number, Period>();
  for (const [day, events] of eventsOfDay) {
    const period = periodOf(day, by);
    const count = (periods.get(period.next)?.count ?? 0) + events;
    periods.set(period.next, { ...period, count });
  }
  return [...periods.values()].sort((a, b) => b.next - a.next);
}

function periodOf(day: number, by: 'year' | 'month'): Omit<Period, 'count'> {
  if (day <= BEGINNING_OF_TIME) return { value: null, next: day + 1 };
  const { year, month } = calendarDate(day);
  if (by === 'year') return { value: isoYear(year), next: dayOf(year + 1) };
  const next = month === 12 ? dayOf(year + 1) : dayOf(year, month + 1);
  return { value: `${isoYear(year)}-${String(month).padStart(2, '0')}`, next };
}
