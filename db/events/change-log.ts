import type { EventChange } from '../../domain/events/event-change.ts';
import { readLastChange } from '../core/last-change.ts';
import type { Database } from '../database.ts';

/** At most `limit` changes after a change, in the order in which they were stored. */
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

/** The number of the last change; 0 if there is none. */
export function latestChange(db: Database): Promise<number> {
  return db.read(readLastChange);
}
