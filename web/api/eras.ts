import type { Era, EraInput } from '../../domain/eras/era.ts';
import { outlineSchema } from './outline-schema.ts';
import { request } from './request.ts';

const eraOutline = outlineSchema<Era>({
  id: 'number',
  starts: 'string',
  first_day: 'number',
  last_day: 'number',
  version: 'number',
});
const listOutline = outlineSchema<{ readonly items: readonly Era[] }>({ items: 'array' });
const noContent = { safeParse: () => ({ success: true, data: undefined }) as const };

/** By first day. */
export async function fetchEras(signal?: AbortSignal): Promise<readonly Era[]> {
  const { items } = await request('GET', '/api/eras', listOutline, { signal });
  return items;
}

export function createEra(era: EraInput): Promise<Era> {
  return request('POST', '/api/eras', eraOutline, { body: era });
}

/** Rejects with status 412 if `version` is no longer the current one. */
export function updateEra(id: number, era: EraInput, version: number): Promise<Era> {
  return request('PUT', `/api/eras/${id}`, eraOutline, { body: era, version });
}

/** Rejects with status 412 if `version` is no longer the current one. */
export async function deleteEra(id: number, version: number): Promise<void> {
  await request('DELETE', `/api/eras/${id}`, noContent, { version });
}
