import type { Database } from './database.ts';

export const SUGGESTION_FIELDS = ['party', 'person', 'office', 'place', 'tag', 'source', 'mission'] as const;
export type SuggestionField = (typeof SUGGESTION_FIELDS)[number];

export interface Suggestion {
  readonly value: string;
  /** How many events have it. */
  readonly count: number;
  /** Of a person: what they were last recorded with. */
  readonly party?: string;
  readonly office?: string;
  /** Of a place. */
  readonly country?: string;
}

export async function suggest(
  db: Database,
  field: SuggestionField,
  prefix: string,
  limit: number,
): Promise<Suggestion[]> {
  throw new Error(`not yet: ${db} ${field} ${prefix} ${limit}`);
}
