import { z } from 'zod';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { DEFAULT_SIDES } from '../../../domain/parties/side.ts';
import { timelineResult } from '../../../domain/timeline/timeline.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { integerParam } from '../../http/query.ts';

const timelineParams = z.strictObject({
  width: integerParam(1, 16_384)
    .default(1_000)
    .meta({ description: 'Width of the chart in CSS pixels, which limits the size of the response' }),
});

export function timelineRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/timeline',
      id: 'readTimeline',
      tag: 'Views',
      summary: 'Returns what the chart shows in a window',
      description:
        'Here `from` and `to` are the window, by default the whole span, and `sides` are also the two sides of the axis, by default US and RU. The size of the response depends on the width of the chart, not on the number of events.',
      query: timelineParams,
      takesFilter: true,
      response: {
        description: 'Events, or counts if there are too many events',
        content: jsonContent(timelineResult),
      },
      async handle({ request, response, filter: { from, to, ...filter }, query }) {
        const timelineQuery = {
          filter,
          width_px: query.width,
          sides: filter.sides ?? DEFAULT_SIDES,
          ...(from !== undefined && { first_day: parseEdtf(from).first_day }),
          ...(to !== undefined && { last_day: parseEdtf(to).last_day }),
        };
        await sendIfModified(request, response, (database) => readTimeline(database, timelineQuery));
      },
    }),
  ];
}
