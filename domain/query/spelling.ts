import { z } from 'zod';

/** A correction of a search text. */
export const spellingSuggestion = z.object({
  q: z.string().meta({ description: 'The whole text with the corrected words' }),
  words: z.array(z.object({ from: z.string(), to: z.string() })),
  count: z.int().meta({ description: 'Number of events that it finds with the same filter' }),
});
export type SpellingSuggestion = z.output<typeof spellingSuggestion>;

export const spellingResult = z.object({
  query: z.string(),
  suggestion: spellingSuggestion
    .nullable()
    .meta({ description: 'Null if no text is known that finds more events' }),
});
export type SpellingResult = z.output<typeof spellingResult>;
