import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Relation } from '../../domain/events/event-values.ts';
import type { QueryContext } from '../core/query-context.ts';
import { ChangeLogCache } from './change-log-cache.ts';

const ROWS_AT_ONCE = 10_000;

/** The relations of the cached links. */
const CACHED_RELATIONS = ['responds_to', 'lifts'] as const satisfies readonly Relation[];
type CachedRelation = (typeof CACHED_RELATIONS)[number];

/**
 * By relation: the keys of the events that an event links to, by its own key. The target of a link may be deleted.
 * Immutable.
 */
export type EventLinks = Readonly<Record<CachedRelation, ReadonlyMap<number, readonly number[]>>>;

export class EventLinkCache extends ChangeLogCache<EventLinks> {
  protected async readAll({ kysely }: QueryContext): Promise<EventLinks> {
    const links = emptyLinks();
    let last = 0;
    for (;;) {
      const rows = await kysely
        .selectFrom('link')
        .select(['event_key', 'relation', 'to_key'])
        .where('event_key', '>', last)
        .where('relation', 'in', CACHED_RELATIONS)
        .orderBy('event_key')
        .orderBy('position')
        .limit(ROWS_AT_ONCE)
        .execute();
      const isEnd = rows.length < ROWS_AT_ONCE;
      // The page may end between two links of one event: that event is read again with the next page.
      const cut = isEnd ? undefined : rows.at(-1)?.event_key;
      for (const row of rows) if (row.event_key !== cut) addLink(links, row);
      if (isEnd) return links;
      last = (cut ?? 0) - 1;
      await nextTurn();
    }
  }

  protected async readChanged(
    { kysely, engine }: QueryContext,
    other: EventLinks,
    eventKeys: readonly number[],
  ): Promise<EventLinks> {
    const rows = await kysely
      .selectFrom('link')
      .select(['event_key', 'relation', 'to_key'])
      .where(engine.isOneOf('event_key', eventKeys))
      .where('relation', 'in', CACHED_RELATIONS)
      .orderBy('event_key')
      .orderBy('position')
      .execute();
    // Most changes are of events without such links.
    const hadLinks = eventKeys.some((key) => CACHED_RELATIONS.some((relation) => other[relation].has(key)));
    if (rows.length === 0 && !hadLinks) return other;
    const links = { responds_to: new Map(other.responds_to), lifts: new Map(other.lifts) };
    for (const relation of CACHED_RELATIONS) for (const key of eventKeys) links[relation].delete(key);
    for (const row of rows) addLink(links, row);
    return links;
  }
}

type MutableLinks = Readonly<Record<CachedRelation, Map<number, readonly number[]>>>;

function emptyLinks(): MutableLinks {
  return { responds_to: new Map(), lifts: new Map() };
}

function addLink(
  links: MutableLinks,
  { event_key, relation, to_key }: { event_key: number; relation: Relation; to_key: number },
): void {
  if (relation !== 'responds_to' && relation !== 'lifts') return;
  links[relation].set(event_key, [...(links[relation].get(event_key) ?? []), to_key]);
}
