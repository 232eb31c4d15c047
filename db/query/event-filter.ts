import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { BEGINNING_OF_TIME, type DaySpan, END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { kindsOf } from '../../domain/events/kind.ts';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import { type NumberRange, parseNumberRange } from '../../domain/query/number-range.ts';
import type { ClassQuery } from '../cache/event-classes.ts';
import type { Engine } from '../core/query-context.ts';
import type { PartyRole } from '../core/tables.ts';
import type { ReadTx } from '../database.ts';
import { expandSpellings, KIND_OF_TABLE } from '../events/spellings.ts';
import { numbersWithAny } from '../events/translation-bits.ts';
import { foldedName } from '../search/folded-text.ts';
import { parseTextQuery, type SearchTerm } from '../search/text-query.ts';

/** A filter as conditions on tables. Events must meet all of them. */
export interface EventQuery {
  readonly conditions: readonly FilterCondition[];
  readonly terms: readonly SearchTerm[];
  /** Events must overlap this span. */
  readonly span: DaySpan;
  /** Measures must be in force on one of these days. */
  readonly inForce: DaySpan | undefined;
  /** The number of people expelled must be known and in this range. */
  readonly peopleExpelled: NumberRange | undefined;
  /** All conditions on classes together. */
  readonly classQuery: ClassQuery;
}

/** A parameter of the filter as a condition on the rows of one table: each of `columns` must have one of its values. */
export interface FilterCondition {
  readonly table: ConditionTable;
  readonly columns: readonly { readonly column: string; readonly values: readonly (string | number)[] }[];
  /** The same as a condition on classes, if it is one. */
  readonly classQuery?: ClassQuery;
}

export type ConditionTable = 'event' | 'event_party' | 'participation' | 'event_source' | 'event_tag';

export const ALL_TIME: DaySpan = { first: BEGINNING_OF_TIME, last: END_OF_TIME };

/** Looks up the names and signatures of a filter. */
export async function readFilter(tx: ReadTx, filter: EventFilter): Promise<EventQuery> {
  const { q, from, to, in_force_on, sides } = filter;
  const kinds = kindsOfFilter(filter);
  const conditions: (FilterCondition | undefined)[] = [
    filter.person && (await nameCondition(tx, 'person', filter.person, 'participation', 'person_key')),
    filter.place && (await nameCondition(tx, 'place', filter.place, 'event', 'place_key')),
    filter.tag && (await nameCondition(tx, 'tag', filter.tag, 'event_tag', 'tag_key')),
    filter.source && (await nameCondition(tx, 'publisher', filter.source, 'event_source', 'publisher_key')),
    filter.target && (await partyCondition(tx, filter.target, ['target'])),
    filter.initiator && (await partyCondition(tx, filter.initiator, ['initiator'])),
    filter.party && (await partyCondition(tx, filter.party, ['initiator', 'target'])),
    sides && (await partyCondition(tx, [sides.upper, sides.lower], ['initiator', 'target'])),
    kinds && columnCondition('kind', kinds),
    filter.status && columnCondition('status', filter.status),
    filter.review && columnCondition('review', filter.review),
    filter.translation && {
      table: 'event',
      columns: [{ column: 'translation', values: numbersWithAny(filter.translation) }],
    },
    filter.origin &&
      columnCondition(
        'origin',
        filter.origin.map((coder) => (coder === 'analyst' ? '' : coder)),
      ),
  ];
  const given = conditions.filter((condition) => condition !== undefined);
  return {
    conditions: given,
    classQuery: merged(given.map(({ classQuery }) => classQuery ?? {})),
    terms: q === undefined ? [] : parseTextQuery(q),
    span: {
      first: from === undefined ? ALL_TIME.first : parseEdtf(from).first_day,
      last: to === undefined ? ALL_TIME.last : parseEdtf(to).last_day,
    },
    inForce: in_force_on === undefined ? undefined : spanOf(in_force_on),
    peopleExpelled: rangeOf(filter.people_expelled),
  };
}

/** The kinds that meet `kind` and `family`; `undefined` if neither is given. */
function kindsOfFilter({ kind, family }: EventFilter): string[] | undefined {
  const ofFamily = family?.flatMap((each) => kindsOf(each));
  if (kind === undefined || ofFamily === undefined) return kind === undefined ? ofFamily : [...kind];
  return kind.filter((each) => ofFamily.includes(each));
}

function spanOf(date: string): DaySpan {
  const { first_day, last_day } = parseEdtf(date);
  return { first: first_day, last: last_day };
}

/** The parameter was checked when it was read. */
function rangeOf(text: string | undefined): NumberRange | undefined {
  const range = text === undefined ? undefined : parseNumberRange(text);
  return range === undefined || 'code' in range ? undefined : range;
}

function columnCondition(
  column: 'kind' | 'status' | 'review' | 'origin',
  values: readonly string[],
): FilterCondition {
  return { table: 'event', columns: [{ column, values }], classQuery: { [column]: values } };
}

/** Merges conditions on classes. Only signatures may come from several conditions. */
function merged(queries: readonly ClassQuery[]): ClassQuery {
  const signatures = queries.flatMap((query) => query.signatures ?? []);
  return { ...Object.assign({}, ...queries), ...(signatures.length > 0 && { signatures }) };
}

async function partyCondition(
  { kysely }: ReadTx,
  parties: readonly string[],
  roles: readonly PartyRole[],
): Promise<FilterCondition> {
  const signatures = await kysely
    .selectFrom('signature_party')
    .select('signature_key')
    .distinct()
    .where('party', 'in', parties)
    .where('role', 'in', roles)
    .execute();
  return {
    table: 'event_party',
    columns: [
      { column: 'party', values: parties },
      { column: 'role', values: roles },
    ],
    classQuery: { signatures: [signatures.map(({ signature_key }) => signature_key)] },
  };
}

/** Names match without regard to case and accents, in all spellings of their authority entries. An unknown name matches no events. */
async function nameCondition(
  tx: ReadTx,
  names: 'person' | 'place' | 'tag' | 'publisher',
  values: readonly string[],
  table: ConditionTable,
  column: string,
): Promise<FilterCondition> {
  const { kysely, engine } = tx;
  const kind = KIND_OF_TABLE[names];
  const folded = values.map(foldedName);
  const rows = await kysely
    .selectFrom(names)
    .select('key')
    .where(engine.isOneOf('folded', kind === undefined ? folded : await expandSpellings(tx, kind, folded)))
    .execute();
  return { table, columns: [{ column, values: rows.map(({ key }) => key) }] };
}

/** Splits a condition into conditions with one value per column. An index has the events of each by date. */
export function singleValueConditions({ table, columns }: FilterCondition): FilterCondition[] {
  let singles: FilterCondition[] = [{ table, columns: [] }];
  for (const { column, values } of columns) {
    singles = singles.flatMap((single) =>
      values.map((value) => ({ table, columns: [...single.columns, { column, values: [value] }] })),
    );
  }
  return singles;
}

/** The condition on a row of its table, with this alias. May use an index. */
export function isRowOf(condition: FilterCondition, alias: string): RawBuilder<SqlBool> {
  const conditions = condition.columns.map(({ column, values }) =>
    isAmong(sql.ref(`${alias}.${column}`), values),
  );
  if (condition.table === 'event') conditions.push(sql`${sql.ref(`${alias}.deleted_at`)} is null`);
  return allOf(conditions);
}

/** The condition on the current row of `event`. Uses no index, so that the planner does not start from it. */
export function meetsCondition(condition: FilterCondition, engine: Engine): RawBuilder<SqlBool> {
  const alias = condition.table === 'event' ? 'event' : 'part';
  const conditions = allOf(
    condition.columns.map(({ column, values }) => isAmong(engine.unindexed(`${alias}.${column}`), values)),
  );
  if (condition.table === 'event') return conditions;
  return sql`exists (select 1 from ${sql.table(condition.table)} as part where part.event_key = event.key and ${conditions})`;
}

export function meetsTerms(terms: readonly SearchTerm[], engine: Engine): RawBuilder<SqlBool> {
  return sql`event.key in (select event_key from ${engine.textMatches(terms)} as found)`;
}

export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join(conditions, sql` and `)})`;
}

export function isAmong(
  column: RawBuilder<unknown>,
  values: readonly (string | number)[],
): RawBuilder<SqlBool> {
  if (values.length === 1) return sql`${column} = ${values[0]}`;
  // SQL has no empty list.
  return sql`${column} in (${values.length === 0 ? sql`null` : sql.join(values)})`;
}
