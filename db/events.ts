import type { CheckedEvent, DiplomaticEvent, EventWithLinks } from '../domain/event.ts';
import type { EventFilter } from '../domain/event-filter.ts';
import type { Database } from './database.ts';

export const SORTS = [
  'date',
  '-date',
  'title',
  '-title',
  'kind',
  '-kind',
  'updated_at',
  '-updated_at',
  'goldstein',
  '-goldstein',
  'people_expelled',
  '-people_expelled',
  'relevance',
] as const;
export type Sort = (typeof SORTS)[number];

export interface EventPage {
  readonly items: DiplomaticEvent[];
  readonly total: number;
  readonly next_cursor?: string;
}

export async function listEvents(
  db: Database,
  filter: EventFilter,
  page: { limit: number; cursor?: string; sort?: Sort },
): Promise<EventPage> {
  throw new Error(`not yet: ${db} ${filter} ${page}`);
}
export async function getEvent(db: Database, id: string): Promise<EventWithLinks> {
  throw new Error(`not yet: ${db} ${id}`);
}
export async function createEvent(
  db: Database,
  event: CheckedEvent,
  author: string,
): Promise<EventWithLinks> {
  throw new Error(`not yet: ${db} ${event} ${author}`);
}
export async function replaceEvent(
  db: Database,
  id: string,
  event: CheckedEvent,
  version: number,
  author: string,
): Promise<EventWithLinks> {
  throw new Error(`not yet: ${db} ${id} ${event} ${version} ${author}`);
}
export async function deleteEvent(db: Database, id: string, version: number, author: string): Promise<void> {
  throw new Error(`not yet: ${db} ${id} ${version} ${author}`);
}
export async function* streamEvents(
  db: Database,
  filter: EventFilter,
  sort: Sort = 'date',
): AsyncGenerator<DiplomaticEvent> {
  throw new Error(`not yet: ${db} ${filter} ${sort}`);
}
