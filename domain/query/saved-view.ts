import { z } from 'zod';
import { requiredLine } from '../events/event-field.ts';

/** What an address may hold (RFC 3986, 3.4), and no `#`: a query and nothing else. */
const QUERY = /^[\w\-.~!$&'()*+,;=:@/?%\u{80}-\u{10FFFF}]*$/u;

/** A name for what somebody looks at. */
export const savedViewInput = z.strictObject(
  {
    name: requiredLine(120, 'Give the view a name.'),
    query: z
      .string('Send the query of the view’s address as text.')
      .max(4_000, 'Shorten the filter: its address has more than 4000 characters.')
      .overwrite((query) => query.replace(/^\?/, ''))
      .refine((query) => QUERY.test(query), 'Send the query of an address, such as view=table&kind=talks.')
      .meta({ description: 'The query of its address in the page, without `?`' }),
  },
  'Send a view as {name, query}.',
);
export type SavedViewInput = z.input<typeof savedViewInput>;
export type CheckedSavedView = z.output<typeof savedViewInput>;

export const savedView = z.object({
  id: z.int(),
  name: z.string(),
  query: z.string(),
  version: z.int().meta({ description: 'Counts the changes; its ETag' }),
});
export type SavedView = z.output<typeof savedView>;

export const savedViewList = z.object({
  items: z.array(savedView).meta({ description: 'The one that was saved last comes first' }),
});
