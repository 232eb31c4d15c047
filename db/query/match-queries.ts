import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import type { Engine } from '../core/query-context.ts';
import type { FilterCondition } from './event-filter.ts';
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

/** Some events of a filter: those with these keys that pass the checks. */
export interface MatchQuery {
  /** A query of distinct `event_key`. */
  readonly keys: RawBuilder<unknown>;
  readonly checks: readonly RawBuilder<SqlBool>[];
}

/** All events of a plan for counts and sums: unordered, as queries that do not overlap. */
export function matchQueries({ query, engine, narrow, parts }: Plan): MatchQuery[] {
  if (narrow !== undefined) {
    const keys = sql`select distinct event_key from (${narrow.finds}) as named`;
    return [{ keys, checks: checksExcept(parts, narrow) }];
  }
  const bounds = parts.find(({ span }) => span !== undefined);
  const leader = parts.find((part) => part !== bounds);
  if (leader !== undefined && leader.condition === undefined) {
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

/** The events of a part, or all events; with a span, only those that begin near it. */
function allKeys(part: Part | undefined, engine: Engine, span?: DaySpan): RawBuilder<unknown> {
  const near = (alias: string) => (span === undefined ? [] : [beginsNear(span, alias)]);
  if (part?.condition === undefined) return eventKeys(near('event'));
  if (part.classes !== undefined) {
    return eventKeys([engine.isOneOf('event.class_key', part.classes.keys), ...near('event')]);
  }
  const keys = keysOf(part.condition, near('part'));
  return matchesOneRowPerEvent(part.condition)
    ? keys
    : sql`select distinct event_key from (${keys}) as named`;
}

/** Whether a condition matches at most one row per event, so that DISTINCT is not needed. */
function matchesOneRowPerEvent({ table, columns }: FilterCondition): boolean {
  return table === 'event_tag' && columns.every(({ values }) => values.length === 1);
}
