import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import { suggest } from '../../db/query/suggestions.ts';
import { SUGGESTION_FIELDS } from '../../domain/query/suggestion.ts';
import { allowOnly } from '../http/problem-details.ts';
import { integerParam, readQuery } from '../http/query.ts';
import { databaseFor } from '../http/seen-changes.ts';

export const suggestionParams = z.strictObject({
  field: z
    .enum(SUGGESTION_FIELDS, `Choose one of ${SUGGESTION_FIELDS.join(', ')}.`)
    .meta({ description: 'What is being written' }),
  q: z
    .string()
    .max(500, 'Give at most 500 characters.')
    .default('')
    .meta({ description: 'How it begins; empty for the most used' }),
  limit: integerParam(1, 50).default(10).meta({ description: 'Most suggestions to answer' }),
});

export function suggestionRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { field, q, limit } = readQuery(request, suggestionParams);
      response.json({ items: await suggest(databaseFor(request, database), field, q, limit) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
