import type { EventWithLinks } from '../../../domain/events/event.ts';

/** How the form was left: with an event stored, or with nothing done. */
export type FormResult =
  | { readonly outcome: 'saved'; readonly event: EventWithLinks }
  | { readonly outcome: 'left' };
