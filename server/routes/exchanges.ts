import { Router } from 'express';
import { z } from 'zod';
import { readExchanges } from '../../db/analysis/exchanges.ts';
import type { Database } from '../../db/open-database.ts';
import { EXCHANGE_SHOWS } from '../../domain/analysis/exchange.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import { allowOnly } from '../http/problem-details.ts';
import { integerParam, readFilteredQuery } from '../http/query.ts';
import { today } from '../today.ts';

export const exchangeParams = z.strictObject({
  show: z
    .enum(EXCHANGE_SHOWS, `Choose one of ${EXCHANGE_SHOWS.join(', ')}.`)
    .default('all')
    .meta({
      description: 'All chains, those with a refusal or with an error, or the acts without an answer',
    }),
  offset: integerParam(0, 1_000_000).default(0).meta({ description: 'How many entries to leave out' }),
  limit: integerParam(1, 50).default(20).meta({ description: 'Most entries to answer' }),
});

export function exchangeRoutes(database: Database, now: () => Date): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, exchangeParams);
      const asked = { filter, sides: filter.sides ?? DEFAULT_SIDES, ...words, today: today(now) };
      await sendIfModified(request, response, database, (db) => readExchanges(db, asked));
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
