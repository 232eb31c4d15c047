import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../db/open-database.ts';
import { postgresUrl } from './postgres-server.ts';

/** The engine that the running tests are to use. */
export const ENGINE = inject('postgresPort') === undefined ? 'sqlite' : 'postgres';

/** A new, empty database for the running test, gone when that ends. */
export async function createTestDatabase(): Promise<Database> {
  const database = await openDatabase(ENGINE === 'sqlite' ? 'file::memory:' : await createTestDatabaseUrl());
  onTestFinished(() => database.close());
  return database;
}

/** The address of one that several programs can open. */
export async function createTestDatabaseUrl(): Promise<string> {
  if (ENGINE === 'sqlite') return `file:${await createTestFolder()}/demarche.db`;
  const admin = await connect('postgres');
  const name = await acquireDatabase(admin);
  onTestFinished(async () => {
    await clearDatabase(admin, name);
    await admin.end();
  });
  return postgresUrl(inject('postgresPort'), name);
}

async function connect(database: string): Promise<pg.Client> {
  const client = new pg.Client(postgresUrl(inject('postgresPort'), database));
  await client.connect();
  return client;
}

/**
 * Making a database takes PostgreSQL a tenth of a second and more, so that one is used again when a test is done with it.
 * Whoever holds the lock of a number has the database of that number; it is free when the connection ends.
 */
async function acquireDatabase(admin: pg.Client): Promise<string> {
  for (let number = 1; ; number += 1) {
    const { rows } = await admin.query('select pg_try_advisory_lock($1) as is_ours', [number]);
    if (!rows[0].is_ours) continue;
    const name = `test-${number}`;
    const known = await admin.query('select from pg_database where datname = $1', [name]);
    if (known.rowCount === 0) {
      await admin.query(`create database "${name}"`);
      await (await openDatabase(postgresUrl(inject('postgresPort'), name))).close();
    }
    return name;
  }
}

/** Keys and ids begin at 1 again. What every database holds stays. */
async function clearDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  const client = await connect(name);
  await client.query(
    'truncate event, signature, person, office, place, mission, tag, publisher, tally, period_review, saved_view restart identity cascade',
  );
  await client.end();
}

/** A new, empty folder for the running test, gone when that ends. */
export async function createTestFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
