import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../db/open-database.ts';
import { postgresUrl } from './postgres-server.ts';

/** The engine that the tests of this project run on. */
export const ENGINE = inject('postgresPort') === undefined ? 'sqlite' : 'postgres';

/** A new, empty database that is closed and removed when the running test ends. */
export async function createTestDatabase(): Promise<Database> {
  const database = await openTestDatabase();
  onTestFinished(() => database.close());
  return database;
}

/** A new, empty database for several tests. The caller closes it, which also removes it. */
export async function openTestDatabase(): Promise<Database> {
  if (ENGINE === 'sqlite') return openDatabase('file::memory:');
  const { url, release } = await reserveDatabase();
  const database = await openDatabase(url);
  return {
    ...database,
    async close() {
      await database.close();
      await release();
    },
  };
}

/** The URL of a new, empty database that several programs can open. */
export async function createTestDatabaseUrl(): Promise<string> {
  if (ENGINE === 'sqlite') return `file:${await createTestFolder()}/demarche.db`;
  const { url, release } = await reserveDatabase();
  onTestFinished(release);
  return url;
}

/** An empty PostgreSQL database that no other test uses until it is released. */
async function reserveDatabase(): Promise<{ readonly url: string; release(): Promise<void> }> {
  const admin = await connect('postgres');
  const name = await acquireDatabase(admin);
  let isReserved = true;
  return {
    url: postgresUrl(inject('postgresPort'), name),
    async release() {
      if (!isReserved) return;
      isReserved = false;
      await clearDatabase(admin, name);
      await admin.end();
    },
  };
}

async function connect(database: string): Promise<pg.Client> {
  const client = new pg.Client(postgresUrl(inject('postgresPort'), database));
  await client.connect();
  return client;
}

/**
 * Reuses databases, because PostgreSQL takes 100 ms or more to create one. A connection reserves the database of a
 * number by keeping the advisory lock of that number.
 */
async function acquireDatabase(admin: pg.Client): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { rows } = await admin.query('select pg_try_advisory_lock($1) as is_acquired', [number]);
    if (!rows[0].is_acquired) continue;
    const name = `test-${number}`;
    const existing = await admin.query('select from pg_database where datname = $1', [name]);
    if (existing.rowCount === 0) {
      await admin.query(`create database "${name}"`);
      await (await openDatabase(postgresUrl(inject('postgresPort'), name))).close();
    }
    return name;
  }
}

/** Deletes all data but parties and migrations. Keys begin at 1 again. */
async function clearDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  const client = await connect(name);
  await client.query(
    'truncate event, signature, person, office, place, mission, tag, publisher, tally, period_review, saved_view, story, era, authority, authority_spelling, stale_text, collection_edition restart identity cascade',
  );
  await client.query('update authority_change set number = 0');
  await client.end();
}

/** A new, empty folder. Removed when the test ends. */
export async function createTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
