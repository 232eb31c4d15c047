import { sql } from 'kysely';
import { BEGINNING_OF_TIME, calendarDate, dayOf, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { filterToQuery } from '../../domain/query/event-filter.ts';
import {
  type Facet,
  type Facets,
  type FacetValue,
  MAX_FACET_VALUES,
  MAX_NAMED_EVENTS,
} from '../../domain/query/facets.ts';
import { readLastChange } from '../core/last-change.ts';
import type { NameTableName } from '../core/tables.ts';
import type { Database, ReadTx } from '../database.ts';
import { readFilter } from '../query/event-filter.ts';
import { planQuery } from '../query/query-plan.ts';
import { findMatchedEvents, type MatchedEvents } from './matched-events.ts';

/** The parameters that a facet replaces: its counts are those without them. */
const OWN_PARAMS: Readonly<Record<Facet, readonly (keyof EventFilter)[]>> = {
  kind: ['kind', 'family'],
  party: ['party'],
  year: ['from', 'to'],
  status: ['status'],
  review: ['review'],
  person: ['person'],
  tag: ['tag'],
  source: ['source'],
};

/**
 * How many events match each value of a facet and all other parameters of the filter. Counts in memory; only people, tags
 * and sources are counted in SQL, and only for few events.
 */
export async function readFacets(db: Database, filter: EventFilter): Promise<Facets> {
  return db.read(async (tx) => {
    const change = await readLastChange(tx);
    return tx.caches.results.once(`facets ${filterToQuery(filter)}`, change, () => countFacets(tx, filter));
  });
}

async function countFacets(tx: ReadTx, filter: EventFilter): Promise<Facets> {
  // Facets without a value in the filter share one result.
  const matches = new Map<string, Promise<MatchedEvents>>();
  const matchedFor = (facet?: Facet) => {
    const others = withoutParams(filter, facet === undefined ? [] : OWN_PARAMS[facet]);
    const key = filterToQuery(others).toString();
    const found = matches.get(key) ?? matchEvents(tx, others);
    matches.set(key, found);
    return found;
  };
  const named = async (facet: 'person' | 'tag' | 'source') => countNames(tx, await matchedFor(facet), facet);
  const classes = await tx.caches.classes.at(tx);
  const byClass = async (facet: Facet, valuesOf: (classKey: number) => readonly string[]) =>
    countByClass(await matchedFor(facet), valuesOf);
  return {
    total: (await matchedFor()).keys.length,
    kind: await byClass('kind', (key) => [classes.valueOf('kind', key)]),
    party: (await byClass('party', (key) => classes.partiesOf(key))).slice(0, MAX_FACET_VALUES),
    year: countYears(await matchedFor('year')),
    status: await byClass('status', (key) => [classes.valueOf('status', key)]),
    review: await byClass('review', (key) => [classes.valueOf('review', key)]),
    person: await named('person'),
    tag: await named('tag'),
    source: await named('source'),
  };
}

function withoutParams(filter: EventFilter, params: readonly (keyof EventFilter)[]): EventFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([param]) => !(params as readonly string[]).includes(param)),
  );
}

async function matchEvents(tx: ReadTx, filter: EventFilter): Promise<MatchedEvents> {
  return findMatchedEvents(tx, await planQuery(tx, await readFilter(tx, filter)));
}

export function countByClass(
  { keys, index: { classKey } }: MatchedEvents,
  valuesOf: (classKey: number) => readonly string[],
): FacetValue[] {
  const eventsOfClass = new Map<number, number>();
  for (const key of keys) {
    const each = classKey[key] ?? 0;
    eventsOfClass.set(each, (eventsOfClass.get(each) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const [key, events] of eventsOfClass) {
    for (const value of valuesOf(key)) counts.set(value, (counts.get(value) ?? 0) + events);
  }
  return mostFrequent(counts);
}

function mostFrequent(counts: ReadonlyMap<string, number>): FacetValue[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** An event with an open end counts only in the year that is known. */
function countYears({ keys, index: { first, last } }: MatchedEvents): FacetValue[] {
  const years = new YearOfDay();
  const counts = new Map<number, number>();
  for (const key of keys) {
    const [from, to] = [first[key] ?? 0, last[key] ?? 0];
    const start = years.of(from > BEGINNING_OF_TIME ? from : to);
    const end = to < END_OF_TIME ? years.of(to) : start;
    for (let year = start; year <= Math.min(end, start + MAX_YEARS_OF_EVENT); year += 1) {
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => b - a).map(([year, count]) => ({ value: isoYear(year), count }));
}

/** A date such as `19XX` covers a century, which a list of years cannot show. */
const MAX_YEARS_OF_EVENT = 100;

/** The year of a day. Most events are in the year of the event before. */
class YearOfDay {
  #year = 1970;
  #first = dayOf(1970, 1, 1);
  #next = dayOf(1971, 1, 1);

  of(day: number): number {
    if (day < this.#first || day >= this.#next) {
      this.#year = calendarDate(day).year;
      this.#first = dayOf(this.#year, 1, 1);
      this.#next = dayOf(this.#year + 1, 1, 1);
    }
    return this.#year;
  }
}

/** A year as EDTF. */
export function isoYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

const NAMES: Readonly<
  Record<
    'person' | 'tag' | 'source',
    { readonly table: NameTableName; readonly uses: string; readonly column: string }
  >
> = {
  person: { table: 'person', uses: 'participation', column: 'person_key' },
  tag: { table: 'tag', uses: 'event_tag', column: 'tag_key' },
  source: { table: 'publisher', uses: 'event_source', column: 'publisher_key' },
};

async function countNames(
  { kysely, engine }: ReadTx,
  { keys }: MatchedEvents,
  facet: 'person' | 'tag' | 'source',
): Promise<FacetValue[] | null> {
  if (keys.length > MAX_NAMED_EVENTS) return null;
  const { table, uses, column } = NAMES[facet];
  // An event may name a person or a publisher twice.
  const { rows } = await sql<FacetValue>`select name.name as value, used.count as count from (
      select ${sql.ref(column)} as name_key, count(distinct event_key) as count from ${sql.table(uses)}
      where ${engine.isOneOf('event_key', [...keys])} group by ${sql.ref(column)}
      order by count desc, name_key limit ${MAX_FACET_VALUES}) as used
    join ${sql.table(table)} as name on name.key = used.name_key
    order by used.count desc, name.name`.execute(kysely);
  return rows.map(({ value, count }) => ({ value, count: Number(count) }));
}
