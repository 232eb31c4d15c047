import { Router } from 'express';
import { z } from 'zod';
import { readExchanges } from '../../db/analysis/exchanges.ts';
import type { Database } from '../../db/open-database.ts';
import { EXCHANGE_SHOWS } from '../../domain/analysis/exchange.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { answerAsOf } from '../http/conditional-get.ts';
import { onlyAllows } from '../http/problem-details.ts';
import { readFilteredQuery, wholeNumber } from '../http/query.ts';
import { today } from '../today.ts';

export const exchangeWords = z.strictObject({
  show: z
    .enum(EXCHANGE_SHOWS, `Choose one of ${EXCHANGE_SHOWS.join(', ')}.`)
    .default('all')
    .meta({
      description: 'All chains, those with a refusal or with an error, or the acts without an answer',
    }),
  offset: wholeNumber(0, 1_000_000).default(0).meta({ description: 'How many entries to leave out' }),
  limit: wholeNumber(1, 50).default(20).meta({ description: 'Most entries to answer' }),
});

export function exchangeRoutes(database: Database, now: () => Date): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, exchangeWords);
      const asked = { filter, sides: filter.sides ?? DEFAULT_SIDES, ...words, today: today(now) };
      await answerAsOf(request, response, database, (db) => readExchanges(db, asked));
    })
    .all(onlyAllows('GET', 'HEAD'));
  return router;
}
