import pg from 'pg';
import { DatabaseUnusable } from '../../core/errors.ts';
import { pendingMigrations, readMigrations } from '../../core/migrations.ts';
import type { MigrationTable } from '../../core/tables.ts';
import { clientConfig } from './connection.ts';

/** Key of the advisory lock for migrations: any number that all servers of Démarche share. */
const MIGRATION_LOCK = 7_336_274;
const OLDEST = 140_000;
const CONNECT_MS = 5_000;
/** How long to wait for the migration of another server. */
const LOCK_MS = 120_000;

/**
 * Checks that the database is empty or of Démarche, and applies pending migrations. Servers that start at the same time do
 * this one after the other. Uses one transaction, so that its end releases the lock, even through a pooler.
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
    // Nothing was stored without COMMIT.
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
    throw new DatabaseUnusable(`${place} is not a database of Démarche: it is empty.`);
  if (names.length > 0 && !names.includes('migration')) {
    throw new DatabaseUnusable(
      `${place} has tables of another program. Set DATABASE_URL to another database.`,
    );
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
