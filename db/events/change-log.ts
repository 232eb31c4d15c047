import type { EventChange } from '../../domain/events/event-change.ts';
import type { Database } from '../database.ts';

/** The changes that came after one, in the order in which they were stored; `limit` at most. */
export async function readChanges(db: Database, after: number, limit: number): Promise<EventChange[]> {
  return db.read(({ kysely }) =>
    kysely
      .selectFrom('revision')
      .innerJoin('event', 'event.key', 'revision.event_key')
      .select(['revision.id as change', 'event.id', 'revision.version', 'action', 'author', 'at'])
      .where('revision.id', '>', after)
      .orderBy('revision.id')
      .limit(limit)
      .execute(),
  );
}

/** The number of the last change there was; 0 where there was none. */
export async function latestChange(db: Database): Promise<number> {
  const { latest } = await db.read(({ kysely }) =>
    kysely
      .selectFrom('revision')
      .select(({ fn }) => fn.max('id').as('latest'))
      .executeTakeFirstOrThrow(),
  );
  return latest ?? 0;
}
