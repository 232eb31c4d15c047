import { Router } from 'express';
import { addPeriodReview, listPeriodReviews, removePeriodReview } from '../../db/analysis/period-reviews.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';
import { periodReviewInput } from '../../domain/analysis/period-review.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { inputErrors } from '../../domain/events/event.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';
import { readQuery } from '../http/query.ts';
import { jsonBody, parseJsonBody } from '../http/request-body.ts';
import { noParams } from './events.ts';

/** Which periods somebody has looked through. */
export function coverageRoutes(database: Database): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      readQuery(request, noParams);
      response.json({ items: await listPeriodReviews(database.seeing(EVERYTHING)) });
    })
    .post(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const checked = periodReviewInput.safeParse(parseJsonBody(request));
      if (!checked.success) throw new InvalidInput(inputErrors(checked.error));
      const review = await addPeriodReview(database, checked.data);
      response.status(201).location(`/api/coverage/${review.id}`).json(review);
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));

  router
    .route('/:id')
    .delete(async (request, response) => {
      readQuery(request, noParams);
      const { id } = request.params;
      const isThere = /^\d{1,9}$/.test(id) && (await removePeriodReview(database, Number(id)));
      if (!isThere)
        throw new Problem('not-found', `There is no review ${id}. Somebody may have taken it away.`);
      response.status(204).end();
    })
    .all(allowOnly('DELETE'));

  return router;
}
