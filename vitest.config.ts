import { defineConfig } from 'vitest/config';

// Far west of Greenwich and with daylight saving time: code that treats a date as an instant is off by one day here.
process.env.TZ = 'America/Los_Angeles';

// Generous: some tests start several servers or PostgreSQL, and a machine may be busy.
const testTimeout = 180_000;
const hookTimeout = 120_000;

export default defineConfig({
  test: {
    // Vitest's default leaves one core idle, which is half of a two-core machine.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['domain/**', 'db/**', 'server/**', 'web/**/*.{ts,tsx}'],
      exclude: ['**/*.d.ts', '**/*.json', '**/*.md', '**/*.css'],
      reporter: ['text-summary', 'html', 'lcov'],
    },
    projects: [
      {
        test: {
          name: 'sqlite',
          include: ['tests/{domain,db,server,web}/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/postgres/**'],
          testTimeout,
          hookTimeout,
        },
      },
      {
        // The tests that use a database, on a PostgreSQL server that is started for the run.
        test: {
          name: 'postgres',
          include: ['tests/{db,server}/**/*.test.ts'],
          // start.test.ts starts the program on a SQLite file.
          exclude: ['tests/**/sqlite/**', 'tests/server/start.test.ts'],
          globalSetup: 'tests/support/postgres-setup.ts',
          setupFiles: 'tests/support/postgres-only.ts',
          testTimeout,
          hookTimeout,
        },
      },
    ],
  },
});
