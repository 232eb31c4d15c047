import { join } from 'node:path';
import { Router } from 'express';
import { isBuilt, NOT_BUILT } from '../http/page-routes.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';

/**
 * The page for a frame in somebody else's: the same file, which shows a view and lets nobody write. Only pages of the given
 * origins may frame it; where there are none, it is not there.
 */
export function embedRoutes(pageFolder: string, origins: readonly string[]): Router {
  const router = Router();
  router
    .route('/')
    .get((_request, response, next) => {
      if (origins.length === 0) {
        throw new Problem(
          'not-found',
          'Views are embedded nowhere: EMBED_ORIGINS names no page that may. See the README.',
        );
      }
      if (!isBuilt(pageFolder)) throw new Problem('not-found', NOT_BUILT);
      const policy = String(response.getHeader('Content-Security-Policy'));
      response.set(
        'Content-Security-Policy',
        policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
      );
      // It knows no list of origins, and would refuse all of them.
      response.removeHeader('X-Frame-Options');
      response.set('Cache-Control', 'no-cache');
      response.sendFile(join(pageFolder, 'index.html'), { cacheControl: false }, (error) => {
        if (error) next(error);
      });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
