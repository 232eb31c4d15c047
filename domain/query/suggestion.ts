import { z } from 'zod';

/** Fields for which what is already recorded is suggested. */
export const SUGGESTION_FIELDS = [
  'party',
  'person',
  'office',
  'place',
  'tag',
  'source',
  'mission',
  'origin',
] as const;
export type SuggestionField = (typeof SUGGESTION_FIELDS)[number];

/** A value that a field may take. A person comes with the last party and office, a place with the last country. */
const suggestion = z.object({
  value: z.string(),
  count: z.int().meta({ description: 'Events that have it' }),
  party: z.string().optional(),
  office: z.string().optional(),
  country: z.string().optional(),
});
export type Suggestion = z.output<typeof suggestion>;

export const suggestionList = z.object({
  items: z.array(suggestion).meta({ description: 'Most used first' }),
});
