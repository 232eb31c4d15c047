import { z } from 'zod';
import { diplomaticEvent } from '../events/event.ts';

/** One page of a list of events. */
export const eventPage = z.object({
  items: z.array(diplomaticEvent),
  total: z.int().meta({ description: 'Number of events that match the filter' }),
  next_cursor: z.string().exactOptional().meta({ description: 'Absent on the last page' }),
});
export type EventPage = z.output<typeof eventPage>;
