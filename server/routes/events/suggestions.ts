import { z } from 'zod';
import { suggest } from '../../../db/query/suggestions.ts';
import { issueMessage } from '../../../domain/errors/zod-errors.ts';
import { SUGGESTION_FIELDS, suggestionList } from '../../../domain/query/suggestion.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { enumParam, integerParam } from '../../http/query.ts';
import * as examples from '../../openapi/examples.ts';

const suggestionParams = z.strictObject({
  field: enumParam(SUGGESTION_FIELDS).meta({ description: 'The field that is being filled in' }),
  q: z
    .string()
    .max(500, issueMessage('text-too-long', { max: 500 }))
    .default('')
    .meta({ description: 'The text typed so far; empty for the most frequent values' }),
  limit: integerParam(1, 50).default(10).meta({ description: 'Maximum number of suggestions' }),
});

export function suggestionRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/suggestions',
      id: 'suggest',
      tag: 'Views',
      summary: 'Suggests recorded values that start with a text',
      query: suggestionParams,
      response: {
        description: 'Most frequent first',
        content: jsonContent(suggestionList, examples.SUGGESTIONS),
      },
      async handle({ response, database, query: { field, q, limit } }) {
        response.json({ items: await suggest(database, field, q, limit) });
      },
    }),
  ];
}
