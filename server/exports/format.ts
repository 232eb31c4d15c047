import type { DiplomaticEvent } from '../../domain/events/event.ts';

/** Writes one file: its start, one piece of text per event, and its end. May keep state, so each file needs a new one. */
export interface FileFormat {
  readonly begin: string;
  write(event: DiplomaticEvent): string;
  end(): string;
}
