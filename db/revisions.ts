import type { CheckedEvent, EventWithLinks } from '../domain/event.ts';
import type { Database } from './database.ts';
import type { RevisionAction } from './tables.ts';

/** One change of one event. */
export interface Revision {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly action: RevisionAction;
  readonly before: CheckedEvent | null;
  readonly after: CheckedEvent | null;
  /** Names of the fields that differ. */
  readonly changed: string[];
}

export async function listRevisions(db: Database, id: string): Promise<Revision[]> {
  throw new Error(`not yet: ${db} ${id}`);
}
export async function restoreEvent(
  db: Database,
  id: string,
  to: { version?: number },
  author: string,
): Promise<EventWithLinks> {
  throw new Error(`not yet: ${db} ${id} ${to} ${author}`);
}
