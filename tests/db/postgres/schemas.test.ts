import { type Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import type { Tables } from '../../../db/core/tables.ts';
import type { Database } from '../../../db/open-database.ts';
import { openSqliteOnPurpose } from '../../support/sqlite-on-purpose.ts';
import { createTestDatabase } from '../../support/test-database.ts';

/** The properties of a table that both engines report. */
interface Table {
  readonly columns: Record<string, { readonly type: string; readonly nullable: boolean }>;
  readonly primaryKey: readonly string[];
  /** Columns and the columns that they refer to. */
  readonly references: readonly string[];
  readonly unique: readonly string[];
  /** Indexes with an explicit name. */
  readonly indexes: readonly string[];
  readonly checks: number;
}

/** The SQLite types of PostgreSQL's types. */
const SIMPLER: Readonly<Record<string, string>> = {
  bigint: 'INTEGER',
  bytea: 'BLOB',
  integer: 'INTEGER',
  text: 'TEXT',
  jsonb: 'TEXT',
  'timestamp with time zone': 'TEXT',
  'double precision': 'REAL',
};

/** Tables that only one engine has, and why. */
const ONLY = {
  sqlite: [
    // Bookkeeping of AUTOINCREMENT.
    'sqlite_sequence',
    // FTS5 has its own tables. The tests of searches compare them.
    'event_text',
    'event_text_config',
    'event_text_content',
    'event_text_data',
    'event_text_docsize',
    'event_text_idx',
  ],
  postgres: [
    // SQLite has its own write lock.
    'write_turn',
    'event_text',
  ],
};

it('both engines have the same tables, columns, keys, constraints and indexes', async () => {
  const sqlite = await openSqliteOnPurpose();
  onTestFinished(() => sqlite.close());
  const inSqlite = await sqliteTables(sqlite);
  const inPostgres = await postgresTables(await createTestDatabase());
  expect(Object.keys(inSqlite).length).toBeGreaterThan(15);
  expect(inPostgres).toEqual(inSqlite);
});

async function rowsOf<T>(kysely: Kysely<Tables>, statement: string): Promise<T[]> {
  return (await sql.raw<T>(statement).execute(kysely)).rows;
}

async function sqliteTables({ kysely }: Database): Promise<Record<string, Table>> {
  const tables = await rowsOf<{ name: string; sql: string }>(
    kysely,
    `select name, sql from sqlite_master where type = 'table'`,
  );
  const entries: [string, Table][] = [];
  for (const { name, sql: definition } of tables) {
    if (ONLY.sqlite.includes(name)) continue;
    const columns = await rowsOf<{ name: string; type: string; notnull: number; pk: number }>(
      kysely,
      `select * from pragma_table_info('${name}')`,
    );
    const references = await rowsOf<{ from: string; table: string; to: string }>(
      kysely,
      `select "from", "table", "to" from pragma_foreign_key_list('${name}')`,
    );
    const indexes = await rowsOf<{ name: string; origin: string }>(
      kysely,
      `select name, origin from pragma_index_list('${name}')`,
    );
    const unique: string[] = [];
    for (const index of indexes.filter(({ origin }) => origin === 'u')) {
      const parts = await rowsOf<{ name: string }>(
        kysely,
        `select name from pragma_index_info('${index.name}') order by seqno`,
      );
      unique.push(parts.map((part) => part.name).join());
    }
    const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    entries.push([
      name,
      {
        columns: Object.fromEntries(
          columns.map((column) => [
            column.name,
            { type: column.type.toUpperCase(), nullable: column.notnull === 0 && column.pk === 0 },
          ]),
        ),
        primaryKey: keys.map((column) => column.name),
        references: references.map(({ from, table, to }) => `${from} → ${table}.${to}`).sort(),
        unique: unique.sort(),
        indexes: indexes
          .filter(({ origin }) => origin === 'c')
          .map((index) => index.name)
          .sort(),
        checks: definition.match(/\bCHECK \(/g)?.length ?? 0,
      },
    ]);
  }
  return Object.fromEntries(entries);
}

async function postgresTables({ kysely }: Database): Promise<Record<string, Table>> {
  const columns = await rowsOf<{ table: string; name: string; type: string; nullable: boolean }>(
    kysely,
    `select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'public' order by ordinal_position`,
  );
  const constraints = await rowsOf<{ table: string; type: string; columns: string[]; to: string }>(
    kysely,
    `select conrelid::regclass::text as table, contype as type,
      array(select attname::text from unnest(conkey) with ordinality as k (number, place)
        join pg_attribute on attrelid = conrelid and attnum = k.number order by place) as columns,
      confrelid::regclass::text || '.' || (select string_agg(attname, ',') from pg_attribute
        where attrelid = confrelid and attnum = any (confkey)) as to
    from pg_constraint where connamespace = 'public'::regnamespace`,
  );
  const indexes = await rowsOf<{ table: string; name: string }>(
    kysely,
    `select tablename as table, indexname as name from pg_indexes where schemaname = 'public'
      and not exists (select from pg_constraint where conname = indexname)`,
  );
  const names = [...new Set(columns.map(({ table }) => table))].filter(
    (name) => !ONLY.postgres.includes(name),
  );
  return Object.fromEntries(
    names.map((name) => {
      const ofType = (type: string) =>
        constraints.filter((constraint) => constraint.table === name && constraint.type === type);
      return [
        name,
        {
          columns: Object.fromEntries(
            columns
              .filter(({ table }) => table === name)
              .map((column) => [
                column.name,
                { type: SIMPLER[column.type] ?? column.type, nullable: column.nullable },
              ]),
          ),
          primaryKey: ofType('p')[0]?.columns ?? [],
          references: ofType('f')
            .map((reference) => `${reference.columns} → ${reference.to}`)
            .sort(),
          unique: ofType('u')
            .map((constraint) => constraint.columns.join())
            .sort(),
          indexes: indexes
            .filter(({ table }) => table === name)
            .map((index) => index.name)
            .sort(),
          checks: ofType('c').length,
        },
      ];
    }),
  );
}
