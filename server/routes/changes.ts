import { Router } from 'express';
import { z } from 'zod';
import { allowOnly } from '../http/problem-details.ts';
import { integerParam, readQuery } from '../http/query.ts';
import { type ChangeFeed, STREAM_HEADERS } from '../live/change-feed.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

export const changeParams = z.strictObject({
  after: integerParam(0, LARGEST).optional().meta({
    description: 'The `id` of the last message that was read; the header `Last-Event-ID` comes before it',
  }),
});

export function changeRoutes(feed: ChangeFeed): Router {
  const router = Router();
  router
    .route('/')
    // Asked for the head alone, a stream would have no end.
    .head((_request, response) => {
      response.set(STREAM_HEADERS).end();
    })
    .get(async (request, response) => {
      const { after } = readQuery(request, changeParams);
      await feed.add(response, lastRead(request.get('Last-Event-ID')) ?? after);
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}

/** A browser sends back the id that it was given; anything else is of another log, whose reader starts anew. */
function lastRead(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  return /^\d{1,15}$/.test(header) ? Number(header) : LARGEST;
}
