import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { type Caches, createCaches } from '../../cache/caches.ts';
import type { Engine } from '../../core/query-context.ts';
import { explainSqliteFailure } from '../../core/sqlite-failure.ts';
import type { Tables } from '../../core/tables.ts';
import { type Database, type EventText, type Snapshot, TEXT_FIELDS, type WriteTx } from '../../database.ts';
import type { SearchTerm } from '../../search/text-query.ts';
import { Listeners } from '../listeners.ts';
import { Mutex } from '../mutex.ts';
import { nextEventKeys } from '../next-event-keys.ts';
import { connect, type SqliteConnection } from './connection.ts';
import { explainUnusable } from './errors.ts';
import { configureReader, configureWriter, prepareFile } from './file.ts';

/** How long a write waits. */
export interface Timeouts {
  /** How long a write waits for other writes of this process. */
  readonly lockTimeoutMs: number;
  /** How long a write waits for another program that writes to the same file. */
  readonly busyTimeoutMs: number;
  /** How long `close` waits for a running write. */
  readonly closeTimeoutMs: number;
}

export interface SqliteOptions extends Timeouts {
  /** Rejects an empty file. */
  readonly mustExist: boolean;
}

const TIMEOUTS: Timeouts = { lockTimeoutMs: 15_000, busyTimeoutMs: 5_000, closeTimeoutMs: 1_000 };

/** How often to look for changes by other programs. A look takes a few microseconds. */
const WATCH_MS = 500;

/** Requests read the same pages again and again. A snapshot reads most pages once, and there may be many snapshots. */
const READER_CACHE_KIB = 32_000;
const SNAPSHOT_CACHE_KIB = 2_000;

/**
 * Opens a file, or a temporary database for `:memory:`. Throws `DatabaseUnusable`.
 *
 * One connection writes and another one reads. In WAL mode a reader sees the last commit and never waits. Kysely's mutex
 * per connection keeps the statements of other requests out of a transaction.
 */
export async function openSqlite(
  path: string,
  { mustExist = false, ...given }: Partial<SqliteOptions> = {},
): Promise<Database> {
  const timeouts = { ...TIMEOUTS, ...given };
  if (path === ':memory:') return openInTemporaryFolder(timeouts);
  const file = resolve(path);
  let writer: SqliteConnection | undefined;
  try {
    await createFolder(dirname(file));
    writer = connect(file, 'begin immediate', timeouts.busyTimeoutMs);
    await prepareFile(writer.handle, path, { mustExist });
    configureWriter(writer.handle);
    return databaseOf(file, writer, timeouts);
  } catch (error) {
    await writer?.close();
    throw explainUnusable(error, path);
  }
}

/** Node's `recursive` option never returns on a file system without folders, such as /proc. */
export async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await createFolder(dirname(folder));
    await mkdir(folder).catch(async (again: unknown) => {
      // Another process may have created it meanwhile.
      if (
        !(await stat(folder).then(
          (found) => found.isDirectory(),
          () => false,
        ))
      )
        throw again;
    });
  }
}

/** Two connections cannot share an in-memory database of SQLite in WAL mode, so `:memory:` is a temporary file. */
async function openInTemporaryFolder(timeouts: Timeouts): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-'));
  const database = await openSqlite(join(folder, 'memory.db'), timeouts);
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function databaseOf(file: string, writer: SqliteConnection, timeouts: Timeouts): Database {
  const mutex = new Mutex();
  const caches = createCaches();
  const connectReader = (cacheKib: number) => {
    const connection = connect(file, 'begin', timeouts.busyTimeoutMs);
    configureReader(connection.handle, cacheKib);
    return connection;
  };
  const reader = connectReader(READER_CACHE_KIB);
  const snapshots = new Set<Snapshot>();
  const listeners = new Listeners((notify) => watchFile(reader, notify));

  const database: Database = {
    kysely: reader.kysely,
    replica: undefined,
    // A reader sees the last commit.
    seeing: () => database,

    read: (work) => reader.kysely.transaction().execute((kysely) => work({ kysely, engine: sqlite, caches })),

    async openSnapshot() {
      const snapshot = await takeSnapshot(connectReader(SNAPSHOT_CACHE_KIB), caches, () =>
        snapshots.delete(snapshot),
      );
      snapshots.add(snapshot);
      return snapshot;
    },

    async write(work) {
      await mutex.acquire(timeouts.lockTimeoutMs);
      try {
        const result = await writer.kysely.transaction().execute((kysely) => work(writingTo(writer, kysely)));
        listeners.notify();
        return result;
      } catch (error) {
        throw explainSqliteFailure(error);
      } finally {
        mutex.release();
      }
    },

    onChange: (listener) => listeners.add(listener),

    async close() {
      listeners.close();
      // Lets a running write finish. A longer one is rolled back.
      await mutex.acquire(timeouts.closeTimeoutMs).catch(() => {});
      for (const snapshot of snapshots) await snapshot.close();
      await reader.close();
      // Closed last, so that SQLite moves the write-ahead log into the file.
      await writer.close();
    },
  };
  return database;
}

