import { Router } from 'express';
import { z } from 'zod';
import { readExchanges } from '../../db/exchanges.ts';
import type { Database } from '../../db/open-database.ts';
import { EXCHANGE_SHOWS } from '../../domain/exchange.ts';
import { DEFAULT_SIDES } from '../../domain/side.ts';
import { answerAsOf } from '../as-of.ts';
import { onlyAllows } from '../problem-details.ts';
import { readFilteredQuery, wholeNumber } from '../query.ts';
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
