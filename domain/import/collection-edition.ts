import { z } from 'zod';
import { issueMessage } from '../errors/zod-errors.ts';

const keptReason = z.enum(['edited', 'deleted', 'other_event']).meta({
  description: '`edited` or `deleted`: in this database; `other_event`: another event has the same id',
});

/** The changes that an import of an edition makes to a database, or has made. */
export const collectionChanges = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  kept: z
    .array(z.object({ id: z.string(), reason: keptReason }))
    .meta({ description: 'Events that differ from the edition and were not changed' }),
});
export type CollectionChanges = z.output<typeof collectionChanges>;

/** The edition of the starter collection in the database, and the one that comes with this server. */
export const collectionState = z.object({
  installed: z.int().exactOptional().meta({ description: 'Absent if the collection was never loaded' }),
  available: z.int(),
  offer: collectionChanges.exactOptional().meta({
    description: 'The changes that importing `available` would make; absent if no decision is needed',
  }),
});
export type CollectionState = z.output<typeof collectionState>;

const NO_EDITION = issueMessage('edition-missing');

export const collectionDecision = z.strictObject(
  { edition: z.int(NO_EDITION).positive(NO_EDITION) },
  NO_EDITION,
);
