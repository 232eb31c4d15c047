import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ReadTx } from '../database.ts';
import { allOf, type FilterWord, isRowOf, singleWords } from './event-filter.ts';
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

/** An event of a list, and where in the list it stands. */
export interface Step {
  readonly key: number;
  readonly position: Position;
}

/** The next events of a list after a position, `limit` at most. */
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
  /** Values of the last event before, where it is not the first. */
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

/** What begins near the span comes after what reaches into it from further back. */
async function walkByDate(tx: ReadTx, plan: Plan, path: Path, limit: number): Promise<Row[]> {
  const { query, parts } = plan;
  const bounds = parts.find(({ span }) => span !== undefined);
  const near = (most: number) => walkNear(tx, plan, path, bounds, most);
  if (!reachesBack(query.span)) return near(limit);

  const where = [
    LIVE,
    path.section.where ?? LIVE,
    reachesInto(query.span, plan.engine),
    ...checksExcept(parts, bounds),
  ];
  const far = (most: number) => readRows(tx, path, { from: sql`event`, where, limit: most, isFound: true });
  const [one, other] = path.descending ? [near, far] : [far, near];
  const rows = await one(limit);
  return rows.length < limit ? [...rows, ...(await other(limit - rows.length))] : rows;
}

/** How many indexes are walked side by side at most. */
const MAX_WALKS = 12;

/** Walks the lists of one word of the filter, if it has any; else that of all events. */
async function walkNear(
  tx: ReadTx,
  { query, parts }: Plan,
  path: Path,
  bounds: Part | undefined,
  limit: number,
): Promise<Row[]> {
  const isWalkable = ({ word }: Part) => word !== undefined && singleWords(word).length <= MAX_WALKS;
  const leader = parts.find(isWalkable);
  const checks = checksExcept(parts, leader?.isWider ? undefined : leader, bounds);
  const lists = leader?.word === undefined ? [undefined] : singleWords(leader.word);
  const walks = [];
  for (const list of lists) {
    const alias = list === undefined || list.table === 'event' ? 'event' : 'part';
    const where: RawBuilder<SqlBool>[] = [];
    if (bounds !== undefined) where.push(beginsNear(query.span, alias));
    if (list !== undefined) where.push(isRowOf(list, alias));
    // A list of its own table needs the event only where there is more to check of it.
    const joins = alias === 'part' && (checks.length > 0 || path.section.where !== undefined);
    if (joins) where.push(sql`event.key = part.event_key`);
    if (alias === 'event' || joins) where.push(LIVE, path.section.where ?? LIVE, ...checks);
    walks.push(await readRows(tx, path, { from: source(list, joins), alias, where, limit }));
  }
  return walks.length === 1 ? (walks[0] ?? []) : merge(walks, path.descending).slice(0, limit);
}

function source(list: FilterWord | undefined, joins: boolean): RawBuilder<unknown> {
  if (list === undefined || list.table === 'event') return sql`event`;
  return joins
    ? sql`${sql.table(list.table)} as part cross join event`
    : sql`${sql.table(list.table)} as part`;
}

interface Source {
  readonly from: RawBuilder<unknown>;
  /** Whose columns are the section's; `event` unless said otherwise. */
  readonly alias?: 'event' | 'part';
  readonly where: readonly RawBuilder<SqlBool>[];
  readonly limit: number;
  /** Whether its rows are found by the conditions and sorted then, rather than met along an index in order. */
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
  // In a table of several rows an event, the rows of one event stand together.
  const select = alias === 'part' ? sql`select distinct` : sql`select`;
  const result = await sql<Record<string, number | string>>`${select}
    ${sql.join(columns.map((column, index) => sql`${column} as ${sql.ref(`column_${index}`)}`))}
    from ${from} where ${allOf(conditions)}
    order by ${sql.join(order.map((column) => sql`${column} ${direction}`))}
    limit ${limit}`.execute(kysely);
  return result.rows.map((row) => Object.values(row));
}

/** Rows of numbers from several walks, in one order, each event once. */
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
