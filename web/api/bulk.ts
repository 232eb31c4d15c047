import {
  type BulkEdit,
  type BulkResult,
  bulkResult,
  type EventVersion,
  type EventVersionList,
  eventVersionList,
  type RevertedEvent,
} from '../../domain/events/bulk-change.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { type EventGroups, eventGroups } from '../../domain/query/event-groups.ts';
import type { Sort } from '../../domain/query/event-sort.ts';
import { type Facets, facets } from '../../domain/query/facets.ts';
import type { Grouping } from '../../domain/query/grouping.ts';
import { ApiProblem, parseProblem } from './api-problem.ts';
import { ownWrites } from './own-writes.ts';
import { request } from './request.ts';

/** Edits several events, all or none. Rejects with status 412 if one has changed since its version. */
export function editEvents(events: readonly EventVersion[], edit: BulkEdit): Promise<BulkResult> {
  return change('/api/events/bulk', { events, edit });
}

export function deleteEvents(events: readonly EventVersion[]): Promise<BulkResult> {
  return change('/api/events/bulk', { events, delete: true });
}

/** Returns events to earlier versions, all or none. Rejects with status 412 if one has changed since its version. */
export function revertEvents(events: readonly RevertedEvent[]): Promise<BulkResult> {
  return change('/api/events/revert', { events });
}

function change(path: string, body: unknown): Promise<BulkResult> {
  return ownWrites.trackAll(request('POST', path, bulkResult, { body }), ({ events }) => events);
}

/** The ids and versions of all matching events, up to the number that one request can change. */
export function fetchVersions(
  filter: EventFilter,
  sort: Sort,
  signal?: AbortSignal,
): Promise<EventVersionList> {
  const params = filterToQuery(filter);
  params.set('sort', sort);
  return request('GET', `/api/event-versions?${params}`, eventVersionList, { signal });
}

export function fetchFacets(filter: EventFilter, signal?: AbortSignal): Promise<Facets> {
  return request('GET', `/api/facets?${filterToQuery(filter)}`, facets, { signal });
}

export function fetchGroups(filter: EventFilter, by: Grouping, signal?: AbortSignal): Promise<EventGroups> {
  const params = filterToQuery(filter);
  params.set('by', by);
  return request('GET', `/api/groups?${params}`, eventGroups, { signal });
}

/** A CSV file with these events. */
export async function fetchSelectedCsv(
  ids: readonly string[],
  hasByteOrderMark: boolean,
): Promise<{ readonly blob: Blob; readonly name: string }> {
  let response: Response;
  try {
    response = await fetch(`/api/events/selected.csv${hasByteOrderMark ? '?bom=1' : ''}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
  } catch {
    throw new ApiProblem(0);
  }
  if (!response.ok) throw parseProblem(response.status, await response.text());
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: name ?? 'events.csv' };
}
