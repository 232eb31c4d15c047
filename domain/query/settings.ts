import { z } from 'zod';

/** The settings of the server that the page needs. */
export const settings = z.object({
  /** Whether other sites may embed a view. */
  embedding: z.boolean(),
  /** Whether the reader can change the settings of the server. Without accounts, this is anyone on its own machine. */
  administrator: z.boolean(),
  /** The address that readers use, if it is not loopback. */
  public_url: z.string().optional(),
});
