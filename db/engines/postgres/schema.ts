import pg from 'pg';
import { DatabaseUnusable } from '../../core/errors.ts';
import { pendingMigrations, readMigrations } from '../../core/migrations.ts';
import type { MigrationTable } from '../../core/tables.ts';
import { clientConfig } from './connection.ts';

/** Any number, so long as all servers of Démarche agree on it, and on nothing else. */
const MIGRATION_LOCK = 7_336_274;
const OLDEST = 140_000;
const CONNECT_MS = 5_000;
/** Another server may be busy with a long migration, but not for ever. */
const LOCK_MS = 120_000;

/**
 * Makes sure of a database before it is used: that it is ours or empty, and of this version. Servers that start at once
 * do this one after the other; what is missing is stored as a whole or not at all. One transaction, so that the lock is
 * given back by its end, also through a pooler.
 */
export async function prepareDatabase(url: string, place: string, { mustExist = false } = {}): Promise<void> {
  const client = new pg.Client({ ...clientConfig(url), connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseOldServer(client, place);
    await client.query('begin');
    await client.query(`set local lock_timeout = ${LOCK_MS}`);
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await refuseWhatIsNotOurs(client, place, mustExist);
    await migrate(client, place);
    await client.query('commit');
  } finally {
    // Without its COMMIT nothing has been.
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client, place: string): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  const [server] = rows;
  if (server !== undefined && Number(server.number) < OLDEST) {
    throw new DatabaseUnusable(
      `${place} is on PostgreSQL ${server.version}, which is too old. Démarche needs 14 or later.`,
    );
  }
}

async function refuseWhatIsNotOurs(client: pg.Client, place: string, mustExist: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select table_name as name from information_schema.tables where table_schema = current_schema()',
  );
  const names = rows.map(({ name }) => name);
  if (mustExist && names.length === 0)
    throw new DatabaseUnusable(`${place} is no database of Démarche: it holds nothing.`);
  if (names.length > 0 && !names.includes('migration')) {
    throw new DatabaseUnusable(`${place} holds another program’s tables. Name another in DATABASE_URL.`);
  }
}

async function migrate(client: pg.Client, place: string): Promise<void> {
  await client.query(
    'create table if not exists migration (name text collate "C" primary key, checksum text not null, applied_at timestamptz not null)',
  );
  const { rows: applied } = await client.query<MigrationTable>('select * from migration');
  for (const { name, sql, checksum } of pendingMigrations(await readMigrations('postgres'), applied, place)) {
    await client.query(sql);
    await client.query('insert into migration (name, checksum, applied_at) values ($1, $2, now())', [
      name,
      checksum,
    ]);
  }
}
