import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from './tests/browser/chromium.ts';

const OF_THE_PAGE_ALONE = [
  'accessibility.spec.ts',
  'answers.spec.ts',
  'hostile-text.spec.ts',
  'keyboard.spec.ts',
  'look-around.spec.ts',
  'looks.spec.ts',
  'phone.spec.ts',
  'select.spec.ts',
];

export default defineConfig<{ engine: 'sqlite' | 'postgres' }>({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  globalSetup: './tests/browser/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A shared machine can stall for longer than any patience of a test; a second failure is the product's.
  retries: process.env.CI ? 1 : 0,
  timeout: 40_000,
  expect: { timeout: 8_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite' } },
    // What a page looks like and how it is moved about in is the same whatever answers it.
    { name: 'postgres', use: { engine: 'postgres' }, testIgnore: OF_THE_PAGE_ALONE },
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
