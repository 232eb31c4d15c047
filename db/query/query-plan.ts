import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { Engine } from '../core/query-context.ts';
import type { ReadTx } from '../database.ts';
import type { SearchTerm } from '../search/text-query.ts';
import {
  allOf,
  type EventQuery,
  type FilterCondition,
  isRowOf,
  meetsCondition,
  meetsTerms,
} from './event-filter.ts';

/*
 * How the events of a filter are found. Each part of a filter (a party, a text, …) can either find events or check an event.
 * One part finds, the others check:
 *
 * - If a part matches few events, it finds them, and the result is sorted.
 * - Otherwise an index in the order of the list is walked until the page is full: for lists by date the index of a part,
 *   for other lists that of the sort column.
 *
 * The choice is made here, not by the planner, which does not know how common a party is. CROSS JOIN makes SQLite keep to
 * the order of the tables.
 */

/** A part of a filter. */
export interface Part {
  /** A query of `event_key` (and `rank`, for a text). May return an event twice. */
  readonly finds: RawBuilder<unknown>;
  /** A condition on the current row of `event`. */
  readonly checks: RawBuilder<SqlBool>;
  /** The condition whose index by date can be walked. */
  readonly condition?: FilterCondition;
  /** `condition` is one of several of this part, so the events that it finds must still be checked. */
  readonly isWider?: boolean;
  readonly terms?: readonly SearchTerm[];
  readonly span?: DaySpan;
  /** All conditions on classes together: the classes that meet them, and their number of events. */
  readonly classes?: { readonly keys: readonly number[]; readonly events: number };
}

export interface Plan {
  readonly query: EventQuery;
  readonly engine: Engine;
  /** The part that matches the fewest events, if they are few, and how many. */
  readonly narrow: Part | undefined;
  readonly few: number;
  /** If none is narrow, the parts with fewer events come first. */
  readonly parts: readonly Part[];
}

/** Finding and sorting fewer events takes about a millisecond. */
const FEW = 2_000;
/** Counting up to this many events takes about a millisecond. */
const MANY = 30_000;

export async function planQuery(tx: ReadTx, query: EventQuery): Promise<Plan> {
  return planParts(tx, query, await partsOf(tx, query));
}

/** The plan for the events that also overlap a span. */
export async function planWithin(tx: ReadTx, plan: Plan, { first, last }: DaySpan): Promise<Plan> {
  const { span } = plan.query;
  // Not the intersection of the two spans: an event may overlap both even if they do not overlap each other.
  const both = { first: Math.max(first, span.first), last: Math.min(last, span.last) };
  const others = plan.parts.filter((part) => part.span === undefined);
  const added = spanPart(both, tx.engine);
  const query = { ...plan.query, span: both };
  if (plan.narrow !== undefined && plan.narrow.span === undefined) {
    return { ...plan, query, parts: added === undefined ? others : [...others, added] };
  }
  const bounds = added === undefined ? [] : [added];
  const { narrow, few } = await planParts(tx, query, bounds);
  return { ...plan, query, narrow, few, parts: [...others, ...bounds] };
}

async function planParts(tx: ReadTx, query: EventQuery, parts: readonly Part[]): Promise<Plan> {
  let narrow: Part | undefined;
  let few = FEW;
  for (const part of parts) {
    const count = part.classes?.events ?? (await countAtMost(tx, part.finds, few));
    if (count < few) [narrow, few] = [part, count];
  }
  const inOrder = narrow === undefined ? await rarestFirst(tx, parts) : parts;
  return { query, engine: tx.engine, narrow, few, parts: inOrder };
}

/** Sorts parts that all match many events by how many they match. */
async function rarestFirst(tx: ReadTx, parts: readonly Part[]): Promise<readonly Part[]> {
  if (parts.length < 2 && parts[0]?.terms === undefined) return parts;
  const counted = [];
  for (const part of parts) {
    const count = part.classes?.events ?? (await countAtMost(tx, part.finds, MANY));
    const checks = (await isCommonText(tx, part, count))
      ? tx.engine.matchesText(part.terms ?? [])
      : part.checks;
    counted.push({ part: { ...part, checks }, count });
  }
  return counted.sort((a, b) => a.count - b.count).map(({ part }) => part);
}

