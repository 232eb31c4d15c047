import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './tests/browser/chromium.ts';

/** These test the page alone. The database engine cannot change their result, so they run on SQLite only. */
const PAGE_ONLY = [
  'accessibility.spec.ts',
  'analysis.spec.ts',
  'compare.spec.ts',
  'first-view.spec.ts',
  'hostile-text.spec.ts',
  'keyboard.spec.ts',
  'languages.spec.ts',
  'look-around.spec.ts',
  'looks.spec.ts',
  'lost-connection.spec.ts',
  'phone.spec.ts',
  'open.spec.ts',
  'pictures.spec.ts',
  'printing.spec.ts',
  'recording.spec.ts',
  'search.spec.ts',
  'select.spec.ts',
  'stories.spec.ts',
];

const isCi = Boolean(process.env.CI);

export default defineConfig<{ engine: 'sqlite' | 'postgres' }>({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  globalSetup: './tests/browser/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A retry tells a flaky test from a broken one. Both fail the run.
  retries: isCi ? 1 : 0,
  failOnFlakyTests: isCi,
  // Generous, because a machine may be slow or busy. What a test waits for comes, or never comes.
  timeout: 120_000,
  expect: { timeout: 25_000 },
  forbidOnly: isCi,
  reporter: [['list']],
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite' } },
    { name: 'postgres', use: { engine: 'postgres' }, testIgnore: PAGE_ONLY },
  ],
  use: {
    launchOptions: await chromiumLaunchOptions(),
    timezoneId: 'America/Los_Angeles',
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
