import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from '../../core/tables.ts';
import { explainFailure } from './errors.ts';

/** Connections to one PostgreSQL, as Kysely sees them. Every failure of theirs is one of ours (`explainFailure`). */
export interface PostgresConnections {
  readonly kysely: Kysely<Tables>;
  /** Waits for the connections in use, but not for ever: what takes longer is cut off. */
  close(patienceMs: number): Promise<void>;
}

export interface ConnectionLimits {
  readonly most: number;
  /** How long a request waits for a connection. */
  readonly waitMs: number;
  /** How long one statement may take. */
  readonly statementMs: number;
}

export function connect(url: string, { most, waitMs, statementMs }: ConnectionLimits): PostgresConnections {
  const clients = new Set<pg.ClientBase>();
  const pool = new pg.Pool({
    ...clientConfig(url),
    max: most,
    connectionTimeoutMillis: waitMs,
    async onConnect(client) {
      clients.add(client);
      await client.query(`set statement_timeout = ${statementMs}`);
      // Compiling a query takes longer than ours take to run. What only speaks PostgreSQL may not know the word.
      await client.query('set jit = off').catch(() => {});
    },
  });
  pool.on('remove', (client) => clients.delete(client));
  // A connection that is lost while nobody uses it: the pool has taken it out already.
  pool.on('error', () => {});
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: explaining(pool) }) });
  return {
    kysely,
    async close(patienceMs) {
      const timer = setTimeout(() => {
        for (const client of clients) cutOff(client);
      }, patienceMs);
      // Kysely ends the pool only where it has been used.
      await kysely.destroy();
      if (!pool.ended) await pool.end();
      clearTimeout(timer);
    },
  };
}

/** How to reach the server, and how its values come to us. */
export function clientConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'demarche',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: (oid: number) => PARSERS.get(oid) ?? pg.types.getTypeParser(oid) },
  };
}

/** As SQLite gives them: whole numbers as numbers, instants in RFC 3339, documents as texts. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.TIMESTAMPTZ, rfc3339],
  [pg.types.builtins.JSONB, (text) => text],
]);

/** PostgreSQL writes `2018-03-26 12:00:00.5+00`, in the zone of the session. */
function rfc3339(text: string): string {
  const [day = '', time = ''] = text.split(' ');
  return new Date(`${day}T${time.replace(/([+-]\d\d)$/, '$1:00')}`).toISOString();
}

function explaining(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw explainFailure(error);
      });
      // Without a listener, losing the connection would end the process; the query under way is told anyway.
      const ignore = () => {};
      client.on('error', ignore);
      let isBroken = false;
      return {
        async query(statement: string, values: readonly unknown[]) {
          try {
            return await client.query(statement, values.map(withoutNul));
          } catch (error) {
            isBroken ||= !(error instanceof pg.DatabaseError) || codeEndsSession(error.code);
            throw explainFailure(error);
          }
        },
        release() {
          client.off('error', ignore);
          client.release(isBroken);
        },
      } as unknown as PostgresPoolClient;
    },
  };
}

/** Text has no NUL here. None is stored, so that what asks for one finds nothing, as it should. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** The server has ended the session, or soon will. */
function codeEndsSession(code: string | undefined): boolean {
  return code !== undefined && /^(08|57P0|25P03|25006)/.test(code);
}

function cutOff(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}
