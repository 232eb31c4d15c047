import { z } from 'zod';

/** What became of the events that a machine coded. */
export const removalReport = z.object({
  removed: z.int(),
  kept: z.int().meta({ description: 'Those that somebody has reviewed' }),
});
export type RemovalReport = z.output<typeof removalReport>;
