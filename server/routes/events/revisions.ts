import { z } from 'zod';
import { listRevisions, restoreEvent } from '../../../db/events/revisions.ts';
import { issueMessage } from '../../../domain/errors/zod-errors.ts';
import { revisionList } from '../../../domain/events/revision.ts';
import { AUTHOR } from '../../author.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../../http/api-route.ts';
import { etagOf } from '../../http/etag.ts';
import { BODY_PROBLEMS } from '../../http/problem-types.ts';
import { rememberWrite } from '../../http/request-database.ts';
import * as examples from '../../openapi/examples.ts';
import { EVENT_ETAG, eventContent, eventIdParam } from './events.ts';

export const restoreRequest = z.strictObject({
  version: z
    .int(issueMessage('version-number-missing'))
    .min(1, issueMessage('number-too-small', { min: 1 }))
    .exactOptional()
    .meta({ description: 'The version to restore. The default is the last one before the deletion' }),
});

export function revisionRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/events/:id/revisions',
      id: 'listRevisions',
      tag: 'History',
      summary: 'Lists every version of an event: author, time and changes',
      pathParams: { id: eventIdParam },
      response: { description: 'Newest first', content: jsonContent(revisionList, examples.REVISIONS) },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        response.json({ items: await listRevisions(database, params.id) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/:id/restore',
      id: 'restoreEvent',
      tag: 'History',
      summary: 'Restores a deleted event, or an earlier version',
      description: 'The restored content becomes a new version. The body is optional.',
      pathParams: { id: eventIdParam },
      body: jsonRequest(restoreRequest, {
        required: false,
        example: { version: 1 },
      }),
      response: {
        description: 'The event as stored',
        content: eventContent,
        headers: { ETag: EVENT_ETAG },
      },
      problems: ['not-found', ...BODY_PROBLEMS],
      async handle({ request, response, database, params, body }) {
        const event = await restoreEvent(database, params.id, body, AUTHOR);
        await rememberWrite(request, response);
        response.set('ETag', etagOf(event)).json(event);
      },
    }),
  ];
}
