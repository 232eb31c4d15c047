import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { type Caches, createCaches } from '../../cache/caches.ts';
import { DatabaseUnreachable } from '../../core/errors.ts';
import type { Engine } from '../../core/query-context.ts';
import type { Tables } from '../../core/tables.ts';
import {
  type Database,
  type ReplicaState,
  type Snapshot,
  TEXT_FIELDS,
  type WriteTx,
} from '../../database.ts';
import { Listeners } from '../listeners.ts';
import { Mutex } from '../mutex.ts';
import { nextEventKeys } from '../next-event-keys.ts';
import { withRetries } from '../retry.ts';
import { connect, type PostgresConnections } from './connection.ts';
import { explainUnusable } from './errors.ts';
import { CHANNEL, listenToPostgres } from './listen.ts';
import { acceptAnySnapshot, type Check, Replica, type ServerConnections } from './replica.ts';
import { prepareDatabase } from './schema.ts';
import { matchesText, textMatches, wordVector } from './text-search.ts';

/** How long a write waits, and how many connections there are. */
export interface PostgresOptions {
  /** Rejects an empty database. */
  readonly mustExist: boolean;
  /** How long a write waits for other writes of this process, and again for those of other servers. */
  readonly lockTimeoutMs: number;
  /** How long `close` waits for running work. */
  readonly closeTimeoutMs: number;
  /** Limit between two statements. A server that disappeared during a write releases the lock after this time. */
  readonly idleWriterTimeoutMs: number;
  readonly connections: number;
  /** One per export in progress. */
  readonly snapshots: number;
  /** A replica that serves reads. */
  readonly readUrl?: string | undefined;
  /** Called when the replica becomes unavailable, and when it is back. */
  readonly onReplica?: ((state: ReplicaState) => void) | undefined;
}

const OPTIONS: PostgresOptions = {
  mustExist: false,
  lockTimeoutMs: 15_000,
  closeTimeoutMs: 1_000,
  idleWriterTimeoutMs: 30_000,
  connections: 10,
  snapshots: 16,
};

const CONNECTION_WAIT_MS = 5_000;
/** Statements of requests take milliseconds. The last batch of a large import may take long. */
const STATEMENT_MS = 60_000;

/** Opens a database of PostgreSQL 14 or later. Throws `DatabaseUnusable`, whose messages contain no password. */
export async function openPostgres(url: string, given: Partial<PostgresOptions> = {}): Promise<Database> {
  const options = { ...OPTIONS, ...given };
  const place = describeLocation(url);
  try {
    await prepareDatabase(url, place, options);
  } catch (error) {
    throw explainUnusable(error, place);
  }
  const listeners = new Listeners((notify) => listenToPostgres(url, notify));
  const primary = connectTo(url, options);
  const { readUrl, onReplica } = options;
  const replica = readUrl === undefined ? undefined : new Replica(connectTo(readUrl, options), onReplica);
  return databaseOf({ primary, replica, listeners }, options);
}

function connectTo(url: string, { connections, snapshots }: PostgresOptions): ServerConnections {
  const limits = { waitMs: CONNECTION_WAIT_MS, statementMs: STATEMENT_MS };
  return {
    requests: connect(url, { ...limits, maxConnections: connections }),
    exports: connect(url, { ...limits, maxConnections: snapshots }),
  };
}

