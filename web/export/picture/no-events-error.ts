/** Thrown if no event matches the filter, so that there is nothing to draw. */
export class NoEventsError extends Error {}
