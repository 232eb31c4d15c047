import { z } from 'zod';
import { readGroups } from '../../../db/analysis/event-groups.ts';
import { readFacets } from '../../../db/analysis/facets.ts';
import { oneOf } from '../../../domain/events/event-field.ts';
import { eventGroups } from '../../../domain/query/event-groups.ts';
import { facets } from '../../../domain/query/facets.ts';
import { GROUPINGS } from '../../../domain/query/grouping.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import * as examples from '../../openapi/examples.ts';

const groupParams = z.strictObject({
  by: oneOf(GROUPINGS).meta({ description: 'What the events of a group have in common' }),
});

export function facetRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/facets',
      id: 'getFacets',
      tag: 'Views',
      summary: 'Counts the events of a filter by kind, party, year, status, review, person, tag and source',
      description:
        'The counts of a parameter respect all other parameters of the filter, so they say how many events each further choice would show.',
      takesFilter: true,
      response: { description: 'The counts', content: jsonContent(facets, examples.FACETS) },
      handle: ({ request, response, filter }) =>
        sendIfModified(request, response, (database) => readFacets(database, filter)),
    }),
    defineRoute({
      method: 'get',
      path: '/api/groups',
      id: 'listGroups',
      tag: 'Views',
      summary: 'Counts the events of a filter by year, month, kind, initiator, status or review',
      description:
        'Each event counts in one group, except by initiator. To read the events of a group, list them with `sort` and its `cursor`, and stop after `count` events.',
      query: groupParams,
      takesFilter: true,
      response: { description: 'The groups', content: jsonContent(eventGroups, examples.GROUPS) },
      handle: ({ request, response, filter, query: { by } }) =>
        sendIfModified(request, response, (database) => readGroups(database, filter, by)),
    }),
  ];
}
