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
