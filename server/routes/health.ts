import { z } from 'zod';
import { isNewDatabase } from '../../db/import/starter-collection.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';

export const health = z.strictObject({
  status: z.literal('ok'),
  replica: z
    .enum(['ok', 'away'])
    .optional()
    .meta({ description: 'If there is a replica: `away` while the primary database serves its reads' }),
});

export function healthRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/healthz',
      id: 'readHealth',
      tag: 'About',
      summary: 'Checks whether the database responds',
      response: { description: 'It does', content: jsonContent(health, { status: 'ok' }) },
      problems: ['database-unavailable'],
      async handle({ response, database }) {
        // Any query will do.
        await isNewDatabase(database).catch((cause: unknown) => {
          throw createProblem('database-unavailable', {}, { cause, headers: { 'Retry-After': '2' } });
        });
        response
          .set('Cache-Control', 'no-store')
          .json({ status: 'ok', ...(database.replica && { replica: database.replica }) });
      },
    }),
  ];
}
