import type { EventChange } from '../../domain/events/event-change.ts';
import { readAuthorityChange, readLastChange } from '../core/last-change.ts';
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

/** The numbers of the last change of an event and of the last change of authority lists; 0 if there is none. */
export interface LatestChanges {
  readonly events: number;
  readonly authorities: number;
}

export function latestChanges(db: Database): Promise<LatestChanges> {
  return db.read(async (tx) => ({
    events: await readLastChange(tx),
    authorities: await readAuthorityChange(tx),
  }));
}

/** The number of the last change of authority lists; 0 if there is none. */
export function latestAuthorityChange(db: Database): Promise<number> {
  return db.read(readAuthorityChange);
}

/** The number of the last change; 0 if there is none. */
export function latestChange(db: Database): Promise<number> {
  return db.read(readLastChange);
}
