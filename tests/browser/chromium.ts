import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

/**
 * How to start a real Chromium without downloading one: the one `CHROMIUM` names, else on Linux the pinned one inside
 * the npm package `@sparticuz/chromium`, else the machine's own Chrome.
 *
 * The package unpacks to the temporary folder at its first use; call this once before workers start side by side.
 */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, which is not there.`);
    return { executablePath: named, args: QUIET_ARGS };
  }
  if (process.platform !== 'linux') return { channel: 'chrome', args: QUIET_ARGS };

  // The package brings its own system libraries, for machines that have none, but unpacks them only on hosts it knows.
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
