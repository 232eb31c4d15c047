import type { EventFilter } from '../domain/event-filter.ts';
import type { Sides } from '../domain/side.ts';
import type { TimelineAnswer } from '../domain/timeline.ts';
import type { Database } from './database.ts';

export interface TimelineRequest {
  readonly filter: EventFilter;
  readonly first_day?: number | undefined;
  readonly last_day?: number | undefined;
  readonly width_px: number;
  readonly sides: Sides;
}

export async function readTimeline(db: Database, request: TimelineRequest): Promise<TimelineAnswer> {
  throw new Error(`not yet: ${db} ${request}`);
}
