/** No event matches the filter, so there is nothing to draw. */
export class NoEventsError extends Error {}
