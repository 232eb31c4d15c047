import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { allowOnly, Problem } from './problem-details.ts';

/** Where `vite build` puts the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../dist/', import.meta.url));

export const NOT_BUILT =
  'The page has not been built. Start with `npm start`, which builds it, or run `npm run build`.';

export function isBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

/**
 * The built page. Files under `assets/` have a digest of their content in their name and may be kept for ever; the
 * others are asked after each time. What the page shows is in its query, so `/` is the only address it has.
 */
export function pageRoutes(folder: string): Router {
  const router = Router();
  // Files are small: a part of one is answered with all of it.
  const whole = { acceptRanges: false, redirect: false } as const;
  const staysTheSame = { ...whole, immutable: true, maxAge: '1y', index: false } as const;
  router.use('/assets', express.static(join(folder, 'assets'), staysTheSame));
  router.use(
    express.static(folder, {
      ...whole,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  );
  router
    .route('/')
    .get(() => {
      throw new Problem('not-found', NOT_BUILT);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
