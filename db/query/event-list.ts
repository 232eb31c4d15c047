import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { invalidInput } from '../../domain/errors/input-error.ts';
import type { EventVersionList } from '../../domain/events/bulk-change.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import type { Database, ReadTx } from '../database.ts';
import { readEvents } from '../events/read-events.ts';
import { parseTextQuery } from '../search/text-query.ts';
import { countOverlapping, hasOnlyClassConditions } from './count-queries.ts';
import { ALL_TIME, allOf, readFilter } from './event-filter.ts';
import { orderOf, readCursor, writeCursor } from './event-order.ts';
import { walk } from './event-walk.ts';
import { matchQueries } from './match-queries.ts';
import { countClasses, type Plan, planQuery } from './query-plan.ts';

/** A page of events. Throws `InvalidInput` for a cursor of another list and for `relevance` without a text. */
export async function listEvents(
  db: Database,
  filter: EventFilter,
  page: { readonly limit: number; readonly cursor?: string | undefined; readonly sort?: Sort | undefined },
): Promise<EventPage> {
  const sort = usableSort(page.sort ?? 'date', filter);
  const start = page.cursor === undefined ? undefined : readCursor(page.cursor, sort, filter);
  return db.read(async (tx) => {
    const plan = await planQuery(tx, await readFilter(tx, filter));
    const steps = await walk(tx, plan, orderOf(sort), start, page.limit + 1);
    const shown = steps.slice(0, page.limit);
    const items = await readEvents(
      tx,
      shown.map(({ key }) => key),
    );
    const total =
      start === undefined && steps.length <= page.limit ? steps.length : await countEvents(tx, plan);
    const last = shown.at(-1);
    if (last === undefined || steps.length <= page.limit) return { items, total };
    return { items, total, next_cursor: writeCursor(last.position, sort, filter) };
  });
}

/** Ids and versions of the events of a filter, at most `limit`, in the order of the list. */
export async function listVersions(
  db: Database,
  filter: EventFilter,
  { sort = 'date', limit }: { readonly sort?: Sort | undefined; readonly limit: number },
): Promise<EventVersionList> {
  const order = orderOf(usableSort(sort, filter));
  return db.read(async (tx) => {
    const plan = await planQuery(tx, await readFilter(tx, filter));
    const keys = (await walk(tx, plan, order, undefined, limit)).map(({ key }) => key);
    const rows = await tx.kysely
      .selectFrom('event')
      .select(['key', 'id', 'version'])
      .where(tx.engine.isOneOf('key', keys))
      .execute();
    const byKey = new Map(rows.map(({ key, id, version }) => [key, { id, version }]));
    const items = keys.map((key) => byKey.get(key)).filter((item) => item !== undefined);
    return { items, total: keys.length < limit ? keys.length : await countEvents(tx, plan) };
  });
}

/** The number of events of a plan. */
export async function countEvents(tx: ReadTx, plan: Plan): Promise<number> {
  const { query } = plan;
  const { first, last } = query.span;
  if (hasOnlyClassConditions(query) && first <= last) {
    if (first > ALL_TIME.first || last < ALL_TIME.last) return countOverlapping(tx, plan);
    return plan.parts.length === 0
      ? countClasses(tx)
      : (plan.parts.find(({ classes }) => classes !== undefined)?.classes?.events ?? 0);
  }
  let total = 0;
  for (const { keys, checks } of matchQueries(plan)) {
    const found = await (checks.length === 0
      ? sql<{ count: number }>`select count(*) as count from (${keys}) as found`
      : sql<{ count: number }>`select count(*) as count from (${keys}) as found cross join event
          where event.key = found.event_key and ${allOf(checks)}`
    ).execute(tx.kysely);
    total += found.rows[0]?.count ?? 0;
  }
  return total;
}

const KEYS_AT_ONCE = 5_000;
const EVENTS_AT_ONCE = 200;

/**
 * All events of a filter in one consistent view, one batch in memory at a time. Other requests run between batches. The
 * connection is released when the consumer stops, even early.
 */
export async function* streamEvents(
  db: Database,
  filter: EventFilter,
  sort: Sort = 'date',
): AsyncGenerator<DiplomaticEvent> {
  const order = orderOf(usableSort(sort, filter));
  const snapshot = await db.openSnapshot();
  try {
    for await (const events of batchesOf(snapshot, filter, order)) yield* events;
  } finally {
    await snapshot.close();
  }
}

/** All events of a filter in batches. */
export async function* batchesOf(
  tx: ReadTx,
  filter: EventFilter = {},
  order = orderOf('date'),
): AsyncGenerator<DiplomaticEvent[]> {
  const plan = await planQuery(tx, await readFilter(tx, filter));
  let steps = await walk(tx, plan, order, undefined, KEYS_AT_ONCE);
  while (steps.length > 0) {
    for (let start = 0; start < steps.length; start += EVENTS_AT_ONCE) {
      const keys = steps.slice(start, start + EVENTS_AT_ONCE).map(({ key }) => key);
      yield await readEvents(tx, keys);
      await nextTurn();
    }
    const more = steps.length === KEYS_AT_ONCE;
    steps = more ? await walk(tx, plan, order, steps.at(-1)?.position, KEYS_AT_ONCE) : [];
  }
}

/** The events with these ids, in the given order, in one consistent view. Ids of no event are left out. */
export async function* streamSelected(db: Database, ids: readonly string[]): AsyncGenerator<DiplomaticEvent> {
  const snapshot = await db.openSnapshot();
  try {
    for (let start = 0; start < ids.length; start += EVENTS_AT_ONCE) {
      const batch = ids.slice(start, start + EVENTS_AT_ONCE);
      const rows = await snapshot.kysely
        .selectFrom('event')
        .select(['key', 'id'])
        .where(snapshot.engine.isOneOf('id', batch))
        .execute();
      const keys = new Map(rows.map(({ id, key }) => [id, key]));
      yield* await readEvents(
        snapshot,
        batch.map((id) => keys.get(id)).filter((key) => key !== undefined),
      );
      await nextTurn();
    }
  } finally {
    await snapshot.close();
  }
}

function usableSort(sort: Sort, { q }: EventFilter): Sort {
  if (sort !== 'relevance') return sort;
  if (q === undefined) {
    throw invalidInput('/sort', 'sort-without-text');
  }
  // A text without letters and digits, such as an opening quote, has no terms to rank by.
  return parseTextQuery(q).length === 0 ? 'date' : 'relevance';
}
