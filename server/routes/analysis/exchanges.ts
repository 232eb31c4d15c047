import { z } from 'zod';
import { readExchanges } from '../../../db/analysis/exchanges.ts';
import { EXCHANGE_SHOWS } from '../../../domain/analysis/exchange.ts';
import { exchangesResult } from '../../../domain/analysis/exchanges-result.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { enumParam, integerParam } from '../../http/query.ts';
import { today } from '../../today.ts';

const exchangeParams = z.strictObject({
  show: enumParam(EXCHANGE_SHOWS).default('all').meta({
    description:
      'All chains, chains with a declined response, chains with a date error, or acts without a response',
  }),
  offset: integerParam(0, 1_000_000).default(0).meta({ description: 'Number of entries to skip' }),
  limit: integerParam(1, 50).default(20).meta({ description: 'Maximum number of entries' }),
});

export function exchangeRoutes(now: () => Date): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/exchanges',
      id: 'readExchanges',
      tag: 'Views',
      summary: 'Returns who responded to whom, and after how many days',
      description:
        'Events linked by `responds_to` form a chain. A chain is returned whole if the filter matches any of its events. An act calls for a response if one side did it to the other with a score below zero, or made an offer; an event that is itself a response does not count as such an act. Lags are intervals if dates are imprecise, and their quartiles are bounds.',
      query: exchangeParams,
      takesFilter: true,
      response: {
        description: 'Counts for both sides and some of the chains, the most recently extended first',
        content: jsonContent(exchangesResult),
      },
      async handle({ request, response, filter, query }) {
        const sides = filter.sides ?? DEFAULT_SIDES;
        const exchangesQuery = { filter, sides, ...query, today: today(now) };
        await sendIfModified(request, response, (database) => readExchanges(database, exchangesQuery));
      },
    }),
  ];
}
