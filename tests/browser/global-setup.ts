import { execFileSync } from 'node:child_process';
import type { FullConfig } from '@playwright/test';
import { loadStarterCollection } from '../../db/import/starter-collection.ts';
import { openDatabase } from '../../db/open-database.ts';
import { startPostgres } from '../support/postgres-server.ts';

/** The variable that tells the workers where PostgreSQL is. */
export const POSTGRES_PORT = 'DEMARCHE_TEST_POSTGRES_PORT';

/** Builds the page once and starts one PostgreSQL, before the workers start. Its databases are copies of these two. */
export default async function globalSetup({
  projects,
}: FullConfig): Promise<(() => Promise<void>) | undefined> {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  if (!projects.some(({ name }) => name === 'postgres')) return undefined;
  const server = await startPostgres();
  process.env[POSTGRES_PORT] = String(server.port);
  const empty = await openDatabase(await server.createDatabase('empty'));
  await empty.close();
  const filled = await openDatabase(await server.createDatabase('filled'));
  await loadStarterCollection(filled);
  await filled.close();
  return () => server.stop();
}
