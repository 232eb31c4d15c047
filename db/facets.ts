import { type RawBuilder, sql } from 'kysely';
import type { EventFilter } from '../domain/event-filter.ts';
import type { Database, Reading } from './database.ts';
import { allOf, readFilter } from './event-filter.ts';
import { matching } from './matching.ts';
import { type Plan, planQuery } from './query-plan.ts';

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** How the events of a filter divide; the most frequent values first. */
export interface FacetCounts {
  readonly kind: FacetCount[];
  /** In either role. */
  readonly party: FacetCount[];
  readonly tag: FacetCount[];
}

const MOST_VALUES = 50;

export async function facetCounts(db: Database, filter: EventFilter): Promise<FacetCounts> {
  return db.read(async (reading) => {
    const plan = await planQuery(reading, await readFilter(reading, filter));
    const by = (column: string) => matchedBy(plan, column);
    return {
      kind: await count(reading, sql`select kind as value, events from (${by('kind')}) as found`),
      // By signature, of which there are far fewer than events.
      party: await count(
        reading,
        sql`select party as value, events from (${by('signature_key')}) as found
          cross join (select distinct signature_key, party from signature_party) as named
          where named.signature_key = found.signature_key`,
      ),
      tag: await count(
        reading,
        sql`select tag.name as value, 1 as events from (${by('key')}) as found cross join event_tag cross join tag
          where event_tag.event_key = found.key and tag.key = event_tag.tag_key`,
      ),
    };
  });
}

/** The events of a plan counted by a column of theirs. */
function matchedBy(plan: Plan, column: string): RawBuilder<unknown> {
  const name = sql.ref(`event.${column}`);
  const found = matching(plan).map(
    ({ keys, checks }) => sql`select ${name}, count(*) as events from (${keys}) as found cross join event
      where ${allOf([sql`event.key = found.event_key`, ...checks])} group by ${name}`,
  );
  return sql.join(found, sql` union all `);
}

async function count({ kysely }: Reading, values: RawBuilder<unknown>): Promise<FacetCount[]> {
  const counts = await sql<FacetCount>`select value, sum(events) as count from (${values}) as counted
    group by value order by 2 desc, 1 limit ${MOST_VALUES}`.execute(kysely);
  return counts.rows;
}
