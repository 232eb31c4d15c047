import { z } from 'zod';

export { SUGGESTION_FIELDS, type SuggestionField } from './suggestion-field.ts';

/**
 * A suggested value. If it is in an authority list, `value` is the name to record, `name` and `name_ru` are the names to
 * show, and `count` includes its other spellings. A person comes with their latest party and office, a place with its
 * country.
 */
const suggestion = z.object({
  value: z.string(),
  count: z.int().meta({ description: 'Number of events with this value, in any spelling' }),
  name: z.string().optional().meta({ description: 'In English, from the authority list' }),
  name_ru: z.string().optional().meta({ description: 'In Russian, from the authority list' }),
  party: z.string().optional(),
  office: z.string().optional(),
  country: z.string().optional(),
});
export type Suggestion = z.output<typeof suggestion>;

export const suggestionList = z.object({
  items: z.array(suggestion).meta({ description: 'Most used first' }),
});
