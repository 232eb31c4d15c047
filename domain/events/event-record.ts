import { type DiplomaticEvent, eventInput } from './event.ts';

const FIELDS = Object.keys(eventInput.shape) as readonly (keyof typeof eventInput.shape)[];

/** The fields that an analyst records, in the order of the schema, without derived fields such as days and version. */
export function recordOf(event: DiplomaticEvent): Record<string, unknown> {
  return Object.fromEntries(FIELDS.map((field) => [field, event[field]]));
}

/** An event as one line of the NDJSON export. */
export function ndjsonLine(event: DiplomaticEvent): string {
  return `${JSON.stringify(recordOf(event))}\n`;
}
