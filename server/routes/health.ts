import { Router } from 'express';
import { z } from 'zod';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import type { Database } from '../../db/open-database.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';

export const health = z.strictObject({
  status: z.literal('ok'),
  replica: z
    .enum(['ok', 'away'])
    .optional()
    .meta({ description: 'Where there is one: `away` when the primary answers in its place' }),
});

export function healthRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .get(async (_request, response) => {
      // Any question will do: it is whether there is an answer that matters.
      await isNewDatabase(database).catch((cause: unknown) => {
        throw new Problem('database-silent', 'The database does not answer. The server’s log says why.', {
          cause,
          headers: { 'Retry-After': '2' },
        });
      });
      response
        .set('Cache-Control', 'no-store')
        .json({ status: 'ok', ...(database.replica && { replica: database.replica }) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
