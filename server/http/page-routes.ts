import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { allowOnly, createProblem } from './problem-details.ts';

/** Where `vite build` writes the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../dist/', import.meta.url));

export function isPageBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

/**
 * Serves the built page. Files under `assets/` have a content hash in their name and are cached for a year; all others
 * are revalidated on each use. The page's state is in the query, so `/` is its only path.
 */
export function pageRoutes(folder: string): Router {
  const router = Router();
  // The files are small: a range request gets the whole file.
  const wholeFiles = { acceptRanges: false, redirect: false } as const;
  const immutableFiles = { ...wholeFiles, immutable: true, maxAge: '1y', index: false } as const;
  router.use('/assets', express.static(join(folder, 'assets'), immutableFiles));
  router.use(
    express.static(folder, {
      ...wholeFiles,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  );
  router
    .route('/')
    .get(() => {
      throw createProblem('page-not-built', {});
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