/** The name of the database in messages, without the password. */
export function describeLocation(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database “${decodeURIComponent(pathname.slice(1))}” at ${hostname}${port && `:${port}`}`;
}

interface Parts {
  readonly primary: ServerConnections;
  readonly replica: Replica | undefined;
  readonly listeners: Listeners;
}

function databaseOf({ primary, replica, listeners }: Parts, options: PostgresOptions): Database {
  const { lockTimeoutMs, closeTimeoutMs } = options;
  const mutex = new Mutex();
  const caches = createCaches();
  const snapshots = new Set<Snapshot>();
  const keep = async (opening: Promise<Snapshot>) => {
    const snapshot = await opening;
    snapshots.add(snapshot);
    return {
      ...snapshot,
      async close() {
        snapshots.delete(snapshot);
        await snapshot.close();
      },
    };
  };

  const seeing = (change: number): Database => ({
    kysely: primary.requests.kysely,
    seeing,
    get replica() {
      return replica?.state;
    },

    read(work) {
      const run = ({ requests }: ServerConnections, check: Check) =>
        withRetries(() =>
          readOnly(requests).execute(async (kysely) => {
            await check(kysely);
            return work({ kysely, engine: postgres, caches });
          }),
        );
      return replica === undefined ? run(primary, acceptAnySnapshot) : replica.read(change, run, primary);
    },

    openSnapshot() {
      const run = ({ exports }: ServerConnections, check: Check) => takeSnapshot(exports, caches, check);
      return keep(
        replica === undefined ? run(primary, acceptAnySnapshot) : replica.read(change, run, primary),
      );
    },

    async write(work) {
      await mutex.acquire(lockTimeoutMs);
      try {
        return await withRetries(() => writeOnce(primary.requests, options, work));
      } finally {
        mutex.release();
      }
    },

    onChange: (listener) => listeners.add(listener),

    async close() {
      listeners.close();
      // Lets a running write finish. A longer one is rolled back.
      await mutex.acquire(closeTimeoutMs).catch(() => {});
      for (const snapshot of snapshots) await snapshot.close();
      for (const { exports, requests } of [primary, ...(replica ? [replica.connections] : [])]) {
        await exports.close(closeTimeoutMs);
        await requests.close(closeTimeoutMs);
      }
    },
  });
  return seeing(0);
}

function readOnly({ kysely }: PostgresConnections) {
  return kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
}

async function writeOnce<T>(
  { kysely }: PostgresConnections,
  options: PostgresOptions,
  work: (tx: WriteTx) => Promise<T>,
): Promise<T> {
  let isDone = false;
  try {
    // Explicit, whatever the server's default: a snapshot from before the lock would be outdated.
    return await kysely
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (transaction) => {
        await takeWriteLock(transaction, options);
        const result = await work(writingTo(transaction));
        // Delivered to every server at COMMIT.
        await sql`notify ${sql.id(CHANNEL)}`.execute(transaction);
        isDone = true;
        return result;
      });
  } catch (error) {
    // If the connection is lost during COMMIT, the change may have been stored.
    throw isDone && error instanceof DatabaseUnreachable
      ? new DatabaseUnreachable({ cause: error.cause, maybeStored: true })
      : error;
  }
}

/** Takes the write lock. Under READ COMMITTED every later statement sees all earlier writes. */
async function takeWriteLock(
  transaction: Transaction<Tables>,
  { lockTimeoutMs, idleWriterTimeoutMs }: PostgresOptions,
): Promise<void> {
  await sql
    .raw(
      `set local lock_timeout = ${lockTimeoutMs}; set local idle_in_transaction_session_timeout = ${idleWriterTimeoutMs};
      select only_row from write_turn for update`,
    )
    .execute(transaction);
}

async function takeSnapshot(
  { kysely }: PostgresConnections,
  caches: Caches,
  check: Check,
): Promise<Snapshot> {
  const transaction = await kysely
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  // A lost connection has nothing to roll back.
  const end = () =>
    transaction
      .rollback()
      .execute()
      .catch(() => {});
  try {
    // The first statement takes the snapshot.
    await transaction.selectFrom('migration').select('name').limit(1).execute();
    await check(transaction);
  } catch (error) {
    await end();
    throw error;
  }
  let open = true;
  return {
    kysely: transaction,
    engine: postgres,
    caches,
    async close() {
      if (!open) return;
      open = false;
      await end();
    },
  };
}

const postgres: Engine = {
  isOneOf(column, values): RawBuilder<SqlBool> {
    return sql`${sql.ref(column)} = any(${values})`;
  },

  // The planner has statistics and needs no hints.
  unindexed(column): RawBuilder<unknown> {
    return sql.ref(column);
  },

  textMatches,
  matchesText,

  valuesOf(texts, column): RawBuilder<unknown> {
    return sql`(select value as ${sql.ref(column)} from unnest(${texts}::text[]) as given (value))`;
  },

  hasWord(column): RawBuilder<SqlBool> {
    return sql`words @@ ('''' || ${sql.ref(column)} || '''')::tsquery`;
  },

  concatenated(column): RawBuilder<string | null> {
    return sql`string_agg(${sql.ref(column)}::text, ',')`;
  },
};

