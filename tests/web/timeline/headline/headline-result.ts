import { parseEdtf } from '../../../../domain/dates/edtf-date.ts';
import type { TimelineEvent, TimelineResult } from '../../../../domain/timeline/timeline.ts';

let count = 0;

export function headlineEvent(fields: Partial<TimelineEvent> & { readonly date: string }): TimelineEvent {
  const { first_day, last_day, day } = parseEdtf(fields.date);
  count += 1;
  return {
    id: `event-${count}`,
    title: 'Ruritania sends a note',
    first_day,
    last_day,
    day,
    approximate: false,
    kind: 'statement',
    status: 'carried_out',
    side: 'lower',
    initiators: ['XR'],
    severity: 2,
    importance: 10,
    ...fields,
  };
}

/** A result with all events. */
export function headlineResult(events: readonly TimelineEvent[]): TimelineResult {
  const first_day = Math.min(...events.map((event) => event.first_day));
  const last_day = Math.max(...events.map((event) => event.last_day));
  return {
    first_day: events.length > 0 ? first_day : 0,
    last_day: events.length > 0 ? last_day : 0,
    ...(events.length > 0 && { extent: { first_day, last_day } }),
    total: events.length,
    complete: true,
    events: [...events],
    arcs: [],
    bucket_days: 1,
    cells: { combinations: [], day: [], cells: [], combination: [], count: [], expelled: [] },
    tension_unit: 'year',
    tension: [],
  };
}
