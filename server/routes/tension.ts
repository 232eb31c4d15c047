import { Router } from 'express';
import { z } from 'zod';
import { readContributors, readTension } from '../../db/analysis/tension-index.ts';
import type { Database } from '../../db/open-database.ts';
import {
  HALF_LIFE,
  INDEX_PERIODS,
  INDEX_SIDES,
  MAX_WINDOW_DAYS,
  parseWeights,
} from '../../domain/analysis/tension-index.ts';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { type InputError, InvalidInput } from '../../domain/errors/input-error.ts';
import { DEFAULT_SIDES } from '../../domain/parties/side.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import { allowOnly } from '../http/problem-details.ts';
import { edtfParam, integerParam, readFilteredQuery } from '../http/query.ts';
import { today } from '../today.ts';

const indexParams = {
  half_life: integerParam(HALF_LIFE.min, HALF_LIFE.max)
    .default(HALF_LIFE.default)
    .meta({ description: 'Days after which an event weighs half' }),
  weights: z.string().max(500, 'Give at most 500 characters.').default('').meta({
    description: 'What kinds weigh in place of their events’ severity, such as talks:-2,expulsion:5',
  }),
};

export const tensionParams = z.strictObject({
  ...indexParams,
  per: z
    .enum(INDEX_PERIODS, `Choose one of ${INDEX_PERIODS.join(', ')}.`)
    .default('month')
    .meta({ description: 'What one point stands for' }),
  window: edtfParam
    .exactOptional()
    .meta({ description: 'EDTF; the days to tell of, 2016-01-01/2018-12-31. All where it is left out' }),
});

export const contributorParams = z.strictObject({
  ...indexParams,
  day: edtfParam.meta({ description: 'A day' }),
  side: z
    .enum(INDEX_SIDES, `Choose one of ${INDEX_SIDES.join(', ')}.`)
    .default('together')
    .meta({ description: 'Whose acts' }),
});

export function tensionRoutes(database: Database, now: () => Date): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, tensionParams);
      const { half_life: halfLife, per } = words;
      const weights = parseWeights(words.weights);
      const sides = filter.sides ?? DEFAULT_SIDES;
      const window = words.window === undefined ? undefined : windowOf(words.window);
      const asked = { filter, sides, halfLife, weights, per, window, today: today(now) };
      await sendIfModified(request, response, database, (db) => readTension(db, asked));
    })
    .all(allowOnly('GET', 'HEAD'));

  router
    .route('/events')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, contributorParams);
      const { half_life: halfLife, side } = words;
      const weights = parseWeights(words.weights);
      const { first_day, last_day } = parseEdtf(words.day);
      if (first_day !== last_day) throw refused('day', 'Give one day, such as 2018-03-31.');
      const sides = filter.sides ?? DEFAULT_SIDES;
      const asked = { filter, sides, halfLife, weights, side, day: first_day };
      await sendIfModified(request, response, database, (db) => readContributors(db, asked));
    })
    .all(allowOnly('GET', 'HEAD'));

  return router;
}

function windowOf(text: string): DaySpan {
  const { first_day: first, last_day: last } = parseEdtf(text);
  if (last - first > MAX_WINDOW_DAYS)
    throw refused('window', 'This is longer than can be told. Give two days, such as 2016-01-01/2018-12-31.');
  return { first, last };
}

function refused(word: string, message: string): InvalidInput {
  return new InvalidInput([{ path: `/${word}`, message } satisfies InputError]);
}
