import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { SearchTerm } from '../search/text-query.ts';
import type { Tables } from './tables.ts';

/** The context of a query: a connection inside one transaction, and the SQL that differs between engines. */
export interface QueryContext {
  readonly kysely: Kysely<Tables>;
  readonly engine: Engine;
}

/** SQL expressions that differ between engines. */
export interface Engine {
  /** `column IN (values)`. With `as: 'check'` the planner cannot use an index on the column. */
  isOneOf(column: string, values: readonly (string | number)[], as?: 'check'): RawBuilder<SqlBool>;
  /** The column, written so that the planner does not use an index on it. */
  unindexed(column: string): RawBuilder<unknown>;
  /** A table expression of `(event_key, rank)`: events that match all terms. A lower rank is a better match. */
  textMatches(terms: readonly SearchTerm[]): RawBuilder<unknown>;
  /** Whether the current row of `event` matches all terms; does not search for other events. */
  matchesText(terms: readonly SearchTerm[]): RawBuilder<SqlBool>;
  /** A table expression of these texts, in a column with this name. */
  valuesOf(texts: readonly string[], column: string): RawBuilder<unknown>;
  /** Whether the current row of `event_text` has the folded word or stem that this column contains. */
  hasWord(column: string): RawBuilder<SqlBool>;
  /** All values of a column as one comma-separated text. */
  concatenated(column: string): RawBuilder<string | null>;
}
