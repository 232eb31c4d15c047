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
