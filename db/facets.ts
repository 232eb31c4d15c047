import type { EventFilter } from '../domain/event-filter.ts';
import type { Database } from './database.ts';

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}
export interface FacetCounts {
  readonly kind: FacetCount[];
  readonly party: FacetCount[];
  readonly tag: FacetCount[];
}

export async function facetCounts(db: Database, filter: EventFilter): Promise<FacetCounts> {
  throw new Error(`not yet: ${db} ${filter}`);
}
