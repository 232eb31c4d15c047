import { z } from 'zod';
import { type ApiRoute, defineRoute, textContent } from '../../http/api-route.ts';
import { integerParam } from '../../http/query.ts';
import { type ChangeFeed, STREAM_HEADERS } from '../../live/change-feed.ts';
import * as examples from '../../openapi/examples.ts';

const changeParams = z.strictObject({
  after: integerParam(0, Number.MAX_SAFE_INTEGER).optional().meta({
    description: 'The `id` of the last message that was read. The header `Last-Event-ID` takes precedence',
  }),
});

export function changeRoutes(feed: ChangeFeed): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/changes',
      id: 'watchChanges',
      tag: 'Views',
      summary: 'Streams every change of an event as it happens',
      description:
        'Server-sent events (`EventSource` in the HTML standard), also for changes made through other servers. `ready` comes first. `changes` contains changes in order (EventChangeList). `authorities` has the number of the last change of authority lists: reload names if it has changed. `reset` means that too many events have changed to list them, or that the database was replaced: reload what you show. The `id` of a message is the number of the last change it covers; send it back as `Last-Event-ID` or `after` to get the changes that you missed. A comment every 15 seconds keeps the connection open.',
      query: changeParams,
      response: {
        description: 'A stream that does not end',
        content: textContent('text/event-stream', examples.CHANGES),
      },
      problems: ['too-many-streams'],
      async handle({ request, response, query }) {
        if (request.method === 'HEAD') response.set(STREAM_HEADERS).end();
        else await feed.subscribe(response, lastEventId(request.get('Last-Event-ID')) ?? query.after);
      },
    }),
  ];
}

/** Browsers send back the last ID they received. Any other value belongs to another log, which leads to a reset. */
function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  return /^\d{1,15}$/.test(header) ? Number(header) : Number.MAX_SAFE_INTEGER;
}
