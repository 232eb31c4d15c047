import { z } from 'zod';

/** Fields for which recorded values are suggested. */
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

/** A suggested value. A person comes with their latest party and office, a place with its latest country. */
const suggestion = z.object({
  value: z.string(),
  count: z.int().meta({ description: 'Number of events with this value' }),
  party: z.string().optional(),
  office: z.string().optional(),
  country: z.string().optional(),
});
export type Suggestion = z.output<typeof suggestion>;

export const suggestionList = z.object({
  items: z.array(suggestion).meta({ description: 'Most used first' }),
});
