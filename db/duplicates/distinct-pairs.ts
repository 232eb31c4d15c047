import { invalidInput } from '../../domain/errors/input-error.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import { getStored } from '../events/read-events.ts';

/** Remembers that two events are different, or forgets it. Throws `EventNotFound`, and `InvalidInput` for the same event. */
export async function setDistinct(
  db: Database,
  id: string,
  other: string,
  areDistinct: boolean,
): Promise<void> {
  await db.write(async (tx) => {
    if (id === other) throw invalidInput('/other', 'merge-with-itself');
    const keys = [(await getStored(tx, id)).key, (await getStored(tx, other)).key];
    const [a_key, b_key] = [Math.min(...keys), Math.max(...keys)];
    if (areDistinct) {
      await tx.kysely
        .insertInto('distinct_pair')
        .values({ a_key, b_key })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await tx.kysely
        .deleteFrom('distinct_pair')
        .where('a_key', '=', a_key)
        .where('b_key', '=', b_key)
        .execute();
    }
  });
}

/** Which pairs of these events were marked as different, as `a b` with the smaller key first. */
export async function readDistinctPairs(
  { kysely, engine }: QueryContext,
  eventKeys: readonly number[],
): Promise<Set<string>> {
  if (eventKeys.length === 0) return new Set();
  const rows = await kysely
    .selectFrom('distinct_pair')
    .selectAll()
    .where((where) => where.or([engine.isOneOf('a_key', eventKeys), engine.isOneOf('b_key', eventKeys)]))
    .execute();
  return new Set(rows.map(({ a_key, b_key }) => pairKey(a_key, b_key)));
}

export function pairKey(a: number, b: number): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}
