import type { Transaction } from 'kysely';
import type { Tables } from '../core/tables.ts';

/** Keys for new events. The transaction has the write lock, so no other writer allocates keys. */
export async function nextEventKeys(kysely: Transaction<Tables>, count: number): Promise<number[]> {
  const newest = await kysely
    .selectFrom('event')
    .select(({ fn }) => fn.max('key').as('key'))
    .executeTakeFirst();
  const first = (newest?.key ?? 0) + 1;
  return Array.from({ length: count }, (_, index) => first + index);
}