/** Whether so many events match the text that a walk soon finds one. The text then checks events instead of finding them. */
async function isCommonText(tx: ReadTx, { terms }: Part, count: number): Promise<boolean> {
  if (terms === undefined) return false;
  return count >= MANY || count * RARE_SHARE > (await countClasses(tx));
}

const RARE_SHARE = 20;

async function partsOf(tx: ReadTx, query: EventQuery): Promise<Part[]> {
  const { engine } = tx;
  const { conditions, terms, span, inForce, peopleExpelled } = query;
  const parts: Part[] = conditions
    .filter(({ classQuery }) => classQuery === undefined)
    .map((condition) => ({
      finds: keysOf(condition),
      checks: meetsCondition(condition, engine),
      condition,
    }));
  if (parts.length < conditions.length) parts.unshift(await classPart(tx, query));
  if (terms.length > 0) {
    parts.push({
      finds: sql`select event_key, rank from ${engine.textMatches(terms)} as matched`,
      checks: meetsTerms(terms, engine),
      terms,
    });
  }
  if (inForce !== undefined) {
    parts.push({
      finds: sql`${eventKeys([
        sql`event.in_force_last_day >= ${inForce.first} and event.first_day <= ${inForce.last}`,
      ])} union all ${eventKeys([inForceUntilLifted(inForce), sql`event.first_day <= ${inForce.last}`])}`,
      checks: sql`((${engine.unindexed('event.in_force_last_day')} >= ${inForce.first}
        or ${inForceUntilLifted(inForce)}) and ${engine.unindexed('event.first_day')} <= ${inForce.last})`,
    });
  }
  if (peopleExpelled !== undefined) {
    const { min, max } = peopleExpelled;
    parts.push({
      // Exactly the condition of the index `event_by_people`, so that SQLite uses it.
      finds: eventKeys([sql`event.people_expelled > 0 and event.people_expelled between ${min} and ${max}`]),
      checks: sql`${engine.unindexed('event.people_expelled')} between ${min} and ${max}`,
    });
  }
  const bounds = spanPart(span, engine);
  return bounds === undefined ? parts : [...parts, bounds];
}

/** Whether the current event has no recorded end and was lifted on one of these days or later. */
function inForceUntilLifted({ first }: DaySpan): RawBuilder<SqlBool> {
  return sql`(event.in_force_last_day is null and event.status = 'carried_out' and event.key in (
    select link.to_key from link join event as lifting on lifting.key = link.event_key
    where link.relation = 'lifts' and lifting.deleted_at is null and lifting.status = 'carried_out'
      and lifting.kind <> 'proposal' and lifting.last_day >= ${first}))`;
}

/** Up to this many classes are walked by the index of classes. */
const FEW_CLASSES = 12;

async function classPart(tx: ReadTx, { conditions, classQuery }: EventQuery): Promise<Part> {
  const { engine } = tx;
  const classes = await tx.caches.classes.at(tx);
  const keys = classes.matchingKeys(classQuery);
  const part = {
    finds: eventKeys([engine.isOneOf('event.class_key', keys)]),
    checks: engine.isOneOf('event.class_key', keys, 'check'),
    classes: { keys, events: await countClasses(tx, keys) },
  };
  if (keys.length > 0 && keys.length <= FEW_CLASSES) {
    return { ...part, condition: { table: 'event', columns: [{ column: 'class_key', values: keys }] } };
  }
  // The rarest condition has the shortest index ranges.
  let rarest: { readonly condition: FilterCondition; readonly events: number } | undefined;
  const onClasses = conditions.filter(({ classQuery }) => classQuery !== undefined);
  for (const condition of onClasses) {
    const matching = onClasses.length === 1 ? keys : classes.matchingKeys(condition.classQuery ?? {});
    const events = onClasses.length === 1 ? part.classes.events : await countClasses(tx, matching);
    if (rarest === undefined || events < rarest.events) rarest = { condition, events };
  }
  return rarest === undefined
    ? part
    : { ...part, condition: rarest.condition, isWider: onClasses.length > 1 };
}

