import { createHash } from 'node:crypto';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { invalidInput } from '../../domain/errors/input-error.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import type { Sort } from '../../domain/query/event-sort.ts';

/**
 * A section of a list: a range of one index. Most lists have one section. If a value may be missing, events with a value
 * come first in both directions.
 */
export interface Section {
  /** Columns of `event`. The last one is the key, so that positions are unique. */
  readonly columns: readonly string[];
  readonly where?: RawBuilder<SqlBool>;
}

export interface Order {
  readonly sections: readonly Section[];
  readonly descending: boolean;
}

const BY_DATE: Section = { columns: ['first_day', 'last_day', 'key'] };

const ORDERS: Readonly<Record<string, readonly Section[]>> = {
  date: [BY_DATE],
  title: [{ columns: ['title_folded', 'key'] }],
  title_ru: [
    { columns: ['title_ru_folded', 'key'], where: sql`event.title_ru_folded is not null` },
    { columns: ['title_folded', 'key'], where: sql`event.title_ru_folded is null` },
  ],
  kind: [{ columns: ['kind', 'first_day', 'last_day', 'key'] }],
  status: [{ columns: ['status', 'first_day', 'last_day', 'key'] }],
  review: [{ columns: ['review', 'first_day', 'last_day', 'key'] }],
  updated_at: [{ columns: ['updated_at', 'key'] }],
  goldstein: [{ columns: ['goldstein', 'key'] }],
  people_expelled: [
    { columns: ['people_expelled', 'key'], where: sql`event.people_expelled > 0` },
    { ...BY_DATE, where: sql`event.people_expelled = 0` },
  ],
  relevance: [{ columns: ['rank', 'key'] }],
};

export function orderOf(sort: Sort): Order {
  const descending = sort.startsWith('-');
  return { sections: ORDERS[descending ? sort.slice(1) : sort] ?? [BY_DATE], descending };
}

/** The position of an event in a list: the section, and the values of its columns. */
export interface Position {
  readonly section: number;
  readonly values: readonly (number | string)[];
}

/** The position at the end of a page as an opaque text, valid for the same sort and filter only. */
export function writeCursor(position: Position, sort: Sort, filter: EventFilter): string {
  const cursor = [listHash(sort, filter), position.section, ...position.values];
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `InvalidInput` at `/cursor`. */
export function readCursor(cursor: string, sort: Sort, filter: EventFilter): Position {
  const [hash, section, ...values] = parseCursor(cursor);
  if (typeof hash !== 'string' || typeof section !== 'number')
    throw invalidInput('/cursor', 'cursor-invalid');
  if (hash !== listHash(sort, filter)) throw invalidInput('/cursor', 'cursor-of-another-list');
  const columns = orderOf(sort).sections[section]?.columns;
  if (
    columns?.length !== values.length ||
    !columns.every((column, index) => isValueOf(column, values[index]))
  )
    throw invalidInput('/cursor', 'cursor-invalid');
  return { section, values: values as (string | number)[] };
}

/** PostgreSQL fails if a value does not have the type of its column. */
function isValueOf(column: string, value: unknown): boolean {
  if (column === 'updated_at')
    return (
      typeof value === 'string' &&
      /^\d{4}-[\d-]{5}T[\d:.]{8,12}Z$/.test(value) &&
      !Number.isNaN(Date.parse(value))
    );
  if (['title_folded', 'title_ru_folded', 'kind', 'status', 'review'].includes(column))
    return typeof value === 'string';
  if (column === 'goldstein' || column === 'rank') return typeof value === 'number' && Number.isFinite(value);
  if (column === 'key') return Number.isSafeInteger(value);
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function listHash(sort: Sort, filter: EventFilter): string {
  return createHash('sha256')
    .update(`${sort}?${filterToQuery(filter)}`)
    .digest('base64url')
    .slice(0, 12);
}
