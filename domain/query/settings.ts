import { boolean, object } from 'zod/mini';

/** The settings of the server that the page needs. */
export const settings = object({
  /** Whether other sites may embed a view. */
  embedding: boolean(),
});
