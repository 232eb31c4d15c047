import { z } from 'zod';
import { diplomaticEvent } from '../events/event.ts';

/** A part of a list of events. */
export const eventPage = z.object({
  items: z.array(diplomaticEvent),
  total: z.int().meta({ description: 'How many events the filter holds' }),
  next_cursor: z.string().exactOptional().meta({ description: 'Absent on the last page' }),
});
export type EventPage = z.output<typeof eventPage>;
