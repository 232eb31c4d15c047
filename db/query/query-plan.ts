import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import type { Engine } from '../core/query-context.ts';
import type { ReadTx } from '../database.ts';
import type { SearchTerm } from '../search/text-query.ts';
import { allOf, type EventQuery, type FilterWord, isRowOf, meetsTerms, meetsWord } from './event-filter.ts';

/*
 * How a filter finds its events. The parts of a filter (a party, a text, …) are each a way to find events and a check
 * of one event. One part finds, the others check:
 *
 * - where some part holds few events, it finds, and what is left of them is sorted;
 * - else events are many whichever part finds, and one walks an index that has them in order until the page is full:
 *   lists by date along the index of a part, other lists along that of the sort.
 *
 * The choice is made here and held to (by CROSS JOIN, which SQLite takes for an order), not left to a planner that
 * does not know how common a party is.
 */

/** A part of a filter. */
export interface Part {
  /** A query of `event_key`, of a text with its `rank`; may name an event twice. */
  readonly finds: RawBuilder<unknown>;
  /** A condition on the row of `event` at hand. */
  readonly checks: RawBuilder<SqlBool>;
  /** Lists by date to walk along. */
  readonly word?: FilterWord;
  /** Where the word is only one of several in this part: what is found by it is still to be checked. */
  readonly isWider?: boolean;
  readonly terms?: readonly SearchTerm[];
  readonly span?: DaySpan;
  /** All words about classes together: the classes that meet them, and how many events those have. */
  readonly classes?: { readonly keys: readonly number[]; readonly events: number };
}

export interface Plan {
  readonly query: EventQuery;
  readonly engine: Engine;
  /** The part that holds few events, where there is one, and how many those are. */
  readonly narrow: Part | undefined;
  readonly few: number;
  /** Where none is narrow, those that hold fewer events come first. */
  readonly parts: readonly Part[];
}

/** Below this many, finding all and sorting them is a matter of a millisecond. */
const FEW = 2_000;
/** Counting this many takes about a millisecond. */
const MANY = 30_000;

export async function planQuery(tx: ReadTx, query: EventQuery): Promise<Plan> {
  return planParts(tx, query, await partsOf(tx, query));
}

/** The plan for those of its events that meet a span as well. */
export async function planWithin(tx: ReadTx, plan: Plan, { first, last }: DaySpan): Promise<Plan> {
  const { span } = plan.query;
  // Not the intersection of the two: an event that reaches over both meets both, even where they lie apart.
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
    const count = part.classes?.events ?? (await countUpTo(tx, part.finds, few));
    if (count < few) [narrow, few] = [part, count];
  }
  const inOrder = narrow === undefined ? await rarestFirst(tx, parts) : parts;
  return { query, engine: tx.engine, narrow, few, parts: inOrder };
}

/** Of parts that all hold many events, it is worth a moment to know which holds the fewest. */
async function rarestFirst(tx: ReadTx, parts: readonly Part[]): Promise<readonly Part[]> {
  if (parts.length < 2 && parts[0]?.terms === undefined) return parts;
  const counted = [];
  for (const part of parts) {
    const count = part.classes?.events ?? (await countUpTo(tx, part.finds, MANY));
    const checks = (await isSoonMet(tx, part, count)) ? tx.engine.matchesText(part.terms ?? []) : part.checks;
    counted.push({ part: { ...part, checks }, count });
  }
  return counted.sort((a, b) => a.count - b.count).map(({ part }) => part);
}

/** Whether words are so common that any walk soon meets an event that has them: it is then asked, not looked for. */
async function isSoonMet(tx: ReadTx, { terms }: Part, count: number): Promise<boolean> {
  if (terms === undefined) return false;
  return count >= MANY || count * RARE_SHARE > (await countClasses(tx));
}

const RARE_SHARE = 20;

