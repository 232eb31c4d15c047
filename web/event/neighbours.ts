import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { EventPage } from '../../domain/query/event-page.ts';
import type { EventsRequest } from '../api/events.ts';

export type ListEvents = (request: EventsRequest, signal?: AbortSignal) => Promise<EventPage>;

type Placed = Pick<DiplomaticEvent, 'id' | 'first_day' | 'last_day'>;

/**
 * The event before or after one, by date, among those that the filter holds. Undefined at the ends, and for an event
 * that the filter does not hold.
 */
export async function findNeighbour(
  direction: 'previous' | 'next',
  event: Placed,
  filter: EventFilter,
  list: ListEvents,
  signal?: AbortSignal,
): Promise<DiplomaticEvent | undefined> {
  const asked = direction === 'next' ? startingAt(event, filter) : endingAt(event, filter);
  if (asked === undefined) return undefined;
  const sort = direction === 'next' ? 'date' : '-date';
  let wasSeen = false;
  let cursor: string | undefined;
  do {
    // Few events share their first days; longer ones that began before come first and make the list longer.
    const page = await list(
      { filter: asked, sort, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
      signal,
    );
    for (const item of page.items) {
      if (wasSeen) return item;
      wasSeen = item.id === event.id;
    }
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return undefined;
}

/** The filter from the event's own first day on, so that the list begins near it. */
function startingAt({ first_day }: Placed, filter: EventFilter): EventFilter | undefined {
  if (!isOnCalendar(first_day)) return filter;
  if (filter.from !== undefined && parseEdtf(filter.from).first_day >= first_day) return filter;
  if (filter.to !== undefined && parseEdtf(filter.to).last_day < first_day) return undefined;
  return { ...filter, from: isoDay(first_day) };
}

function endingAt({ first_day }: Placed, filter: EventFilter): EventFilter | undefined {
  if (!isOnCalendar(first_day)) return filter;
  if (filter.to !== undefined && parseEdtf(filter.to).last_day <= first_day) return filter;
  if (filter.from !== undefined && parseEdtf(filter.from).first_day > first_day) return filter;
  return { ...filter, to: isoDay(first_day) };
}

/** Days of years that a plain date can name: an open beginning stands at a day that none can. */
function isOnCalendar(day: number): boolean {
  return day > -700_000 && day < 2_900_000;
}
