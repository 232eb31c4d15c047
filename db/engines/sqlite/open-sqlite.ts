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
import { connect, type SqliteConnection } from './connection.ts';
import { explainUnusable } from './errors.ts';
import { configureReader, configureWriter, prepareFile } from './file.ts';

/** How long a write waits. */
export interface Patience {
  /** For its turn among this process's writes. */
  readonly turnMs: number;
  /** For another program that is writing to the same file. */
  readonly busyMs: number;
  /** For its own end, once the database is being closed. */
  readonly closingMs: number;
}

export interface SqliteOptions extends Patience {
  /** Refuses a file that holds nothing yet. */
  readonly mustExist: boolean;
}

const PATIENCE: Patience = { turnMs: 15_000, busyMs: 5_000, closingMs: 1_000 };

/** A look takes a few microseconds. */
const WATCH_MS = 500;

/** Every request reads the same pages again; a snapshot reads most of its pages once, and there may be many of them. */
const READER_CACHE_KIB = 32_000;
const SNAPSHOT_CACHE_KIB = 2_000;

/**
 * Opens a file, or with `:memory:` a database that is gone when it is closed. Throws `DatabaseUnusable`.
 *
 * One connection writes and another reads: in WAL mode a reader sees the last commit and waits for nobody. Each is
 * behind Kysely's mutex, which a transaction holds from BEGIN to COMMIT, so that no other request's statements get in
 * between where the transaction awaits something.
 */
export async function openSqlite(
  path: string,
  { mustExist = false, ...given }: Partial<SqliteOptions> = {},
): Promise<Database> {
  const patience = { ...PATIENCE, ...given };
  if (path === ':memory:') return openInTemporaryFolder(patience);
  const file = resolve(path);
  let writer: SqliteConnection | undefined;
  try {
    await makeFolder(dirname(file));
    writer = connect(file, 'begin immediate', patience.busyMs);
    await prepareFile(writer.handle, path, { mustExist });
    configureWriter(writer.handle);
    return databaseOf(file, writer, patience);
  } catch (error) {
    await writer?.close();
    throw explainUnusable(error, path);
  }
}

/** Node's own `recursive` never ends where a file system takes no folders, such as /proc. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder).catch(async (again: unknown) => {
      // Another process may have been quicker.
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

/** SQLite's own in-memory databases cannot be shared by two connections with WAL between them. */
async function openInTemporaryFolder(patience: Patience): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-'));
  const database = await openSqlite(join(folder, 'memory.db'), patience);
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function databaseOf(file: string, writer: SqliteConnection, patience: Patience): Database {
  const mutex = new Mutex();
  const caches = createCaches();
  const connectReader = (cacheKib: number) => {
    const connection = connect(file, 'begin', patience.busyMs);
    configureReader(connection.handle, cacheKib);
    return connection;
  };
  const reader = connectReader(READER_CACHE_KIB);
  const snapshots = new Set<Snapshot>();
  const listeners = new Listeners((tell) => watchFile(reader, tell));

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
      await mutex.acquire(patience.turnMs);
      try {
        const result = await writer.kysely.transaction().execute((kysely) => work(writingTo(writer, kysely)));
        listeners.tell();
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
      // What is being written may end; what takes longer is rolled back.
      await mutex.acquire(patience.closingMs).catch(() => {});
      for (const snapshot of snapshots) await snapshot.close();
      await reader.close();
      // Last, so that SQLite folds the write-ahead log into the file.
      await writer.close();
    },
  };
  return database;
}

/** Tells when another program has written to the same file, too. */
function watchFile({ handle }: SqliteConnection, tell: () => void): () => void {
  const look = (): unknown => handle.pragma('data_version', { simple: true });
  let known = look();
  const timer = setInterval(() => {
    const now = look();
    if (now !== known) tell();
    known = now;
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
  // BEGIN alone sees nothing yet: the view is that of the first statement.
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

  concatenated(column): RawBuilder<string | null> {
    return sql`group_concat(${sql.ref(column)})`;
  },

  textMatches(terms): RawBuilder<unknown> {
    const weights = sql.raw(TEXT_FIELDS.map((field) => WORTH[field]).join(', '));
    return sql`(select rowid as event_key, bm25(event_text, ${weights}) as rank
      from event_text where event_text match ${matchExpression(terms)})`;
  },
};

/** What a word is worth to the order of a search, by where it stands. */
const WORTH: Readonly<Record<(typeof TEXT_FIELDS)[number], number>> = {
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

/** Folded words are letters and digits: inside quotes nothing of FTS5's own language is left in them. */
function matchExpression(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, prefix }) => `"${words}"${prefix ? '*' : ''}`).join(' ');
}

/** Rows go past Kysely, to statements prepared once: a write is ten rows or a million, and this is where its time goes. */
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

    async nextEventKeys(count) {
      const newest = await kysely
        .selectFrom('event')
        .select(({ fn }) => fn.max('key').as('key'))
        .executeTakeFirst();
      const first = (newest?.key ?? 0) + 1;
      return Array.from({ length: count }, (_, index) => first + index);
    },

    // SQLite looks at the highest key there is, or ever was.
    async continueKeys() {},

    async loadMany(events, work) {
      const stored = await kysely
        .selectFrom('event')
        .select(({ fn }) => fn.max('key').as('key'))
        .executeTakeFirst();
      const isWorthIt = events >= MANY_EVENTS && events >= (stored?.key ?? 0) * LARGE_SHARE;
      await (isWorthIt ? withoutIndexes(writer, work) : work());
    },

    // Plans are made by ourselves (db/query-plan.ts).
    async refreshStatistics() {},

    async setImportance(changes) {
      run(
        'update event set importance = ? where key = ?',
        changes.map(({ key, importance }) => [importance, key]),
      );
    },

    async addToClasses(changes) {
      run(
        'update event_class set events = events + ? where key = ?',
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

/** An index is sorted once in less time than so many events take to be put in their places one by one. */
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

/** Readers see neither: for them the transaction has not begun. */
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
