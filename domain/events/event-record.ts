import { type DiplomaticEvent, eventInput } from './event.ts';

const FIELDS = Object.keys(eventInput.shape) as readonly (keyof typeof eventInput.shape)[];

/** What an analyst records, in the order of the schema; what follows from it (days, version) is left to who reads it. */
export function recordOf(event: DiplomaticEvent): Record<string, unknown> {
  return Object.fromEntries(FIELDS.map((field) => [field, event[field]]));
}

/** An event as a line of the NDJSON export. */
export function ndjsonLine(event: DiplomaticEvent): string {
  return `${JSON.stringify(recordOf(event))}\n`;
}
