import type { DiplomaticEvent } from '../../domain/events/event.ts';

/** How a file is written: its beginning, one piece an event, its end. Each file has one of its own. */
export interface FileFormat {
  readonly begin: string;
  write(event: DiplomaticEvent): string;
  end(): string;
}
