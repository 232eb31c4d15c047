import { z } from 'zod';
import { type EventInput, type EventWithLinks, eventWithLinks } from '../../domain/events/event.ts';
import { type Revision, revisionList } from '../../domain/events/revision.ts';
import { type RemovalReport, removalReport } from '../../domain/import/removal-report.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { type EventPage, eventPage } from '../../domain/query/event-page.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import type { ApiProblem } from './api-problem.ts';
import { ownWrites } from './own-writes.ts';
import { request } from './request.ts';

export interface EventsRequest {
  readonly filter: EventFilter;
  readonly sort?: Sort;
  readonly limit?: number;
  readonly cursor?: string;
}

export function fetchEvents(
  { filter, sort, limit, cursor }: EventsRequest,
  signal?: AbortSignal,
): Promise<EventPage> {
  const params = filterToQuery(filter);
  if (sort !== undefined) params.set('sort', sort);
  if (limit !== undefined) params.set('limit', String(limit));
  if (cursor !== undefined) params.set('cursor', cursor);
  return request('GET', `/api/events?${params}`, eventPage, { signal });
}

export function fetchEvent(id: string, signal?: AbortSignal): Promise<EventWithLinks> {
  return request('GET', eventPath(id), eventWithLinks, { signal });
}

export function createEvent(event: EventInput): Promise<EventWithLinks> {
  return ownWrites.track(request('POST', '/api/events', eventWithLinks, { body: event }), (stored) => stored);
}

/** Rejects with status 412 if `version` is no longer the current one; `currentEvent` reads the current one from it. */
export function replaceEvent(id: string, event: EventInput, version: number): Promise<EventWithLinks> {
  return ownWrites.track(
    request('PUT', eventPath(id), eventWithLinks, { body: event, version }),
    (stored) => stored,
  );
}

export async function deleteEvent(id: string, version: number): Promise<void> {
  // The deletion is recorded as the next version.
  const deletion = { id, version: version + 1 };
  await ownWrites.track(request('DELETE', eventPath(id), z.unknown(), { version }), () => deletion);
}

/** Restores a deleted event or, with `version`, saves an earlier version again as a new one. */
export function restoreEvent(id: string, version?: number): Promise<EventWithLinks> {
  const body = version === undefined ? {} : { version };
  return ownWrites.track(
    request('POST', `${eventPath(id)}/restore`, eventWithLinks, { body }),
    (stored) => stored,
  );
}

/** Newest first. */
export async function fetchRevisions(id: string, signal?: AbortSignal): Promise<readonly Revision[]> {
  const { items } = await request('GET', `${eventPath(id)}/revisions`, revisionList, { signal });
  return items;
}

/** Deletes the events that a machine coded and nobody has reviewed. */
export function deleteCodedEvents(origin: string, signal?: AbortSignal): Promise<RemovalReport> {
  return request('DELETE', `/api/origins/${encodeURIComponent(origin)}`, removalReport, { signal });
}

/** The current version of the event that a problem with status 412 carries, if any. */
export function currentEvent(problem: ApiProblem): EventWithLinks | undefined {
  return eventWithLinks.safeParse(problem.current).data;
}

function eventPath(id: string): string {
  return `/api/events/${encodeURIComponent(id)}`;
}
