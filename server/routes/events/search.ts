import { z } from 'zod';
import { searchEvents } from '../../../db/query/search-events.ts';
import { correctSpelling } from '../../../db/query/spelling.ts';
import { LANGUAGES } from '../../../domain/language/language.ts';
import { searchResult } from '../../../domain/query/search-result.ts';
import { spellingResult } from '../../../domain/query/spelling.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { enumParam, integerParam } from '../../http/query.ts';
import * as examples from '../../openapi/examples.ts';

const lang = enumParam(LANGUAGES).default('en').meta({ description: 'The language of the reader' });

const searchParams = z.strictObject({
  limit: integerParam(1, 100).default(20).meta({ description: 'Maximum number of events' }),
  lang,
});

const spellingParams = z.strictObject({ lang });

export function searchRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/search',
      id: 'searchEvents',
      tag: 'Events',
      summary: 'Finds the events that match a text and a filter best, and where they match',
      description:
        'Best matches first; among equally good ones, the more important first. Without `q`, the first events by date.',
      query: searchParams,
      takesFilter: true,
      response: {
        description: 'The best matches',
        content: jsonContent(searchResult, examples.SEARCH_RESULT),
      },
      handle: ({ request, response, filter, query: { limit, lang: language } }) =>
        sendIfModified(request, response, (database) => searchEvents(database, filter, { language, limit })),
    }),
    defineRoute({
      method: 'get',
      path: '/api/spelling',
      id: 'correctSpelling',
      tag: 'Events',
      summary: 'Suggests a correction of a search text',
      description:
        'Words that no event has are replaced by words of the collection: one typing error away, typed in the wrong keyboard layout, or with a missing space. Quoted phrases, `prefix*` and numbers stay as they are.',
      query: spellingParams,
      takesFilter: true,
      response: {
        description: 'The correction',
        content: jsonContent(spellingResult, examples.SPELLING_RESULT),
      },
      handle: ({ request, response, filter }) =>
        sendIfModified(request, response, async (database) =>
          correctSpelling(database, { ...filter, q: filter.q ?? '' }),
        ),
    }),
  ];
}
