import { z } from 'zod';
import { REVISION_ACTIONS } from './event-values.ts';

/** That an event was changed, as those are told who watch; what it holds now is asked for as ever. */
export const eventChange = z.object({
  change: z.int().meta({ description: 'Grows with every change of any event' }),
  id: z.string().meta({ description: 'The event’s' }),
  version: z.int(),
  action: z.enum(REVISION_ACTIONS),
  author: z.string(),
  at: z.string().meta({ description: 'When: an instant, RFC 3339, UTC' }),
});
export type EventChange = z.output<typeof eventChange>;

/** The data of a `changes` message. */
export const eventChangeList = z.object({
  changes: z.array(eventChange).meta({ description: 'In the order in which they were stored' }),
});
