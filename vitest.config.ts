import { defineConfig } from 'vitest/config';

// A zone far west of Greenwich, with daylight saving: a date that is secretly an instant shows itself as off by one.
process.env.TZ = 'America/Los_Angeles';

const testTimeout = 20_000;

export default defineConfig({
  test: {
    // By itself it leaves a core to others, which a run of two has none to spare of.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'sqlite',
          include: ['tests/{domain,db,server,web}/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/postgres/**'],
          testTimeout,
        },
      },
      {
        // Whatever touches a database once more, on a real PostgreSQL that is started for the run.
        test: {
          name: 'postgres',
          include: ['tests/{db,server}/**/*.test.ts'],
          // How a server starts on a file is told once.
          exclude: ['tests/**/sqlite/**', 'tests/server/start.test.ts'],
          globalSetup: 'tests/support/postgres-for-the-run.ts',
          testTimeout,
        },
      },
    ],
  },
});
