import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ReadTx } from '../database.ts';
import { allOf, type FilterCondition, isRowOf, singleValueConditions } from './event-filter.ts';
import type { Order, Position, Section } from './event-order.ts';
import {
  beginsNear,
  checksExcept,
  LIVE,
  type Part,
  type Plan,
  reachesBack,
  reachesInto,
} from './query-plan.ts';

/** An event of a list and its position there. */
export interface Step {
  readonly key: number;
  readonly position: Position;
}

/** At most `limit` events of a list after a position. */
export async function walk(
  tx: ReadTx,
  plan: Plan,
  order: Order,
  after: Position | undefined,
  limit: number,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [index, section] of order.sections.entries()) {
    if (index < (after?.section ?? 0)) continue;
    const start = index === after?.section ? after.values : undefined;
    for (const row of await walkSection(
      tx,
      plan,
      { section, start, descending: order.descending },
      limit - steps.length,
    )) {
      steps.push({ key: Number(row.at(-1)), position: { section: index, values: row } });
    }
    if (steps.length >= limit) break;
  }
  return steps;
}

interface Path {
  readonly section: Section;
  readonly descending: boolean;
  /** Column values of the previous event; `undefined` at the start. */
  readonly start: readonly (number | string)[] | undefined;
}

type Row = readonly (number | string)[];

async function walkSection(tx: ReadTx, plan: Plan, path: Path, limit: number): Promise<Row[]> {
  const { narrow, parts } = plan;
  const { columns, where: own = LIVE } = path.section;
  const isByRank = columns[0] === 'rank';
  const finder = isByRank ? parts.find(({ terms }) => terms !== undefined) : narrow;
  if (finder === undefined && columns[0] === 'first_day') return walkByDate(tx, plan, path, limit);

  const where = [LIVE, own, ...checksExcept(parts, finder)];
  if (finder === undefined) return readRows(tx, path, { from: sql`event`, where, limit });
  const finds = isByRank ? finder.finds : sql`select distinct event_key from (${finder.finds}) as named`;
  const from = sql`(${finds}) as found cross join event`;
  return readRows(tx, path, { from, where: [sql`event.key = found.event_key`, ...where], limit });
}

/** Events that begin long before the span come before those that begin near it. */
async function walkByDate(tx: ReadTx, plan: Plan, path: Path, limit: number): Promise<Row[]> {
  const { query, parts } = plan;
  const bounds = parts.find(({ span }) => span !== undefined);
  const near = (max: number) => walkNear(tx, plan, path, bounds, max);
  if (!reachesBack(query.span)) return near(limit);

  const where = [
    LIVE,
    path.section.where ?? LIVE,
    reachesInto(query.span, plan.engine),
    ...checksExcept(parts, bounds),
  ];
  const far = (max: number) => readRows(tx, path, { from: sql`event`, where, limit: max, isFound: true });
  const [one, other] = path.descending ? [near, far] : [far, near];
  const rows = await one(limit);
  return rows.length < limit ? [...rows, ...(await other(limit - rows.length))] : rows;
}

/** At most this many index ranges are merged. */
const MAX_WALKS = 12;

/** Walks the index ranges of one condition of the filter, or the index of all events by date. */
async function walkNear(
  tx: ReadTx,
  { query, parts }: Plan,
  path: Path,
  bounds: Part | undefined,
  limit: number,
): Promise<Row[]> {
  const isWalkable = ({ condition }: Part) =>
    condition !== undefined && singleValueConditions(condition).length <= MAX_WALKS;
  const leader = parts.find(isWalkable);
  const checks = checksExcept(parts, leader?.isWider ? undefined : leader, bounds);
  const lists = leader?.condition === undefined ? [undefined] : singleValueConditions(leader.condition);
  const walks = [];
  for (const list of lists) {
    const alias = list === undefined || list.table === 'event' ? 'event' : 'part';
    const where: RawBuilder<SqlBool>[] = [];
    if (bounds !== undefined) where.push(beginsNear(query.span, alias));
    if (list !== undefined) where.push(isRowOf(list, alias));
    // The event itself is only needed for further checks.
    const joins = alias === 'part' && (checks.length > 0 || path.section.where !== undefined);
    if (joins) where.push(sql`event.key = part.event_key`);
    if (alias === 'event' || joins) where.push(LIVE, path.section.where ?? LIVE, ...checks);
    walks.push(await readRows(tx, path, { from: source(list, joins), alias, where, limit }));
  }
  return walks.length === 1 ? (walks[0] ?? []) : merge(walks, path.descending).slice(0, limit);
}

function source(list: FilterCondition | undefined, joins: boolean): RawBuilder<unknown> {
  if (list === undefined || list.table === 'event') return sql`event`;
  return joins
    ? sql`${sql.table(list.table)} as part cross join event`
    : sql`${sql.table(list.table)} as part`;
}

interface Source {
  readonly from: RawBuilder<unknown>;
  /** The table with the columns of the section; `event` by default. */
  readonly alias?: 'event' | 'part';
  readonly where: readonly RawBuilder<SqlBool>[];
  readonly limit: number;
  /** Finds rows by the conditions and sorts them, instead of walking an index in order. */
  readonly isFound?: boolean;
}

async function readRows(
  { kysely, engine }: ReadTx,
  path: Path,
  { from, alias = 'event', where, limit, isFound = false }: Source,
): Promise<Row[]> {
  const { section, start, descending } = path;
  const names = section.columns.map((column) => {
    if (column === 'rank') return 'found.rank';
    return column === 'key' && alias === 'part' ? 'part.event_key' : `${alias}.${column}`;
  });
  const columns = names.map((name) => sql.ref(name));
  const order = isFound ? names.map((name) => engine.unindexed(name)) : columns;
  const beyond = descending ? sql`<` : sql`>`;
  const conditions =
    start === undefined
      ? where
      : [...where, sql<SqlBool>`(${sql.join(order)}) ${beyond} (${sql.join([...start])})`];
  const direction = descending ? sql`desc` : sql`asc`;
  // The rows of one event are adjacent.
  const select = alias === 'part' ? sql`select distinct` : sql`select`;
  const result = await sql<Record<string, number | string>>`${select}
    ${sql.join(columns.map((column, index) => sql`${column} as ${sql.ref(`column_${index}`)}`))}
    from ${from} where ${allOf(conditions)}
    order by ${sql.join(order.map((column) => sql`${column} ${direction}`))}
    limit ${limit}`.execute(kysely);
  return result.rows.map((row) => Object.values(row));
}

/** Merges sorted rows; each event once. */
function merge(walks: readonly (readonly Row[])[], descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  const sorted = walks.flat().sort((a, b) => sign * compare(a, b));
  return sorted.filter((row, index) => index === 0 || row.at(-1) !== sorted[index - 1]?.at(-1));
}

function compare(a: Row, b: Row): number {
  for (const [index, value] of a.entries()) {
    const difference = Number(value) - Number(b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}
