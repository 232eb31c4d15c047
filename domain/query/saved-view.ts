import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';
import { requiredLine } from '../events/event-field.ts';
import { pictureSettings } from './picture-settings.ts';

/** The characters of a query (RFC 3986, 3.4), without `#`. */
const QUERY = /^[\w\-.~!$&'()*+,;=:@/?%\u{80}-\u{10FFFF}]*$/u;

/** A name for a state of the page, which is the query of its address. */
export const savedViewInput = z.strictObject(
  {
    name: requiredLine(120, 'view-name-missing'),
    query: z
      .string(issueMessage('view-query-missing'))
      .max(4_000, issueMessage('view-query-too-long', { max: 4_000 }))
      .overwrite((query) => query.replace(/^\?/, ''))
      .refine((query) => QUERY.test(query), issueMessage('view-query-invalid'))
      .meta({ description: 'The query of the view’s address in the page, without `?`' }),
    picture: pictureSettings.optional(),
  },
  issueMessage('view-not-an-object'),
);
export type SavedViewInput = z.input<typeof savedViewInput>;
export type CheckedSavedView = z.output<typeof savedViewInput>;

export const savedView = z.object({
  id: z.int(),
  name: z.string(),
  query: z.string(),
  picture: pictureSettings.optional(),
  version: z.int().meta({ description: 'Version number, which increases with every change; also the ETag' }),
});
export type SavedView = z.output<typeof savedView>;

export const savedViewList = z.object({
  items: z.array(savedView).meta({ description: 'Most recently saved first' }),
});
