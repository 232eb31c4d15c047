import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

/**
 * Launch options for a real Chromium, without a download: the program in the environment variable `CHROMIUM`, or on Linux
 * the one in the npm package `@sparticuz/chromium`, or the installed Chrome.
 *
 * The package unpacks to the temporary folder on first use. Call this once before parallel workers start.
 */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM is ${named}, but there is no such file.`);
    return { executablePath: named, args: QUIET_ARGS };
  }
  if (process.platform !== 'linux') return { channel: 'chrome', args: QUIET_ARGS };

  // The package contains system libraries that may be missing here, but unpacks them only on hosts that it recognises.
  process.env.VERCEL ??= '1';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: QUIET_ARGS };
}

const QUIET_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];
