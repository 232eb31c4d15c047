import { z } from 'zod';
import {
  type DuplicatePage,
  duplicatePage,
  type MergeRequest,
  type SimilarEvent,
  similarEvents,
} from '../../domain/duplicates/similar-event.ts';
import { type EventWithLinks, eventWithLinks } from '../../domain/events/event.ts';
import { ownWrites } from './own-writes.ts';
import { request } from './request.ts';

/** The stored events that are probably the same as a draft, the most similar first. */
export async function fetchSimilar(draft: unknown, signal?: AbortSignal): Promise<readonly SimilarEvent[]> {
  const { items } = await request('POST', '/api/events/similar', similarEvents, { body: draft, signal });
  return items;
}

/** One page of the likely duplicates in the collection, the newest first. */
export function fetchDuplicates(cursor: string | undefined, signal?: AbortSignal): Promise<DuplicatePage> {
  const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
  return request('GET', `/api/duplicates${query}`, duplicatePage, { signal });
}

export async function markDistinct(id: string, other: string): Promise<void> {
  await request('PUT', `${pathOf(id)}/distinct/${encodeURIComponent(other)}`, z.unknown(), {});
}

export async function unmarkDistinct(id: string, other: string): Promise<void> {
  await request('DELETE', `${pathOf(id)}/distinct/${encodeURIComponent(other)}`, z.unknown(), {});
}

/** Rejects with status 412 if one of both events has changed. */
export function mergeEvents(id: string, version: number, body: MergeRequest): Promise<EventWithLinks> {
  return ownWrites.track(
    request('POST', `${pathOf(id)}/merge`, eventWithLinks, { body, version }),
    (stored) => stored,
  );
}

export function undoMerge(id: string, version: number, from: string): Promise<EventWithLinks> {
  return ownWrites.track(
    request('POST', `${pathOf(id)}/merge/undo`, eventWithLinks, { body: { from }, version }),
    (stored) => stored,
  );
}

function pathOf(id: string): string {
  return `/api/events/${encodeURIComponent(id)}`;
}
