import { z } from 'zod';
import { readContributors, readTension } from '../../../db/analysis/tension-index.ts';
import {
  HALF_LIFE,
  INDEX_PERIODS,
  INDEX_SIDES,
  MAX_WINDOW_DAYS,
  parseWeights,
} from '../../../domain/analysis/tension-index.ts';
import { contributorsResult, tensionResult } from '../../../domain/analysis/tension-result.ts';
import type { DaySpan } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { invalidInput } from '../../../domain/errors/input-error.ts';
import { issueMessage } from '../../../domain/errors/zod-errors.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { edtfParam, enumParam, integerParam } from '../../http/query.ts';
import { today } from '../../today.ts';

export const indexParams = {
  half_life: integerParam(HALF_LIFE.min, HALF_LIFE.max)
    .default(HALF_LIFE.default)
    .meta({ description: 'Days after which the weight of an event has halved' }),
  weights: z
    .string()
    .max(500, issueMessage('text-too-long', { max: 500 }))
    .default('')
    .meta({
      description: 'Weights for kinds, instead of the events’ scores, such as talks:-2,expulsion:5',
    }),
};

const tensionParams = z.strictObject({
  ...indexParams,
  per: enumParam(INDEX_PERIODS).default('month').meta({ description: 'The period of one point' }),
  window: edtfParam
    .exactOptional()
    .meta({ description: 'EDTF; the days to return, such as 2016-01-01/2018-12-31. The default is all' }),
});

const contributorParams = z.strictObject({
  ...indexParams,
  day: edtfParam.meta({ description: 'One day' }),
  side: enumParam(INDEX_SIDES).default('together').meta({ description: 'Whose acts to include' }),
});

export function tensionRoutes(now: () => Date): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/tension',
      id: 'readTension',
      tag: 'Views',
      summary: 'Returns an index of tension by week, month or year, and counts by kind',
      description:
        'Each event weighs minus its Goldstein score, or the weight that `weights` gives its kind, and half of that after each half-life. The index on a day is the sum over all events until then, including those before the window.',
      query: tensionParams,
      takesFilter: true,
      response: { description: 'One point per period', content: jsonContent(tensionResult) },
      async handle({ request, response, filter, query }) {
        const tensionQuery = {
          filter,
          sides: filter.sides ?? DEFAULT_SIDES,
          halfLife: query.half_life,
          weights: parseWeights(query.weights),
          per: query.per,
          window: query.window === undefined ? undefined : parseWindow(query.window),
          today: today(now),
        };
        await sendIfModified(request, response, (database) => readTension(database, tensionQuery));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/tension/events',
      id: 'readContributors',
      tag: 'Views',
      summary: 'Returns the events behind the index on a day, and what each contributes',
      query: contributorParams,
      takesFilter: true,
      response: {
        description: 'The events that contribute most, and the sum of the others',
        content: jsonContent(contributorsResult),
      },
      async handle({ request, response, filter, query }) {
        const contributorsQuery = {
          filter,
          sides: filter.sides ?? DEFAULT_SIDES,
          halfLife: query.half_life,
          weights: parseWeights(query.weights),
          side: query.side,
          day: parseDay(query.day),
        };
        await sendIfModified(request, response, (database) => readContributors(database, contributorsQuery));
      },
    }),
  ];
}

function parseWindow(text: string): DaySpan {
  const { first_day: first, last_day: last } = parseEdtf(text);
  if (last - first > MAX_WINDOW_DAYS) {
    throw invalidInput('/window', 'window-too-long');
  }
  return { first, last };
}

function parseDay(text: string): number {
  const { first_day, last_day } = parseEdtf(text);
  if (first_day !== last_day) {
    throw invalidInput('/day', 'single-day-needed');
  }
  return first_day;
}