/** Columns whose values come from a sequence. */
const IDENTITIES = [
  ['person', 'key'],
  ['office', 'key'],
  ['place', 'key'],
  ['mission', 'key'],
  ['tag', 'key'],
  ['publisher', 'key'],
  ['signature', 'key'],
  ['event_class', 'key'],
  ['revision', 'id'],
  ['period_review', 'id'],
  ['saved_view', 'id'],
  ['story', 'id'],
  ['era', 'id'],
  ['authority', 'id'],
] as const;

function writingTo(kysely: Transaction<Tables>): WriteTx {
  return {
    kysely,
    engine: postgres,
    async insertAll(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      await insert(kysely, table, Object.keys(first), rows as readonly Record<string, unknown>[]);
    },

    nextEventKeys: (count) => nextEventKeys(kysely, count),

    async continueKeys() {
      for (const [table, column] of IDENTITIES) {
        await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
          from ${sql.table(table)}`.execute(kysely);
      }
    },

    // Dropping and creating indexes would block readers.
    loadMany: (_events, work) => work(),

    // Without it, lists take ten times as long until autovacuum runs, up to a minute later.
    async refreshStatistics() {
      await sql`analyze`.execute(kysely);
    },

    async setImportance(changes) {
      if (changes.length === 0) return;
      await sql`update event set importance = changed.importance
        from json_to_recordset(${JSON.stringify(changes)}::json) as changed (key bigint, importance double precision)
        where event.key = changed.key`.execute(kysely);
    },

    async setWeights(changes) {
      if (changes.length === 0) return;
      await sql`update event set weight = changed.weight
        from json_to_recordset(${JSON.stringify(changes)}::json) as changed (key bigint, weight integer)
        where event.key = changed.key`.execute(kysely);
    },

    async addToClasses(changes) {
      if (changes.length === 0) return;
      await sql`update event_class set events = event_class.events + changed.events
        from json_to_recordset(${JSON.stringify(changes)}::json) as changed (key bigint, events integer)
        where event_class.key = changed.key`.execute(kysely);
    },

    async addToUses(table, changes) {
      if (changes.length === 0) return;
      await sql`update ${sql.table(table)} as used set events = used.events + changed.events
        from json_to_recordset(${JSON.stringify(changes)}::json) as changed (key bigint, events integer)
        where ${sql.ref(table === 'authority' ? 'used.id' : 'used.key')} = changed.key`.execute(kysely);
    },

    async putCounts(rows) {
      if (rows.length === 0) return;
      await insert(
        kysely,
        'tally',
        ['level', 'bucket', 'counts'],
        rows as unknown as readonly Record<string, unknown>[],
        sql`on conflict (level, bucket) do update set counts = excluded.counts`,
      );
    },

    async writeTexts(texts) {
      const rows = texts.map((text) => ({ ...text, words: wordVector(text) }));
      if (rows.length > 0) await insert(kysely, 'event_text', ['event_key', ...TEXT_FIELDS, 'words'], rows);
    },

    async removeTexts(eventKeys) {
      await sql`delete from event_text where event_key = any(${eventKeys}::bigint[])`.execute(kysely);
    },
  };
}

/** Inserts any number of rows with one statement text: the rows are one JSON document, which the types of the table parse. */
async function insert(
  kysely: Transaction<Tables>,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const documents = JSON.stringify(rows.map(withDocument));
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${documents}::json) ${onConflict}`.execute(
    kysely,
  );
}

/** Embeds documents as JSON, not as text, and bytes in PostgreSQL's hex format. */
function withDocument(row: Record<string, unknown>): Record<string, unknown> {
  if (typeof row.content === 'string') return { ...row, content: JSON.parse(row.content) };
  return row.counts instanceof Uint8Array
    ? { ...row, counts: `\\x${Buffer.from(row.counts).toString('hex')}` }
    : row;
}
