import { z } from 'zod';
import { addEra, listEras, removeEra, replaceEra } from '../../db/eras/eras.ts';
import { EVERYTHING } from '../../db/open-database.ts';
import { era, eraInput, eraList } from '../../domain/eras/era.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../http/problem-types.ts';
import * as examples from '../openapi/examples.ts';

const pathParams = {
  era: z.int().min(1).max(999_999_999).meta({ description: 'The number of the era' }),
};

const ERA_ETAG = 'The era’s version, for `If-Match`';

export function eraRoutes(): ApiRoute[] {
  const body = jsonRequest(eraInput, { example: examples.ERA_INPUT });
  const content = jsonContent(era, examples.ERA);
  return [
    defineRoute({
      method: 'get',
      path: '/api/eras',
      id: 'listEras',
      tag: 'Views',
      summary: 'Lists the eras: named periods that the chart shows, such as presidencies',
      response: {
        description:
          'At most 500 eras, by first day. Without the fields id, first_day, last_day and version, each can be sent to another collection.',
        content: jsonContent(eraList, { items: [examples.ERA] }),
      },
      async handle({ response, database }) {
        // A user who has just saved an era looks for it, so a replica that lags behind is not good enough.
        response.json({ items: await listEras(database.seeing(EVERYTHING)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/eras',
      id: 'addEra',
      tag: 'Views',
      summary: 'Adds an era',
      body,
      response: {
        status: 201,
        description: 'The era as stored',
        content,
        headers: { Location: 'The address of the era', ETag: ERA_ETAG },
      },
      problems: [...BODY_PROBLEMS],
      async handle({ response, database, body: input }) {
        const added = await addEra(database, input);
        response.status(201).location(`/api/eras/${added.id}`).set('ETag', `"${added.version}"`).json(added);
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/eras/:era',
      id: 'replaceEra',
      tag: 'Views',
      summary: 'Changes an era',
      pathParams,
      requiresVersion: true,
      body,
      response: { description: 'The era as stored', content, headers: { ETag: ERA_ETAG } },
      problems: ['not-found', 'era-version-conflict', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ response, database, params, version, body: input }) {
        const replaced = await replaceEra(database, parseEraId(params.era), input, version);
        response.set('ETag', `"${replaced.version}"`).json(replaced);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/eras/:era',
      id: 'removeEra',
      tag: 'Views',
      summary: 'Deletes an era, but no events',
      pathParams,
      requiresVersion: true,
      response: { status: 204, description: 'The era has been deleted' },
      problems: ['not-found', 'era-version-conflict', ...VERSION_PROBLEMS],
      async handle({ response, database, params, version }) {
        await removeEra(database, parseEraId(params.era), version);
        response.status(204).end();
      },
    }),
  ];
}

function parseEraId(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw createProblem('era-not-found', { id });
  return Number(id);
}
