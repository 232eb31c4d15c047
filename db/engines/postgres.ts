import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { type Database, type Engine, type Snapshot, TEXT_FIELDS, type Writing } from '../database.ts';
import { DatabaseUnreachable } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { Listeners } from './listeners.ts';
import { connect, type PostgresConnections } from './postgres-connection.ts';
import { explainUnusable } from './postgres-errors.ts';
import { CHANNEL, listenToPostgres } from './postgres-listening.ts';
import { prepareDatabase } from './postgres-schema.ts';
import { textMatches, wordVector } from './postgres-texts.ts';
import { retried } from './retrying.ts';
import { Turns } from './turns.ts';

/** How long a write waits, and how many connections there are. */
export interface PostgresOptions {
  /** For its turn among this process's writes, and again among those of other servers. */
  readonly turnMs: number;
  /** For its own end, once the database is being closed. */
  readonly closingMs: number;
  readonly connections: number;
  /** Each export in progress has one. */
  readonly snapshots: number;
}

const OPTIONS: PostgresOptions = { turnMs: 15_000, closingMs: 1_000, connections: 10, snapshots: 16 };

const CONNECTION_WAIT_MS = 5_000;
/** A request's statements are done in milliseconds; the last batch of a great import may take a while. */
const STATEMENT_MS = 60_000;
/** A server that has vanished amid a write gives its turn back after so long. */
const IDLE_WRITER_MS = 30_000;

/** Opens a database of a PostgreSQL server, 14 or later. Throws `DatabaseUnusable`; its messages name no password. */
export async function openPostgres(url: string, given: Partial<PostgresOptions> = {}): Promise<Database> {
  const options = { ...OPTIONS, ...given };
  const place = placeOf(url);
  try {
    await prepareDatabase(url, place);
  } catch (error) {
    throw explainUnusable(error, place);
  }
  const listeners = new Listeners((tell) => listenToPostgres(url, tell));
  const limits = { waitMs: CONNECTION_WAIT_MS, statementMs: STATEMENT_MS };
  const connections = connect(url, { ...limits, most: options.connections });
  const exporting = connect(url, { ...limits, most: options.snapshots });
  return databaseOf({ connections, exporting, listeners }, options);
}

/** What messages call it. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database “${decodeURIComponent(pathname.slice(1))}” at ${hostname}${port && `:${port}`}`;
}

interface Parts {
  readonly connections: PostgresConnections;
  readonly exporting: PostgresConnections;
  readonly listeners: Listeners;
}

function databaseOf(
  { connections, exporting, listeners }: Parts,
  { turnMs, closingMs }: PostgresOptions,
): Database {
  const { kysely } = connections;
  const turns = new Turns();
  const snapshots = new Set<Snapshot>();
  const reading = () => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');

  return {
    kysely,

    read: (work) =>
      retried(() => reading().execute((transaction) => work({ kysely: transaction, engine: postgres }))),

    async openSnapshot() {
      const snapshot = await takeSnapshot(exporting, () => snapshots.delete(snapshot));
      snapshots.add(snapshot);
      return snapshot;
    },

    async write(work) {
      await turns.take(turnMs);
      try {
        return await retried(async () => {
          let isWhole = false;
          try {
            return await kysely.transaction().execute(async (transaction) => {
              await takeTurn(transaction, turnMs);
              const result = await work(writingTo(transaction));
              // Told at COMMIT, to every server.
              await sql`notify ${sql.id(CHANNEL)}`.execute(transaction);
              isWhole = true;
              return result;
            });
          } catch (error) {
            // What is lost on the way back from COMMIT may have been stored.
            throw isWhole && error instanceof DatabaseUnreachable
              ? new DatabaseUnreachable({ cause: error.cause, uncertain: true })
              : error;
          }
        });
      } finally {
        turns.pass();
      }
    },

    onChange: (listener) => listeners.add(listener),

    async close() {
      listeners.close();
      // What is being written may end; what takes longer is rolled back.
      await turns.take(closingMs).catch(() => {});
      for (const snapshot of snapshots) await snapshot.close();
      await exporting.close(closingMs);
      await connections.close(closingMs);
    },
  };
}

/** Under READ COMMITTED every statement after this one sees all that was written in the turns before. */
async function takeTurn(transaction: Transaction<Tables>, turnMs: number): Promise<void> {
  await sql
    .raw(
      `set local lock_timeout = ${turnMs}; set local idle_in_transaction_session_timeout = ${IDLE_WRITER_MS};
      select only_row from write_turn for update`,
    )
    .execute(transaction);
}

async function takeSnapshot({ kysely }: PostgresConnections, onClose: () => void): Promise<Snapshot> {
  const transaction = await kysely
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  // The view is that of the first statement.
  await transaction.selectFrom('migration').select('name').limit(1).execute();
  let open = true;
  return {
    kysely: transaction,
    engine: postgres,
    async close() {
      if (!open) return;
      open = false;
      onClose();
      // A connection that is lost has nothing to roll back.
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
    },
  };
}

const postgres: Engine = {
  listOf(values): RawBuilder<unknown> {
    return sql`(select unnest(${values}::${typeOf(values)}[]))`;
  },

  isOneOf(column, values): RawBuilder<SqlBool> {
    return sql`${sql.ref(column)} = any(${values})`;
  },

  // The planner has statistics of its own and needs no hints.
  unindexed(column): RawBuilder<unknown> {
    return sql.ref(column);
  },

  textMatches,
};

function typeOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  return typeof values[0] === 'string' ? sql`text` : sql`bigint`;
}

function writingTo(kysely: Transaction<Tables>): Writing {
  return {
    kysely,
    engine: postgres,

    async insertAll(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      await insert(kysely, table, Object.keys(first), rows as readonly Record<string, unknown>[]);
    },

    async nextEventKeys(count) {
      // It is our turn: nobody else gives keys out.
      const newest = await kysely
        .selectFrom('event')
        .select(({ fn }) => fn.max('key').as('key'))
        .executeTakeFirst();
      const first = (newest?.key ?? 0) + 1;
      return Array.from({ length: count }, (_, index) => first + index);
    },

    async addToCounts(changes) {
      if (changes.length === 0) return;
      await insert(
        kysely,
        'day_count',
        Object.keys(changes[0] ?? {}),
        changes as unknown as readonly Record<string, unknown>[],
        sql`on conflict (day, signature_key, kind, severity) do update set
          events = day_count.events + excluded.events,
          severity_tenths = day_count.severity_tenths + excluded.severity_tenths,
          people_expelled = day_count.people_expelled + excluded.people_expelled`,
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

/** Many rows in one statement of the same words whatever their number: as one document, which the table's own types take apart. */
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

/** A document goes in as a document, not as a text that holds one. */
function withDocument(row: Record<string, unknown>): Record<string, unknown> {
  return typeof row.content === 'string' ? { ...row, content: JSON.parse(row.content) } : row;
}
