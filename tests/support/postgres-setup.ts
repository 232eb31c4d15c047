import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the PostgreSQL server; only provided in the project that runs on PostgreSQL. */
    postgresPort: number;
  }
}

/** Starts one PostgreSQL server for all tests of the run. */
export default async function (project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresPort', server.port);
  return () => server.stop();
}
