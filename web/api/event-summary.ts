import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { outlineSchema } from './outline-schema.ts';
import { request } from './request.ts';

interface PageOfOne {
  readonly total: number;
  readonly items: readonly { readonly first_day: number; readonly last_day: number }[];
}

const pageOfOne = outlineSchema<PageOfOne>({ total: 'number', items: 'array' });

export interface EventSummary {
  readonly total: number;
  /** Days since 1970-01-01; absent without events. */
  readonly bounds?: { readonly first: number; readonly last: number };
}

/** What the page shows of an event by name. */
export type LatestEvent = Pick<
  DiplomaticEvent,
  'id' | 'title' | 'title_ru' | 'short_title' | 'short_title_ru' | 'date' | 'initiators' | 'origin' | 'review'
>;

const latestPage = outlineSchema<{ readonly items: readonly LatestEvent[] }>({ items: 'array' });

/** The matching event with the last day; undefined if none matches. */
export async function fetchLatestEvent(
  filter: EventFilter,
  signal?: AbortSignal,
): Promise<LatestEvent | undefined> {
  const params = filterToQuery(filter);
  params.set('sort', '-date');
  params.set('limit', '1');
  const { items } = await request('GET', `/api/events?${params}`, latestPage, { signal });
  return items[0];
}

/** How many events match the filter, and from when to when. */
export async function fetchEventSummary(filter: EventFilter, signal?: AbortSignal): Promise<EventSummary> {
  const fetchOne = (sort: 'date' | '-date') => {
    const params = filterToQuery(filter);
    params.set('sort', sort);
    params.set('limit', '1');
    return request('GET', `/api/events?${params}`, pageOfOne, { signal });
  };
  const [earliest, latest] = await Promise.all([fetchOne('date'), fetchOne('-date')]);
  const [first] = earliest.items;
  const [last] = latest.items;
  if (!first || !last) return { total: earliest.total };
  return {
    total: earliest.total,
    bounds: { first: first.first_day, last: Math.max(first.first_day, last.last_day) },
  };
}
