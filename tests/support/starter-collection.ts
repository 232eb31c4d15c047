import { readFileSync } from 'node:fs';
import { type CheckedEvent, checkEvent } from '../../domain/events/event.ts';

/** The records of the starter collection as they are in its file. */
export const STARTER_RECORDS: readonly Record<string, unknown>[] = readFileSync(
  new URL('../../db/collections/us-russia.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The same records, checked. */
export const STARTER_EVENTS: readonly CheckedEvent[] = STARTER_RECORDS.map((record) => checkEvent(record));

/** “1,028”, as the page shows a number. */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** “1,028 events”, as the page shows a count. */
export function eventCount(count: number): string {
  return `${countText(count)} events`;
}

/** How many events of the starter collection match. */
export function countStarterEvents(matches: (event: CheckedEvent) => boolean = () => true): number {
  return STARTER_EVENTS.filter(matches).length;
}
