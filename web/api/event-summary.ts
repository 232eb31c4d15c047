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
