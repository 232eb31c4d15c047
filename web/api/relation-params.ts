import { DEFAULT_SIDES, type Sides } from '../../domain/parties/side.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';

/** The filter of a view, and the two parties that it compares. */
export interface RelationRequest {
  readonly filter: EventFilter;
  readonly sides: Sides;
}

export function relationParams({ filter, sides: { upper, lower } }: RelationRequest): URLSearchParams {
  const params = filterToQuery(filter);
  // The parameter also excludes events that concern neither side. The default pair must not exclude any.
  if (upper !== DEFAULT_SIDES.upper || lower !== DEFAULT_SIDES.lower)
    params.set('sides', `${upper},${lower}`);
  return params;
}
