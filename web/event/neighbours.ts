import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import type { EventsRequest } from '../api/events.ts';

export type ListEvents = (request: EventsRequest, signal?: AbortSignal) => Promise<EventPage>;

type DatedEvent = Pick<DiplomaticEvent, 'id' | 'first_day' | 'last_day'>;

/**
 * The previous or next event by date among those that match the filter; undefined at the ends of the list. For an event that
 * is not in the list, because it does not match or was deleted, the nearest one before or after its days.
 */
export async function findNeighbour(
  direction: 'previous' | 'next',
  event: DatedEvent,
  filter: EventFilter,
  list: ListEvents,
  signal?: AbortSignal,
): Promise<DiplomaticEvent | undefined> {
  const near = direction === 'next' ? startingAt(event, filter) : endingAt(event, filter);
  if (near === undefined) return undefined;
  const sort = direction === 'next' ? 'date' : '-date';
  let isPast = false;
  let nearest: DiplomaticEvent | undefined;
  let cursor: string | undefined;
  do {
    // The list starts near the event, so the first page is usually enough. Long events that began earlier precede it.
    const page = await list(
      { filter: near, sort, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
      signal,
    );
    for (const item of page.items) {
      if (isPast) return item;
      isPast = item.id === event.id;
      if (isPast) continue;
      if (distance(item, event, direction) > 0) nearest ??= item;
      // The list is in order of the first days, so the event cannot follow.
      if (item.first_day !== event.first_day && nearest) return nearest;
    }
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return isPast ? undefined : nearest;
}

/** Positive if `item` lies in the direction from the event. */
function distance(
  item: DatedEvent,
  { first_day, last_day }: DatedEvent,
  direction: 'previous' | 'next',
): number {
  const days = item.first_day - first_day || item.last_day - last_day;
  return direction === 'next' ? days : -days;
}

/** The filter from the event's first day on, so that the list begins near the event; undefined if nothing matches. */
function startingAt({ first_day }: DatedEvent, filter: EventFilter): EventFilter | undefined {
  if (!isOnCalendar(first_day)) return filter;
  if (filter.from !== undefined && parseEdtf(filter.from).first_day >= first_day) return filter;
  if (filter.to !== undefined && parseEdtf(filter.to).last_day < first_day) return undefined;
  return { ...filter, from: isoDay(first_day) };
}

function endingAt({ first_day }: DatedEvent, filter: EventFilter): EventFilter | undefined {
  if (!isOnCalendar(first_day)) return filter;
  if (filter.to !== undefined && parseEdtf(filter.to).last_day <= first_day) return filter;
  // Only events that began earlier and reach the filter’s first day can precede this one.
  const from = filter.from === undefined ? first_day : parseEdtf(filter.from).first_day;
  return { ...filter, to: isoDay(Math.max(from, first_day)) };
}

/** Whether a four-digit year can name the day. The day of an open start (`../2018`) lies far before. */
function isOnCalendar(day: number): boolean {
  return day > -700_000 && day < 2_900_000;
}
