import { execFileSync } from 'node:child_process';
import { chromiumLaunchOptions } from './chromium.ts';

/** Builds the page once and unpacks the browser once, before the workers start. */
export default async function globalSetup(): Promise<void> {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  await chromiumLaunchOptions();
}
