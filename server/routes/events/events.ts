import { z } from 'zod';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import { checkEvent, eventInput, eventWithLinks } from '../../../domain/events/event.ts';
import { eventPage } from '../../../domain/query/event-page.ts';
import { SORTS } from '../../../domain/query/event-sort.ts';
import { AUTHOR } from '../../author.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../../http/api-route.ts';
import { sendIfModified } from '../../http/conditional-get.ts';
import { etagOf } from '../../http/etag.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../../http/problem-types.ts';
import { enumParam, integerParam } from '../../http/query.ts';
import { rememberWrite } from '../../http/request-database.ts';
import * as examples from '../../openapi/examples.ts';

export const sortParam = enumParam(SORTS);

const listParams = z.strictObject({
  limit: integerParam(1, 500).default(50).meta({ description: 'Maximum number of events' }),
  cursor: z
    .string()
    .exactOptional()
    .meta({ description: '`next_cursor` of the previous page, with the same filter and sort order' }),
  sort: sortParam.exactOptional().meta({
    description: 'Sort order; `-` is descending, `relevance` needs `q`. The default is by date',
  }),
});

/** The path parameter of all routes for one event. */
export const eventIdParam = z.string().meta({ description: 'The event’s ID' });

export const EVENT_ETAG = 'The event’s version, for `If-Match`; if it has links, also a digest of those';

/** The response of every route that returns one event. */
export const eventContent = jsonContent(eventWithLinks, examples.EVENT);

export function eventRoutes(): ApiRoute[] {
  const body = jsonRequest(eventInput, { example: examples.EVENT_INPUT, parse: checkEvent });
  return [
    defineRoute({
      method: 'get',
      path: '/api/events',
      id: 'listEvents',
      tag: 'Events',
      summary: 'Lists the events that match a filter, one page at a time',
      query: listParams,
      takesFilter: true,
      response: { description: 'One page', content: jsonContent(eventPage, examples.EVENT_PAGE) },
      handle: ({ request, response, filter, query }) =>
        sendIfModified(request, response, (database) => listEvents(database, filter, query)),
    }),
    defineRoute({
      method: 'post',
      path: '/api/events',
      id: 'createEvent',
      tag: 'Events',
      summary: 'Creates an event',
      description: 'Missing fields get their defaults. Unknown fields are an error.',
      body,
      response: {
        status: 201,
        description: 'The event as stored',
        content: eventContent,
        headers: { Location: 'The address of the event', ETag: EVENT_ETAG },
      },
      problems: [...BODY_PROBLEMS, 'already-exists'],
      async handle({ request, response, database, body: input }) {
        const event = await createEvent(database, input, AUTHOR);
        await rememberWrite(request, response);
        response.status(201).location(`/api/events/${event.id}`).set('ETag', etagOf(event)).json(event);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/events/:id',
      id: 'getEvent',
      tag: 'Events',
      summary: 'Returns one event with its links in both directions',
      description:
        'Send the `ETag` back as `If-None-Match` to get 304 if the event has not changed. An event that was merged into another one redirects there (308).',
      pathParams: { id: eventIdParam },
      response: { description: 'The event', content: eventContent, headers: { ETag: EVENT_ETAG } },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        const event = await getEvent(database, params.id);
        if (event.id !== params.id) {
          // Not stored by browsers: the merge can be undone.
          response.set('Cache-Control', 'no-store').redirect(308, `/api/events/${event.id}`);
          return;
        }
        response.set('ETag', etagOf(event)).json(event);
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/events/:id',
      id: 'replaceEvent',
      tag: 'Events',
      summary: 'Replaces an event as a whole',
      description:
        'If the event has changed since the version in `If-Match`, nothing is saved and the response is 412 with the current event.',
      pathParams: { id: eventIdParam },
      requiresVersion: true,
      body,
      response: {
        description: 'The event as stored',
        content: eventContent,
        headers: { ETag: EVENT_ETAG },
      },
      problems: ['not-found', 'version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ request, response, database, params, version, body: input }) {
        const event = await replaceEvent(database, params.id, input, version, AUTHOR);
        await rememberWrite(request, response);
        response.set('ETag', etagOf(event)).json(event);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/events/:id',
      id: 'deleteEvent',
      tag: 'Events',
      summary: 'Deletes an event',
      description: 'The event keeps its history and can be restored.',
      pathParams: { id: eventIdParam },
      requiresVersion: true,
      response: { status: 204, description: 'The event has been deleted' },
      problems: ['not-found', 'version-conflict', ...VERSION_PROBLEMS],
      async handle({ request, response, database, params, version }) {
        await deleteEvent(database, params.id, version, AUTHOR);
        await rememberWrite(request, response);
        response.status(204).end();
      },
    }),
  ];
}
