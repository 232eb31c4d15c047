import { sql } from 'kysely';
import { RELATIONS } from '../../domain/events/event-values.ts';
import { importanceOf, linkFactor } from '../../domain/timeline/importance.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { WriteTx } from '../database.ts';

/**
 * Recomputes the importance of these events. Needed when an event changes or its links do: for the event, and for those at
 * the other ends of its links, because its weight is part of their importance.
 */
export async function refreshImportance(tx: WriteTx, eventKeys: readonly number[]): Promise<void> {
  if (eventKeys.length === 0) return;
  const incoming = await sumsByKey(tx, eventKeys, 'to');
  const outgoing = await sumsByKey(tx, eventKeys, 'from');
  const events = await tx.kysely
    .selectFrom('event')
    .select(['key', 'weight', 'pinned', 'importance'])
    .where('deleted_at', 'is', null)
    .where(tx.engine.isOneOf('key', eventKeys))
    .execute();
  const changed = events.flatMap(({ key, weight, pinned, importance: stored }) => {
    const importance = importanceOf({
      weight,
      pinned: pinned === 1,
      incoming: incoming.get(key) ?? 0,
      outgoing: outgoing.get(key) ?? 0,
    });
    return importance === stored ? [] : [{ key, importance }];
  });
  await tx.setImportance(changed);
}

const FACTOR = sql.raw(
  `case relation ${RELATIONS.map((relation) => `when '${relation}' then ${linkFactor(relation)}`).join(' ')} end`,
);

/**
 * For links to events, the sums of the weights of the linking events; for links from events, the sums of the factors. Links
 * from deleted events have no rows; links to them are left out.
 */
async function sumsByKey(
  { kysely, engine }: QueryContext,
  eventKeys: readonly number[],
  direction: 'to' | 'from',
): Promise<Map<number, number>> {
  const [here, there] =
    direction === 'to'
      ? (['link.to_key', 'link.event_key'] as const)
      : (['link.event_key', 'link.to_key'] as const);
  const value = direction === 'to' ? sql`${FACTOR} * event.weight` : FACTOR;
  const rows = await kysely
    .selectFrom('link')
    .innerJoin('event', 'event.key', there)
    .select([`${here} as key`, sql<number | string>`sum(${value})`.as('sum')])
    .where(engine.isOneOf(here, eventKeys))
    .where('deleted_at', 'is', null)
    .groupBy(here)
    .execute();
  return new Map(rows.map(({ key, sum }) => [key, Number(sum)]));
}
