import { boolean, object } from 'zod/mini';

/** What the page needs to know about the configuration of the server. */
export const settings = object({
  /** Whether other sites may embed a view. */
  embedding: boolean(),
});
