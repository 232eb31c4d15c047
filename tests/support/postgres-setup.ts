import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of a PostgreSQL server, in the project whose tests are to run on one. */
    postgresPort: number;
  }
}

/** One PostgreSQL for all tests of the run. */
export default async function (project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresPort', server.port);
  return () => server.stop();
}
