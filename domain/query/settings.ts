import { z } from 'zod';

/** The settings of the server that the page needs. */
export const settings = z.object({
  /** Whether other sites may embed a view. */
  embedding: z.boolean(),
});
