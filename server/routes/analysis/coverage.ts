import { z } from 'zod';
import {
  addPeriodReview,
  listPeriodReviews,
  removePeriodReview,
} from '../../../db/analysis/period-reviews.ts';
import { EVERYTHING } from '../../../db/open-database.ts';
import { periodReview, periodReviewInput, periodReviewList } from '../../../domain/analysis/period-review.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../../http/api-route.ts';
import { createProblem } from '../../http/problem-details.ts';
import { BODY_PROBLEMS } from '../../http/problem-types.ts';
import * as examples from '../../openapi/examples.ts';

/** Period reviews: which periods somebody has checked for events. */
export function coverageRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/coverage',
      id: 'listCoverage',
      tag: 'Views',
      summary: 'Lists which periods somebody has reviewed, and when',
      response: {
        description: 'The last 1,000 reviews, in the order of their periods',
        content: jsonContent(periodReviewList, { items: [examples.PERIOD_REVIEW] }),
      },
      async handle({ response, database }) {
        response.json({ items: await listPeriodReviews(database.seeing(EVERYTHING)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/coverage',
      id: 'addCoverage',
      tag: 'Views',
      summary: 'Records that a period was reviewed',
      description: 'A reviewed period without events is a period in which nothing was found.',
      body: jsonRequest(periodReviewInput, { example: examples.PERIOD_REVIEW_INPUT }),
      response: {
        status: 201,
        description: 'The review as stored',
        content: jsonContent(periodReview, examples.PERIOD_REVIEW),
        headers: { Location: 'The address of the review' },
      },
      problems: BODY_PROBLEMS,
      async handle({ response, database, body }) {
        const review = await addPeriodReview(database, body);
        response.status(201).location(`/api/coverage/${review.id}`).json(review);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/coverage/:review',
      id: 'removeCoverage',
      tag: 'Views',
      summary: 'Deletes the review of a period',
      pathParams: {
        review: z.int().min(1).max(999_999_999).meta({ description: 'The number of the review' }),
      },
      response: { status: 204, description: 'The review has been deleted' },
      problems: ['not-found'],
      async handle({ response, database, params: { review: id } }) {
        const isRemoved = /^\d{1,9}$/.test(id) && (await removePeriodReview(database, Number(id)));
        if (!isRemoved) throw createProblem('period-review-not-found', { id });
        response.status(204).end();
      },
    }),
  ];
}