/** Calls back when another program has written to the file. */
function watchFile({ handle }: SqliteConnection, notify: () => void): () => void {
  const look = (): unknown => handle.pragma('data_version', { simple: true });
  let version = look();
  const timer = setInterval(() => {
    const now = look();
    if (now !== version) notify();
    version = now;
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function takeSnapshot(
  connection: SqliteConnection,
  caches: Caches,
  onClose: () => void,
): Promise<Snapshot> {
  const transaction = await connection.kysely.startTransaction().execute();
  // BEGIN takes no snapshot; the first statement does.
  await transaction.selectFrom('migration').select('name').limit(1).execute();
  let open = true;
  return {
    kysely: transaction,
    engine: sqlite,
    caches,
    async close() {
      if (!open) return;
      open = false;
      onClose();
      await transaction.rollback().execute();
      await connection.close();
    },
  };
}

const sqlite: Engine = {
  isOneOf(column, values, as): RawBuilder<SqlBool> {
    return sql`${as === 'check' ? this.unindexed(column) : sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
  },

  unindexed(column): RawBuilder<unknown> {
    return sql`+${sql.ref(column)}`;
  },

  matchesText(terms): RawBuilder<SqlBool> {
    return sql`exists (select 1 from event_text where event_text match ${matchExpression(terms)} and rowid = event.key)`;
  },

  valuesOf(texts, column): RawBuilder<unknown> {
    return sql`(select value as ${sql.ref(column)} from json_each(${JSON.stringify(texts)}))`;
  },

  hasWord(column): RawBuilder<SqlBool> {
    return sql`event_text match '"' || ${sql.ref(column)} || '"'`;
  },

  concatenated(column): RawBuilder<string | null> {
    return sql`group_concat(${sql.ref(column)})`;
  },

  textMatches(terms): RawBuilder<unknown> {
    const weights = sql.raw(TEXT_FIELDS.map((field) => WEIGHT[field]).join(', '));
    return sql`(select rowid as event_key, bm25(event_text, ${weights}) as rank
      from event_text where event_text match ${matchExpression(terms)})`;
  },
};

/** The weight of each field in the ranking. */
const WEIGHT: Readonly<Record<(typeof TEXT_FIELDS)[number], number>> = {
  title: 10,
  title_ru: 10,
  summary: 4,
  summary_ru: 4,
  people: 6,
  places: 3,
  tags: 5,
  sources: 1,
  parties: 2,
  whole: 1,
};

/** Folded words are letters and digits, so quoting them is enough for FTS5. */
function matchExpression(terms: readonly SearchTerm[]): string {
  const alternatives = terms.map(({ anyOf, prefix }) =>
    anyOf.map((words) => `"${words}"${prefix ? '*' : ''}`).join(' OR '),
  );
  return alternatives.map((each) => `(${each})`).join(' AND ');
}

/** Inserts rows with prepared statements, bypassing Kysely, because most of the time of an import is spent here. */
function writingTo(writer: SqliteConnection, kysely: Transaction<Tables>): WriteTx {
  const run = (statement: string, rows: readonly (readonly unknown[])[]) => {
    const prepared = writer.prepare(statement);
    for (const row of rows) prepared.run(row);
  };
  return {
    kysely,
    engine: sqlite,
    async insertAll(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first);
      run(
        insertStatement(table, columns),
        rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column])),
      );
    },

    nextEventKeys: (count) => nextEventKeys(kysely, count),

    // SQLite uses the highest key that exists or existed.
    async continueKeys() {},

    async loadMany(events, work) {
      const stored = await kysely
        .selectFrom('event')
        .select(({ fn }) => fn.max('key').as('key'))
        .executeTakeFirst();
      const isWorthIt = events >= MANY_EVENTS && events >= (stored?.key ?? 0) * LARGE_SHARE;
      await (isWorthIt ? withoutIndexes(writer, work) : work());
    },

    // Queries do not depend on SQLite's statistics (db/query/query-plan.ts).
    async refreshStatistics() {},

    async setImportance(changes) {
      run(
        'update event set importance = ? where key = ?',
        changes.map(({ key, importance }) => [importance, key]),
      );
    },

    async setWeights(changes) {
      run(
        'update event set weight = ? where key = ?',
        changes.map(({ key, weight }) => [weight, key]),
      );
    },

    async addToClasses(changes) {
      run(
        'update event_class set events = events + ? where key = ?',
        changes.map(({ key, events }) => [events, key]),
      );
    },

    async addToUses(table, changes) {
      run(
        `update "${table}" set events = events + ? where ${table === 'authority' ? 'id' : 'key'} = ?`,
        changes.map(({ key, events }) => [events, key]),
      );
    },

    async putCounts(rows) {
      run(
        'insert into tally (level, bucket, counts) values (?, ?, ?) on conflict do update set counts = excluded.counts',
        rows.map(({ level, bucket, counts }) => [level, bucket, counts]),
      );
    },

    async writeTexts(texts: readonly EventText[]) {
      run(
        insertStatement('event_text', ['rowid', ...TEXT_FIELDS]),
        texts.map((text) => [text.event_key, ...TEXT_FIELDS.map((field) => text[field])]),
      );
    },

    async removeTexts(eventKeys) {
      run(
        'delete from event_text where rowid = ?',
        eventKeys.map((key) => [key]),
      );
    },
  };
}

/** From this many events, rebuilding an index is faster than inserting into it. */
const MANY_EVENTS = 20_000;
const LARGE_SHARE = 0.5;
/** Nothing that is written is found by what else is indexed of these. */
const INDEXED_TABLES = [
  'event',
  'event_party',
  'participation',
  'event_source',
  'event_tag',
  'event_mission',
];
const NEEDED_INDEXES = ['event_deleted'];

/** Readers see neither step before the transaction commits. */
async function withoutIndexes({ handle }: SqliteConnection, work: () => Promise<void>): Promise<void> {
  const indexes = handle
    .prepare<[string, string], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'index' and sql is not null
        and tbl_name in (select value from json_each(?)) and name not in (select value from json_each(?))`,
    )
    .all(JSON.stringify(INDEXED_TABLES), JSON.stringify(NEEDED_INDEXES));
  for (const { name } of indexes) handle.exec(`drop index "${name}"`);
  await work();
  for (const { sql: statement } of indexes) {
    handle.exec(statement);
    await nextTurn();
  }
}

function insertStatement(table: string, columns: readonly string[]): string {
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`;
}
