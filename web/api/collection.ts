import { z } from 'zod';
import {
  type CollectionChanges,
  type CollectionState,
  collectionChanges,
  collectionState,
} from '../../domain/import/collection-edition.ts';
import { request } from './request.ts';

export function fetchCollectionState(signal?: AbortSignal): Promise<CollectionState> {
  return request('GET', '/api/collection', collectionState, { signal });
}

export function importCollection(edition: number): Promise<CollectionChanges> {
  return request('POST', '/api/collection/import', collectionChanges, { body: { edition } });
}

export async function dismissCollection(edition: number): Promise<void> {
  await request('POST', '/api/collection/dismiss', z.unknown(), { body: { edition } });
}
