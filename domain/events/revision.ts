import { z } from 'zod';
import { REVISION_ACTIONS } from './event-values.ts';

// A stored version of an event. It may not match the current schema.
const record = z.record(z.string(), z.unknown()).nullable();

/** One change of one event. */
export const revision = z.object({
  version: z.int(),
  at: z.string().meta({ description: 'Time of the change, RFC 3339, UTC' }),
  author: z.string(),
  action: z.enum(REVISION_ACTIONS),
  before: record.meta({ description: 'The event before the change; null if it was created' }),
  after: record.meta({ description: 'The event after the change; null if it was deleted' }),
  changed: z.array(z.string()).meta({ description: 'Names of the fields that differ' }),
});
export type Revision = z.output<typeof revision>;

export const revisionList = z.object({
  items: z.array(revision).meta({ description: 'Newest first' }),
});
