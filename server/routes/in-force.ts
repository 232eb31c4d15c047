import { Router } from 'express';
import { z } from 'zod';
import { readInForce } from '../../db/analysis/in-force.ts';
import type { Database } from '../../db/open-database.ts';
import { isoDay } from '../../domain/dates/day-span.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import { allowOnly } from '../http/problem-details.ts';
import { edtfParam, readFilteredQuery } from '../http/query.ts';
import { today } from '../today.ts';

export const inForceParams = z.strictObject({
  on: edtfParam.exactOptional().meta({
    description: 'EDTF; what stood on it. Today where it is left out',
    examples: ['2018-07-01'],
  }),
});

export function inForceRoutes(database: Database, now: () => Date): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, inForceParams);
      const day = today(now);
      const asked = { filter, sides: filter.sides ?? DEFAULT_SIDES, on: words.on ?? isoDay(day), today: day };
      await sendIfModified(request, response, database, (db) => readInForce(db, asked));
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
