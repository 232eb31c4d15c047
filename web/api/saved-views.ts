import { z } from 'zod';
import {
  type SavedView,
  type SavedViewInput,
  savedView,
  savedViewList,
} from '../../domain/query/saved-view.ts';
import { request } from './request.ts';

/** Newest first. */
export async function fetchSavedViews(signal?: AbortSignal): Promise<readonly SavedView[]> {
  const { items } = await request('GET', '/api/views', savedViewList, { signal });
  return items;
}

export function createSavedView(view: SavedViewInput): Promise<SavedView> {
  return request('POST', '/api/views', savedView, { body: view });
}

/** Rejects with status 412 if `version` is no longer the current one, and with 409 if another view has the name. */
export function updateSavedView(id: number, view: SavedViewInput, version: number): Promise<SavedView> {
  return request('PUT', `/api/views/${id}`, savedView, { body: view, version });
}

export async function deleteSavedView(id: number, version: number): Promise<void> {
  await request('DELETE', `/api/views/${id}`, z.unknown(), { version });
}
