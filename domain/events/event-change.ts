import { z } from 'zod';
import { REVISION_ACTIONS } from './event-values.ts';

/** Notice of a change of an event, for clients of the change stream. They fetch the event itself separately. */
export const eventChange = z.object({
  change: z.int().meta({ description: 'Number of the change; grows with every change of any event' }),
  id: z.string().meta({ description: 'Id of the event' }),
  version: z.int(),
  action: z.enum(REVISION_ACTIONS),
  author: z.string(),
  at: z.string().meta({ description: 'Time of the change, RFC 3339, UTC' }),
});
export type EventChange = z.output<typeof eventChange>;

/** The data of a `changes` message. */
export const eventChangeList = z.object({
  changes: z.array(eventChange).meta({ description: 'In the order in which they were stored' }),
});
