import { Router } from 'express';
import { z } from 'zod';
import { readTimeline } from '../../db/analysis/timeline.ts';
import type { Database } from '../../db/open-database.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import { allowOnly } from '../http/problem-details.ts';
import { integerParam, readFilteredQuery } from '../http/query.ts';

export const timelineParams = z.strictObject({
  width: integerParam(1, 16_384)
    .default(1_000)
    .meta({ description: 'Width of the chart in CSS pixels: bounds the answer' }),
});

export function timelineRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, timelineParams);
      // Here the two dates are the window that is looked at; the extent of the chart is that of all other words.
      const { from, to, ...rest } = filter;
      const asked = {
        filter: rest,
        width_px: words.width,
        sides: filter.sides ?? DEFAULT_SIDES,
        ...(from !== undefined && { first_day: parseEdtf(from).first_day }),
        ...(to !== undefined && { last_day: parseEdtf(to).last_day }),
      };
      await sendIfModified(request, response, database, (db) => readTimeline(db, asked));
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}
