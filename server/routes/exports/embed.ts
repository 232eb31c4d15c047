import { join } from 'node:path';
import { Router } from 'express';
import { isPageBuilt } from '../../http/page-routes.ts';
import { allowOnly, createProblem } from '../../http/problem-details.ts';

/** Serves the page for embedding in pages of the given origins. It is the same file, and shows a view read-only. */
export function embedRoutes(pageFolder: string, origins: readonly string[]): Router {
  const router = Router();
  router
    .route('/embed')
    .get((_request, response, next) => {
      if (origins.length === 0) throw createProblem('embedding-disabled', {});
      if (!isPageBuilt(pageFolder)) throw createProblem('page-not-built', {});
      const policy = String(response.getHeader('Content-Security-Policy'));
      response.set(
        'Content-Security-Policy',
        policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
      );
      // This older header cannot list origins: it would block them all.
      response.removeHeader('X-Frame-Options');
      response.set('Cache-Control', 'no-cache');
      response.sendFile(join(pageFolder, 'index.html'), { cacheControl: false }, (error) => {
        if (error) next(error);
      });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
