import { z } from 'zod';
import { REVISION_ACTIONS } from './event-values.ts';

// An event as it was once recorded, which need not hold today.
const record = z.record(z.string(), z.unknown()).nullable();

/** One change of one event. */
export const revision = z.object({
  version: z.int(),
  at: z.string().meta({ description: 'When: an instant, RFC 3339, UTC' }),
  author: z.string(),
  action: z.enum(REVISION_ACTIONS),
  before: record.meta({ description: 'The event before, null where there was none' }),
  after: record.meta({ description: 'The event after, null where it was deleted' }),
  changed: z.array(z.string()).meta({ description: 'Names of the fields that differ' }),
});
export type Revision = z.output<typeof revision>;

export const revisionList = z.object({
  items: z.array(revision).meta({ description: 'Newest first' }),
});
