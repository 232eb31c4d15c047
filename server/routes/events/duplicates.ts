import { z } from 'zod';
import { setDistinct } from '../../../db/duplicates/distinct-pairs.ts';
import { similarTo, similarToDraft } from '../../../db/duplicates/find-similar.ts';
import { listLikelyDuplicates } from '../../../db/duplicates/likely-duplicates.ts';
import { mergeInto, undoMerge } from '../../../db/duplicates/merge.ts';
import {
  comparableInput,
  duplicatePage,
  mergeRequest,
  similarEvents,
  undoMergeRequest,
} from '../../../domain/duplicates/similar-event.ts';
import { AUTHOR } from '../../author.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../../http/api-route.ts';
import { etagOf } from '../../http/etag.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../../http/problem-types.ts';
import { rememberWrite } from '../../http/request-database.ts';
import * as examples from '../../openapi/examples.ts';
import { EVENT_ETAG, eventContent, eventIdParam } from './events.ts';

const SIMILAR_LIMITS =
  'Compared are the events that analysts recorded on the same days, the days before and after, and longer events that reach them: at most 1,500 of the days of the event and 500 on either side. Machine-coded events are not compared.';

const pageParams = z.strictObject({
  cursor: z.string().exactOptional().meta({ description: '`next_cursor` of the previous page' }),
});

const pairParams = { id: eventIdParam, other: eventIdParam };

export function duplicateRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/events/:id/similar',
      id: 'similarEvents',
      tag: 'Events',
      summary: 'Lists the events that are probably the same as this one',
      description: `${SIMILAR_LIMITS} Pairs that were marked as different are left out.`,
      pathParams: { id: eventIdParam },
      response: {
        description: 'The most similar first',
        content: jsonContent(similarEvents, examples.SIMILAR),
      },
      problems: ['not-found'],
      async handle({ response, database, params }) {
        response.set('Cache-Control', 'no-cache').json({ items: await similarTo(database, params.id) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/similar',
      id: 'similarToDraft',
      tag: 'Events',
      summary: 'Lists the events that are probably the same as a draft',
      description: `Stores nothing. The draft needs a date; every other field may be missing. ${SIMILAR_LIMITS}`,
      body: jsonRequest(comparableInput, {
        example: { date: '2018-03-26', kind: 'expulsion', initiators: ['XR'] },
      }),
      response: {
        description: 'The most similar first',
        content: jsonContent(similarEvents, examples.SIMILAR),
      },
      problems: BODY_PROBLEMS,
      async handle({ response, database, body }) {
        response.json({ items: await similarToDraft(database, body) });
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/events/:id/distinct/:other',
      id: 'markDistinct',
      tag: 'Events',
      summary: 'Remembers that two events are not duplicates',
      pathParams: pairParams,
      response: { status: 204, description: 'The pair is not offered as duplicates any more' },
      problems: ['not-found', 'validation-failed'],
      async handle({ response, database, params }) {
        await setDistinct(database, params.id, params.other, true);
        response.status(204).end();
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/events/:id/distinct/:other',
      id: 'unmarkDistinct',
      tag: 'Events',
      summary: 'Forgets that two events are not duplicates',
      pathParams: pairParams,
      response: { status: 204, description: 'The pair can be offered as duplicates again' },
      problems: ['not-found', 'validation-failed'],
      async handle({ response, database, params }) {
        await setDistinct(database, params.id, params.other, false);
        response.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/:id/merge',
      id: 'mergeEvents',
      tag: 'Events',
      summary: 'Merges another event into this one',
      description:
        'The event gets the sources, people, missions, tags and links of both, and the values of the other event in its empty fields. Links to the other event lead to this one. The other event is deleted, keeps its history, and its ID redirects here. If one of both has changed since the versions in `If-Match` and `from_version`, nothing is saved and the response is 412 with that event.',
      pathParams: { id: eventIdParam },
      requiresVersion: true,
      body: jsonRequest(mergeRequest, {
        example: { from: '2018-03-26-three-envoys-sent-home', from_version: 1, take: ['summary'] },
      }),
      response: { description: 'The event as stored', content: eventContent, headers: { ETag: EVENT_ETAG } },
      problems: ['not-found', 'version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ request, response, database, params, version, body }) {
        const event = await mergeInto(database, params.id, version, body, AUTHOR);
        await rememberWrite(request, response);
        response.set('ETag', etagOf(event)).json(event);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/:id/merge/undo',
      id: 'undoMerge',
      tag: 'Events',
      summary: 'Undoes a merge',
      description:
        'Both events and the links to them are as before. Nothing is changed if somebody changed the kept event since the merge.',
      pathParams: { id: eventIdParam },
      requiresVersion: true,
      body: jsonRequest(undoMergeRequest, { example: { from: '2018-03-26-three-envoys-sent-home' } }),
      response: { description: 'The kept event', content: eventContent, headers: { ETag: EVENT_ETAG } },
      problems: ['not-found', 'version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ request, response, database, params, version, body }) {
        const event = await undoMerge(database, params.id, version, body.from, AUTHOR);
        await rememberWrite(request, response);
        response.set('ETag', etagOf(event)).json(event);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/duplicates',
      id: 'listDuplicates',
      tag: 'Events',
      summary: 'Lists pairs of events that are probably the same, the newest first',
      description:
        'A page compares 500 events with the 150 before each, so it may be empty while there are more. Machine-coded events, and pairs that were marked as different, are left out.',
      query: pageParams,
      response: { description: 'One page', content: jsonContent(duplicatePage, examples.DUPLICATES) },
      async handle({ response, database, query }) {
        response.set('Cache-Control', 'no-cache').json(await listLikelyDuplicates(database, query.cursor));
      },
    }),
  ];
}
