import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import type { QueryContext } from './query-context.ts';

/**
 * The number of the last change (`revision.id`) that a transaction sees; 0 if there is none. Every change of an event
 * adds a revision, and writers run one at a time, so the number identifies the state of all events.
 */
export async function readLastChange({ kysely }: Pick<QueryContext, 'kysely'>): Promise<number> {
  const newest = await kysely
    .selectFrom('revision')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return newest?.id ?? 0;
}

/** Counts the changes of authority lists. They change which events a filter finds, but no event. */
export async function readAuthorityChange({ kysely }: Pick<QueryContext, 'kysely'>): Promise<number> {
  const row = await kysely.selectFrom('authority_change').select('number').executeTakeFirst();
  return row?.number ?? 0;
}

/** A filter as the key of a cached result: the result also depends on authority lists if the filter names anything. */
export async function filterKey(tx: Pick<QueryContext, 'kysely'>, filter: EventFilter): Promise<string> {
  const { q, person, source } = filter;
  const query = filterToQuery(filter).toString();
  if (q === undefined && person === undefined && source === undefined) return query;
  return `${query} ${await readAuthorityChange(tx)}`;
}
