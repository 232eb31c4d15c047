import type { QueryContext } from '../core/query-context.ts';

const EVENTS_PER_PAGE = 500;

/** The keys of all events that are not deleted, in ascending order, a page at a time. */
export async function* eventKeyPages(
  { kysely }: QueryContext,
  { onlyWithEnd = false }: { readonly onlyWithEnd?: boolean } = {},
): AsyncGenerator<number[]> {
  let last = 0;
  for (;;) {
    const events = await kysely
      .selectFrom('event')
      .select('key')
      .where('deleted_at', 'is', null)
      .$if(onlyWithEnd, (query) => query.where('in_force_last_day', 'is not', null))
      .where('key', '>', last)
      .orderBy('key')
      .limit(EVENTS_PER_PAGE)
      .execute();
    if (events.length === 0) return;
    const keys = events.map(({ key }) => key);
    yield keys;
    last = keys.at(-1) ?? last;
  }
}
