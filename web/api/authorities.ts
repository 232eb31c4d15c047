import type {
  Authority,
  AuthorityInput,
  AuthorityList,
  AuthorityMerge,
  NamedEntry,
  RecordedName,
} from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { outlineSchema } from './outline-schema.ts';
import { request } from './request.ts';

const entryOutline = outlineSchema<Authority>({
  id: 'number',
  kind: 'string',
  aliases: 'array',
  offices: 'array',
  events: 'number',
  version: 'number',
});
const listOutline = outlineSchema<AuthorityList>({ items: 'array', total: 'number' });
const namesOutline = outlineSchema<{ readonly items: readonly NamedEntry[] }>({ items: 'array' });
const noContent = { safeParse: () => ({ success: true, data: undefined }) as const };

/** The entries with a word that begins with `text`, those of most events first. */
export function fetchAuthorities(
  kind: AuthorityKind,
  text: string,
  limit: number,
  signal?: AbortSignal,
): Promise<AuthorityList> {
  const params = new URLSearchParams({ kind, q: text, limit: String(limit) });
  return request('GET', `/api/authorities?${params}`, listOutline, { signal });
}

export function createAuthority(entry: AuthorityInput): Promise<Authority> {
  return request('POST', '/api/authorities', entryOutline, { body: entry });
}

/** Rejects with status 412 if `version` is no longer the current one. */
export function updateAuthority(id: number, entry: AuthorityInput, version: number): Promise<Authority> {
  return request('PUT', `/api/authorities/${id}`, entryOutline, { body: entry, version });
}

/** Rejects with status 412 if one of the versions is no longer the current one. */
export function mergeAuthorities(id: number, version: number, other: AuthorityMerge): Promise<Authority> {
  return request('POST', `/api/authorities/${id}/merge`, entryOutline, { body: other, version });
}

/** Rejects with status 412 if `version` is no longer the current one. */
export async function deleteAuthority(id: number, version: number): Promise<void> {
  await request('DELETE', `/api/authorities/${id}`, noContent, { version });
}

/** The names of those recorded texts that are spellings of entries. */
export async function fetchNames(names: readonly RecordedName[]): Promise<readonly NamedEntry[]> {
  const { items } = await request('POST', '/api/authorities/names', namesOutline, { body: { names } });
  return items;
}
