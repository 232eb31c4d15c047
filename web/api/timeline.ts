import { type DaySpan, isoDay } from '../../domain/dates/day-span.ts';
import type { Sides } from '../../domain/parties/side.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { TimelineResult } from '../../domain/timeline/timeline.ts';
import { outlineSchema } from './outline-schema.ts';
import { relationParams } from './relation-params.ts';
import { request } from './request.ts';

const timelineOutline = outlineSchema<TimelineResult>({
  first_day: 'number',
  last_day: 'number',
  total: 'number',
  complete: 'boolean',
  events: 'array',
  arcs: 'array',
  bucket_days: 'number',
  cells: 'object',
  tension_unit: 'string',
  tension: 'array',
});

export interface TimelineRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
  /** Absent: the days of all matching events. */
  readonly timeWindow?: DaySpan | undefined;
  readonly widthPx: number;
}

/** The window replaces `from` and `to` of the filter, which must contain it. */
export function fetchTimeline(
  { filter, sides, timeWindow, widthPx }: TimelineRequest,
  signal?: AbortSignal,
): Promise<TimelineResult> {
  const params = relationParams({ filter, sides });
  params.set('width', String(Math.max(1, Math.round(widthPx))));
  if (timeWindow) {
    params.set('from', isoDay(timeWindow.first));
    params.set('to', isoDay(timeWindow.last));
  }
  return request('GET', `/api/timeline?${params}`, timelineOutline, { signal });
}
