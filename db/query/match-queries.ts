import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { Engine } from '../core/query-context.ts';
import type { FilterWord } from './event-filter.ts';
import {
  beginsNear,
  checksExcept,
  eventKeys,
  keysOf,
  type Part,
  type Plan,
  reachesBack,
  reachesInto,
} from './query-plan.ts';

/** Some of a filter's events: those with these keys that pass the checks, which are conditions on `event`. */
export interface MatchQuery {
  /** A query of `event_key`, each once. */
  readonly keys: RawBuilder<unknown>;
  readonly checks: readonly RawBuilder<SqlBool>[];
}

/** All events that a plan finds, in no order, as queries that have no event in common: to count and to sum up. */
export function matchQueries({ query, engine, narrow, parts }: Plan): MatchQuery[] {
  if (narrow !== undefined) {
    const keys = sql`select distinct event_key from (${narrow.finds}) as named`;
    return [{ keys, checks: checksExcept(parts, narrow) }];
  }
  const bounds = parts.find(({ span }) => span !== undefined);
  const leader = parts.find((part) => part !== bounds);
  if (leader !== undefined && leader.word === undefined) {
    return [{ keys: leader.finds, checks: checksExcept(parts, leader) }];
  }
  if (bounds === undefined) {
    return [{ keys: allKeys(leader, engine), checks: checksExcept(parts, leader) }];
  }
  const near = { keys: allKeys(leader, engine, query.span), checks: checksExcept(parts, leader, bounds) };
  if (!reachesBack(query.span)) return [near];
  return [
    near,
    { keys: eventKeys([reachesInto(query.span, engine), ...checksExcept(parts, bounds)]), checks: [] },
  ];
}

/** All events of a part, or all there are: those that begin near a span, where one is given. */
function allKeys(part: Part | undefined, engine: Engine, span?: DaySpan): RawBuilder<unknown> {
  const near = (alias: string) => (span === undefined ? [] : [beginsNear(span, alias)]);
  if (part?.word === undefined) return eventKeys(near('event'));
  if (part.classes !== undefined) {
    return eventKeys([engine.isOneOf('event.class_key', part.classes.keys), ...near('event')]);
  }
  const keys = keysOf(part.word, near('part'));
  return namesOnce(part.word) ? keys : sql`select distinct event_key from (${keys}) as named`;
}

/** Whether no event has two rows that a word names: it is then spared the work of telling them apart. */
function namesOnce({ table, columns }: FilterWord): boolean {
  return table === 'event_tag' && columns.every(({ values }) => values.length === 1);
}
