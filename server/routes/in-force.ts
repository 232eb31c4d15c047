import { Router } from 'express';
import { z } from 'zod';
import { readInForce } from '../../db/analysis/in-force.ts';
import type { Database } from '../../db/open-database.ts';
import { isoDay } from '../../domain/dates/day-span.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { answerAsOf } from '../http/conditional-get.ts';
import { onlyAllows } from '../http/problem-details.ts';
import { dateWord, readFilteredQuery } from '../http/query.ts';
import { today } from '../today.ts';

export const inForceWords = z.strictObject({
  on: dateWord.exactOptional().meta({
    description: 'EDTF; what stood on it. Today where it is left out',
    examples: ['2018-07-01'],
  }),
});

export function inForceRoutes(database: Database, now: () => Date): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, inForceWords);
      const day = today(now);
      const asked = { filter, sides: filter.sides ?? DEFAULT_SIDES, on: words.on ?? isoDay(day), today: day };
      await answerAsOf(request, response, database, (db) => readInForce(db, asked));
    })
    .all(onlyAllows('GET', 'HEAD'));
  return router;
}
