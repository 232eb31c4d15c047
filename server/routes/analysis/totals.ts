import { z } from 'zod';
import { readPeriodTotals, readTotalsEvents } from '../../../db/analysis/period-totals.ts';
import { TOTAL_FIGURES } from '../../../domain/analysis/period-totals.ts';
import { parseWeights } from '../../../domain/analysis/tension-index.ts';
import { periodTotals, totalsEvents } from '../../../domain/analysis/totals-result.ts';
import { DEFAULT_SIDES, SIDES } from '../../../domain/parties/side.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { booleanParam, enumParam, integerParam } from '../../http/query.ts';
import { today } from '../../today.ts';
import { indexParams } from './tension.ts';

const totalsParams = z.strictObject({
  ...indexParams,
  between: booleanParam.default(false).meta({
    description:
      'Whether to count only acts of one side against the other, and what both did together, such as talks',
  }),
});

const totalsEventsParams = totalsParams.extend({
  side: enumParam(SIDES).exactOptional().meta({ description: 'Only events of this side' }),
  figure: enumParam(TOTAL_FIGURES).exactOptional().meta({
    description: 'Only the events behind the people expelled, or behind the missions closed or reduced',
  }),
  offset: integerParam(0, 1_000_000).default(0).meta({ description: 'Number of events to skip' }),
  limit: integerParam(1, 200).default(50).meta({ description: 'Maximum number of events' }),
});

export function totalsRoutes(now: () => Date): ApiRoute[] {
  const requestOf = (filter: EventFilter, query: z.output<typeof totalsParams>) => ({
    filter,
    sides: filter.sides ?? DEFAULT_SIDES,
    halfLife: query.half_life,
    weights: parseWeights(query.weights),
    between: query.between,
    today: today(now),
  });
  return [
    defineRoute({
      method: 'get',
      path: '/api/totals',
      id: 'readTotals',
      tag: 'Views',
      summary: 'Returns totals of a period by side and kind, and the tension index in it',
      description:
        'For comparing periods or relations. Here `from` and `to` are the period. The index also contains the events before it, with their decayed weights.',
      query: totalsParams,
      takesFilter: true,
      response: { description: 'Counts, sums and the index', content: jsonContent(periodTotals) },
      async handle({ request, response, filter, query }) {
        const totalsRequest = requestOf(filter, query);
        await sendIfModified(request, response, (database) => readPeriodTotals(database, totalsRequest));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/totals/events',
      id: 'readTotalsEvents',
      tag: 'Views',
      summary: 'Returns the events behind one of the totals, by date',
      query: totalsEventsParams,
      takesFilter: true,
      response: { description: 'A page of the events', content: jsonContent(totalsEvents) },
      async handle({ request, response, filter, query }) {
        const { side, figure, offset, limit } = query;
        const eventsRequest = { ...requestOf(filter, query), side, figure, offset, limit };
        await sendIfModified(request, response, (database) => readTotalsEvents(database, eventsRequest));
      },
    }),
  ];
}
