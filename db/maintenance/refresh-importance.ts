import { sql } from 'kysely';
import { weightOf } from '../../domain/timeline/importance.ts';
import type { Database, WriteTx } from '../database.ts';
import { refreshImportance } from '../events/importance.ts';
import { eventKeyPages } from './event-pages.ts';
import { refreshDerived } from './refresh-derived.ts';

/** Raise it when the same record would get another importance. Databases then recompute theirs. */
const IMPORTANCE_VERSION = 1;

/** Recomputes the weight and importance of all events if another version of this program computed them. */
export function refreshAllImportance(db: Database): Promise<void> {
  return refreshDerived(db, { name: 'importance', version: IMPORTANCE_VERSION }, async (tx) => {
    for await (const keys of eventKeyPages(tx)) await writeWeights(tx, keys);
    for await (const keys of eventKeyPages(tx)) await refreshImportance(tx, keys);
  });
}

async function writeWeights(tx: WriteTx, eventKeys: readonly number[]): Promise<void> {
  const { kysely, engine } = tx;
  const publishers = await kysely
    .selectFrom('event_source')
    .select(['event_key', sql<number | string>`count(distinct publisher_key)`.as('publishers')])
    .where(engine.isOneOf('event_key', eventKeys))
    .groupBy('event_key')
    .execute();
  const publishersOf = new Map(publishers.map((row) => [row.event_key, Number(row.publishers)]));
  const events = await kysely
    .selectFrom('event')
    .select(['key', 'kind', 'cameo', 'goldstein', 'status', 'people_expelled', 'day', 'in_force_last_day'])
    .where(engine.isOneOf('key', eventKeys))
    .execute();
  const participants = await kysely
    .selectFrom('participation')
    .leftJoin('office', 'office.key', 'office_key')
    .select(['event_key', 'office.name as office', 'party'])
    .where(engine.isOneOf('event_key', eventKeys))
    .execute();
  const participantsOf = Map.groupBy(
    participants.map(({ event_key, office, party }) => ({
      event_key,
      office: office ?? undefined,
      party: party ?? undefined,
    })),
    ({ event_key }) => event_key,
  );
  await tx.setWeights(
    events.map(({ key, ...event }) => {
      const publishers = publishersOf.get(key) ?? 0;
      return { key, weight: weightOf({ ...event, publishers, participants: participantsOf.get(key) ?? [] }) };
    }),
  );
}
