import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { loadStarterCollection } from '../../db/import/starter-collection.ts';
import { openDatabase } from '../../db/open-database.ts';
import { startPostgres } from '../support/postgres-server.ts';

/** Environment variables for the workers: the port of PostgreSQL, and a SQLite file with the starter collection. */
export const POSTGRES_PORT = 'DEMARCHE_TEST_POSTGRES_PORT';
export const FILLED_FILE = 'DEMARCHE_TEST_FILLED_FILE';

/** Builds the page and the databases that tests copy, once, before the workers start. */
export default async function globalSetup({ projects }: FullConfig): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  const runs = (engine: string) => projects.some(({ name }) => name === engine);
  const cleanups = [
    ...(runs('sqlite') ? [await prepareSqlite()] : []),
    ...(runs('postgres') ? [await preparePostgres()] : []),
  ];
  return async () => {
    for (const cleanUp of cleanups) await cleanUp();
  };
}

async function prepareSqlite(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-filled-'));
  const file = join(folder, 'filled.db');
  process.env[FILLED_FILE] = file;
  const filled = await openDatabase(`file:${file}`);
  await loadStarterCollection(filled);
  await filled.close();
  return () => rm(folder, { recursive: true, force: true });
}

async function preparePostgres(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env[POSTGRES_PORT] = String(server.port);
  const empty = await openDatabase(await server.createDatabase('empty'));
  await empty.close();
  const filled = await openDatabase(await server.createDatabase('filled'));
  await loadStarterCollection(filled);
  await filled.close();
  return () => server.stop();
}