async function partsOf(tx: ReadTx, query: EventQuery): Promise<Part[]> {
  const { engine } = tx;
  const { words, terms, span, inForce } = query;
  const parts: Part[] = words
    .filter(({ ofClass }) => ofClass === undefined)
    .map((word) => ({ finds: keysOf(word), checks: meetsWord(word, engine), word }));
  if (parts.length < words.length) parts.unshift(await classPart(tx, query));
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
      ])} union all ${eventKeys([stoodUntilLifted(inForce), sql`event.first_day <= ${inForce.last}`])}`,
      checks: sql`((${engine.unindexed('event.in_force_last_day')} >= ${inForce.first}
        or ${stoodUntilLifted(inForce)}) and ${engine.unindexed('event.first_day')} <= ${inForce.last})`,
    });
  }
  const bounds = spanPart(span, engine);
  return bounds === undefined ? parts : [...parts, bounds];
}

/** Of the event at hand: its record says nothing of an end, and what lifted it may have done so on one of these days or later. */
function stoodUntilLifted({ first }: DaySpan): RawBuilder<SqlBool> {
  return sql`(event.in_force_last_day is null and event.status = 'carried_out' and event.key in (
    select link.to_key from link join event as lifting on lifting.key = link.event_key
    where link.relation = 'lifts' and lifting.deleted_at is null and lifting.status = 'carried_out'
      and lifting.kind <> 'proposal' and lifting.last_day >= ${first}))`;
}

/** So few classes are lists of their own to walk along. */
const FEW_CLASSES = 12;

async function classPart(tx: ReadTx, { words, classQuery }: EventQuery): Promise<Part> {
  const { engine } = tx;
  const classes = await tx.caches.classes.at(tx);
  const keys = classes.matchingKeys(classQuery);
  const part = {
    finds: eventKeys([engine.isOneOf('event.class_key', keys)]),
    checks: engine.isOneOf('event.class_key', keys, 'check'),
    classes: { keys, events: await countClasses(tx, keys) },
  };
  if (keys.length > 0 && keys.length <= FEW_CLASSES) {
    return { ...part, word: { table: 'event', columns: [{ column: 'class_key', values: keys }] } };
  }
  // The rarest of the words has the shortest lists.
  let rarest: { readonly word: FilterWord; readonly events: number } | undefined;
  const asked = words.filter(({ ofClass }) => ofClass !== undefined);
  for (const word of asked) {
    const ofWord = asked.length === 1 ? keys : classes.matchingKeys(word.ofClass ?? {});
    const events = asked.length === 1 ? part.classes.events : await countClasses(tx, ofWord);
    if (rarest === undefined || events < rarest.events) rarest = { word, events };
  }
  return rarest === undefined ? part : { ...part, word: rarest.word, isWider: asked.length > 1 };
}

/** How many events there are of some classes, or of all. */
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

/** What is left to check of an event that the given parts have found. */
export function checksExcept(
  parts: readonly Part[],
  ...finders: (Part | undefined)[]
): RawBuilder<SqlBool>[] {
  return parts.filter((part) => !finders.includes(part)).map(({ checks }) => checks);
}

/** The events of a word; one that it names in several rows comes as often. `conditions` are on those rows, called `part`. */
export function keysOf(
  word: FilterWord,
  conditions: readonly RawBuilder<SqlBool>[] = [],
): RawBuilder<unknown> {
  const key = sql.ref(word.table === 'event' ? 'part.key' : 'part.event_key');
  return sql`select ${key} as event_key from ${sql.table(word.table)} as part
    where ${allOf([isRowOf(word, 'part'), ...conditions])}`;
}

export function eventKeys(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<unknown> {
  return sql`select event.key as event_key from event where ${allOf([LIVE, ...conditions])}`;
}

export const LIVE: RawBuilder<SqlBool> = sql`event.deleted_at is null`;

async function countUpTo({ kysely }: ReadTx, finds: RawBuilder<unknown>, most: number): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from
    (select event_key from (${finds}) as found limit ${most}) as counted`.execute(kysely);
  return counted.rows[0]?.count ?? 0;
}

/*
 * What meets a span begins near it (in it, or in the month before and lasts into it), which is a stretch of any index
 * by date; or it is one of the few that reach into it from further back, which have an index of their own.
 *
 *                         span.first            span.last
 *       near       |- 31 days -|---------------------|
 *       far   |------...-------------|
 */
export const FAR_DAYS = 31;

/** On the days of `alias`: `event`, or a table that repeats them. */
export function beginsNear({ first, last }: DaySpan, alias: string): RawBuilder<SqlBool> {
  const [firstDay, lastDay] = [sql.ref(`${alias}.first_day`), sql.ref(`${alias}.last_day`)];
  return sql`(${firstDay} between ${first - FAR_DAYS} and ${last} and ${lastDay} >= ${first})`;
}

export function reachesInto({ first, last }: DaySpan, engine: Engine): RawBuilder<SqlBool> {
  // Written as in `event_reaching_far`, number and all, and nothing else to find it by: else SQLite takes another index.
  return sql`(event.last_day - event.first_day > 31 and event.last_day >= ${first}
    and ${engine.unindexed('event.first_day')} < ${Math.min(first - FAR_DAYS, last + 1)})`;
}

export function reachesBack({ first }: DaySpan): boolean {
  return first > BEGINNING_OF_TIME;
}
