import { readFacets } from '../../db/analysis/facets.ts';
import { facets } from '../../domain/query/facets.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../http/api-route.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import * as examples from '../openapi/examples.ts';

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
  ];
}
