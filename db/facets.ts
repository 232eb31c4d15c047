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
    const of = (value: RawBuilder<unknown>, joins: RawBuilder<unknown>) =>
      countBy(reading, plan, value, joins);
    return {
      kind: await of(sql`event.kind`, sql`event where event.key = found.event_key`),
      party: await of(sql`part.party`, sql`event_party as part where part.event_key = found.event_key`),
      tag: await of(
        sql`tag.name`,
        sql`event_tag as part cross join tag where part.event_key = found.event_key and tag.key = part.tag_key`,
      ),
    };
  });
}

async function countBy(
  { kysely }: Reading,
  plan: Plan,
  value: RawBuilder<unknown>,
  joins: RawBuilder<unknown>,
) {
  const found = matching(plan).map(({ keys, checks }) =>
    checks.length === 0
      ? keys
      : sql`select found.event_key from (${keys}) as found cross join event
          where ${allOf([sql`event.key = found.event_key`, ...checks])}`,
  );
  const counts = await sql<FacetCount>`select ${value} as value, count(distinct found.event_key) as count
    from (${sql.join(found, sql` union all `)}) as found cross join ${joins}
    group by 1 order by 2 desc, 1 limit ${MOST_VALUES}`.execute(kysely);
  return counts.rows;
}
