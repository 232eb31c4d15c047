import { z } from 'zod';
import { KINDS } from '../events/kind.ts';

/** The fields of an event in which a search finds words, besides the title in the language of the reader. */
export const SNIPPET_FIELDS = [
  'title',
  'title_ru',
  'summary',
  'summary_ru',
  'people',
  'places',
  'tags',
  'sources',
] as const;
export type SnippetField = (typeof SNIPPET_FIELDS)[number];

const matches = z
  .array(z.tuple([z.int(), z.int()]))
  .meta({ description: 'Start and length of each match, in UTF-16 code units' });

/** The part of an event’s text with the most matches. */
export const snippet = z.object({
  field: z.enum(SNIPPET_FIELDS),
  text: z.string().meta({ description: 'Plain text; `…` where it is cut' }),
  matches,
});
export type Snippet = z.output<typeof snippet>;

/** An event that a search found. */
export const foundEvent = z.object({
  id: z.string(),
  date: z.string().meta({ description: 'EDTF' }),
  kind: z.enum(KINDS),
  title: z.string().optional(),
  title_ru: z.string().optional(),
  initiators: z.array(z.string()),
  title_matches: matches.meta({ description: 'Matches in the title in the language `lang`' }),
  snippet: snippet.optional().meta({
    description: 'Absent if the event has no text besides its title. Without matches, the summary begins it',
  }),
});
export type FoundEvent = z.output<typeof foundEvent>;

export const searchResult = z.object({
  total: z.int().meta({ description: 'Number of events that match' }),
  events: z.array(foundEvent).meta({ description: 'Best matches first' }),
});
export type SearchResult = z.output<typeof searchResult>;
