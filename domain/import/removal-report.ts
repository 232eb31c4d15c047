import { z } from 'zod';

/** The result of removing machine-coded events. */
export const removalReport = z.object({
  removed: z.int(),
  kept: z.int().meta({ description: 'Events that were kept because an analyst has reviewed them' }),
});
export type RemovalReport = z.output<typeof removalReport>;
