import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';

const keptReason = z.enum(['edited', 'deleted', 'other_event']).meta({
  description:
    '`edited` or `deleted` in this database; `other_event`: an event recorded here has the same id',
});

/** What an import of an edition changes in a database, or has changed. */
export const collectionChanges = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  kept: z
    .array(z.object({ id: z.string(), reason: keptReason }))
    .meta({ description: 'Events that differ from the edition and stay as they are' }),
});
export type CollectionChanges = z.output<typeof collectionChanges>;

/** The edition of the starter collection in a database, and the one that this server brings. */
export const collectionState = z.object({
  installed: z.int().exactOptional().meta({ description: 'Absent where the collection was never loaded' }),
  available: z.int(),
  offer: collectionChanges.exactOptional().meta({
    description: 'What importing `available` would change; absent where there is nothing to decide',
  }),
});
export type CollectionState = z.output<typeof collectionState>;

const NO_EDITION = issueMessage('edition-missing');

export const collectionDecision = z.strictObject(
  { edition: z.int(NO_EDITION).positive(NO_EDITION) },
  NO_EDITION,
);
