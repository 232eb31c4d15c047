import { z } from 'zod';
import { readInForce } from '../../../db/analysis/in-force.ts';
import { inForceResult } from '../../../domain/analysis/in-force.ts';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { edtfParam } from '../../http/query.ts';
import { today } from '../../today.ts';

const inForceParams = z.strictObject({
  on: edtfParam.exactOptional().meta({
    description: 'EDTF; the date to look at. The default is today',
    examples: ['2018-07-01'],
  }),
});

export function inForceRoutes(now: () => Date): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/in-force',
      id: 'readInForce',
      tag: 'Views',
      summary: 'Returns the measures that were in force on a date, certainly or possibly',
      description:
        'A measure is in force from its date until its recorded end or, if its record has no end, until the event that lifted it. It was certainly in force if that is true for every day its dates can mean. An offer lifts nothing; the result says what it would lift.',
      query: inForceParams,
      takesFilter: true,
      response: { description: 'Measures by side', content: jsonContent(inForceResult) },
      async handle({ request, response, filter, query }) {
        const day = today(now);
        const sides = filter.sides ?? DEFAULT_SIDES;
        const inForceQuery = { filter, sides, on: query.on ?? isoDay(day), today: day };
        await sendIfModified(request, response, (database) => readInForce(database, inForceQuery));
      },
    }),
  ];
}
