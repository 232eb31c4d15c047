import { sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { ReadTx } from '../database.ts';
import { allOf } from './event-filter.ts';
import { LIVE } from './query-plan.ts';

interface Top {
  readonly key: number;
  readonly importance: number;
}

/**
 * The most important events of some classes that overlap a span. An index has the events of each class by importance.
 * Classes are read in the order of their most important event, until no other class can have a more important one.
 */
export async function topKeysOfClasses(
  tx: ReadTx,
  keys: readonly number[],
  span: DaySpan,
  limit: number,
): Promise<number[]> {
  let found: Top[] = [];
  for (const { key, importance } of await firstOfClasses(tx, keys)) {
    const last = found[limit - 1];
    if (last !== undefined && last.importance > importance) break;
    found = [...found, ...(await topOfClass(tx, key, span, limit))].sort(mostImportantFirst).slice(0, limit);
  }
  return found.map(({ key }) => key);
}

function mostImportantFirst(a: Top, b: Top): number {
  return b.importance - a.importance || b.key - a.key;
}

/** Classes with events, and the importance of their most important one. */
async function firstOfClasses({ kysely, engine }: ReadTx, keys: readonly number[]): Promise<Top[]> {
  const { rows } = await sql<Top>`select * from (
      select key, (select importance from event where ${LIVE} and event.class_key = event_class.key
        order by importance desc limit 1) as importance
      from event_class where events > 0 and ${engine.isOneOf('key', keys)}) as firsts
    order by importance desc`.execute(kysely);
  return rows;
}

async function topOfClass(
  { kysely, engine }: ReadTx,
  classKey: number,
  { first, last }: DaySpan,
  limit: number,
) {
  const { rows } = await sql<Top>`select key, importance from event
    where ${allOf([
      LIVE,
      sql`class_key = ${classKey}`,
      sql`${engine.unindexed('first_day')} <= ${last} and ${engine.unindexed('last_day')} >= ${first}`,
    ])}
    order by importance desc, key desc limit ${limit}`.execute(kysely);
  return rows;
}