/** The number of events of some classes, or of all. */
export async function countClasses({ kysely, engine }: ReadTx, keys?: readonly number[]): Promise<number> {
  const where = keys === undefined ? sql`` : sql`where ${engine.isOneOf('key', keys)}`;
  const counted = await sql<{
    count: number | null;
  }>`select sum(events) as count from event_class ${where}`.execute(kysely);
  return counted.rows[0]?.count ?? 0;
}

function spanPart(span: DaySpan, engine: Engine): Part | undefined {
  if (span.first <= BEGINNING_OF_TIME && span.last >= END_OF_TIME) return undefined;
  return {
    finds: sql`${eventKeys([beginsNear(span, 'event')])} union all ${eventKeys([reachesInto(span, engine)])}`,
    checks: sql`(${engine.unindexed('event.first_day')} <= ${span.last}
      and ${engine.unindexed('event.last_day')} >= ${span.first})`,
    span,
  };
}

/** The checks of all parts except those that found the event. */
export function checksExcept(
  parts: readonly Part[],
  ...finders: (Part | undefined)[]
): RawBuilder<SqlBool>[] {
  return parts.filter((part) => !finders.includes(part)).map(({ checks }) => checks);
}

/** The events of a condition, once for each matching row. More `conditions` apply to these rows, with the alias `part`. */
export function keysOf(
  condition: FilterCondition,
  conditions: readonly RawBuilder<SqlBool>[] = [],
): RawBuilder<unknown> {
  const key = sql.ref(condition.table === 'event' ? 'part.key' : 'part.event_key');
  return sql`select ${key} as event_key from ${sql.table(condition.table)} as part
    where ${allOf([isRowOf(condition, 'part'), ...conditions])}`;
}

export function eventKeys(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<unknown> {
  return sql`select event.key as event_key from event where ${allOf([LIVE, ...conditions])}`;
}

export const LIVE: RawBuilder<SqlBool> = sql`event.deleted_at is null`;

async function countAtMost({ kysely }: ReadTx, finds: RawBuilder<unknown>, max: number): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from
    (select event_key from (${finds}) as found limit ${max}) as counted`.execute(kysely);
  return counted.rows[0]?.count ?? 0;
}

/*
 * An event that overlaps a span begins near it (in it, or up to a month before), which is a range of any index by date; or
 * it is one of the few that begin earlier, which have a separate index.
 *
 *                         span.first            span.last
 *       near       |- 31 days -|---------------------|
 *       far   |------...-------------|
 */
export const FAR_DAYS = 31;

/** `alias` is `event` or a table with the same days. */
export function beginsNear({ first, last }: DaySpan, alias: string): RawBuilder<SqlBool> {
  const [firstDay, lastDay] = [sql.ref(`${alias}.first_day`), sql.ref(`${alias}.last_day`)];
  return sql`(${firstDay} between ${first - FAR_DAYS} and ${last} and ${lastDay} >= ${first})`;
}

export function reachesInto({ first, last }: DaySpan, engine: Engine): RawBuilder<SqlBool> {
  // Exactly the condition of the index `event_reaching_far`; otherwise SQLite chooses another index.
  return sql`(event.last_day - event.first_day > 31 and event.last_day >= ${first}
    and ${engine.unindexed('event.first_day')} < ${Math.min(first - FAR_DAYS, last + 1)})`;
}

export function reachesBack({ first }: DaySpan): boolean {
  return first > BEGINNING_OF_TIME;
}
