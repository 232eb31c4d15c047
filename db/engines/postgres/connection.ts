import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from '../../core/tables.ts';
import { explainFailure } from './errors.ts';

/** A connection pool of one PostgreSQL server, for Kysely. Its errors are those of db/core/errors.ts (`explainFailure`). */
export interface PostgresConnections {
  readonly kysely: Kysely<Tables>;
  /** Waits for the connections in use for a limited time, then cuts them off. */
  close(timeoutMs: number): Promise<void>;
}

export interface ConnectionLimits {
  readonly maxConnections: number;
  /** How long a request waits for a connection, in ms. */
  readonly waitMs: number;
  /** How long one statement may take, in ms. */
  readonly statementMs: number;
}

export function connect(
  url: string,
  { maxConnections, waitMs, statementMs }: ConnectionLimits,
): PostgresConnections {
  const clients = new Set<pg.ClientBase>();
  const pool = new pg.Pool({
    ...clientConfig(url),
    max: maxConnections,
    connectionTimeoutMillis: waitMs,
    async onConnect(client) {
      clients.add(client);
      await client.query(`set statement_timeout = ${statementMs}`);
      // JIT compilation takes longer than these queries run. Databases that only speak the protocol may not know the setting.
      await client.query('set jit = off').catch(() => {});
    },
  });
  pool.on('remove', (client) => clients.delete(client));
  // An idle connection was lost. The pool has removed it already.
  pool.on('error', () => {});
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: explaining(pool) }) });
  return {
    kysely,
    async close(timeoutMs) {
      const timer = setTimeout(() => {
        for (const client of clients) cutOff(client);
      }, timeoutMs);
      // Kysely ends the pool only if it was used.
      await kysely.destroy();
      if (!pool.ended) await pool.end();
      clearTimeout(timer);
    },
  };
}

/** How to reach the server, and how to parse its values. */
export function clientConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'demarche',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: (oid: number) => PARSERS.get(oid) ?? pg.types.getTypeParser(oid) },
  };
}

/** The same types as SQLite returns: integers as numbers, times in RFC 3339, documents as text. */
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
      // Without a listener, losing the connection would end the process. The running query gets the error anyway.
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

/** PostgreSQL text cannot contain NUL. None is stored, so a search for one correctly finds nothing. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Whether the server has ended the session, or is about to. */
function codeEndsSession(code: string | undefined): boolean {
  return code !== undefined && /^(08|57P0|25P03|25006)/.test(code);
}

function cutOff(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}
