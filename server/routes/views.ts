import { z } from 'zod';
import { EVERYTHING } from '../../db/open-database.ts';
import {
  addSavedView,
  listSavedViews,
  removeSavedView,
  replaceSavedView,
} from '../../db/saved-views/saved-views.ts';
import { savedView, savedViewInput, savedViewList } from '../../domain/query/saved-view.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';
import { BODY_PROBLEMS, VERSION_PROBLEMS } from '../http/problem-types.ts';
import * as examples from '../openapi/examples.ts';

const pathParams = {
  view: z.int().min(1).max(999_999_999).meta({ description: 'The number of the view' }),
};

const VIEW_ETAG = 'The view’s version, for `If-Match`';

export function savedViewRoutes(): ApiRoute[] {
  const body = jsonRequest(savedViewInput, { example: examples.SAVED_VIEW_INPUT });
  const content = jsonContent(savedView, examples.SAVED_VIEW);
  return [
    defineRoute({
      method: 'get',
      path: '/api/views',
      id: 'listViews',
      tag: 'Views',
      summary: 'Lists the saved views',
      response: {
        description: 'At most 500 views, the last saved first',
        content: jsonContent(savedViewList, { items: [examples.SAVED_VIEW] }),
      },
      async handle({ response, database }) {
        // A user who has just saved a view looks for it, so a replica that lags behind is not good enough.
        response.json({ items: await listSavedViews(database.seeing(EVERYTHING)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/views',
      id: 'addView',
      tag: 'Views',
      summary: 'Saves a view under a name',
      body,
      response: {
        status: 201,
        description: 'The view as stored',
        content,
        headers: { Location: 'The address of the view', ETag: VIEW_ETAG },
      },
      problems: [...BODY_PROBLEMS, 'name-taken'],
      async handle({ response, database, body: input }) {
        const view = await addSavedView(database, input);
        response.status(201).location(`/api/views/${view.id}`).set('ETag', `"${view.version}"`).json(view);
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/views/:view',
      id: 'replaceView',
      tag: 'Views',
      summary: 'Replaces the name, query and picture of a view',
      pathParams,
      requiresVersion: true,
      body,
      response: { description: 'The view as stored', content, headers: { ETag: VIEW_ETAG } },
      problems: ['not-found', 'view-version-conflict', 'name-taken', ...VERSION_PROBLEMS, ...BODY_PROBLEMS],
      async handle({ response, database, params, version, body: input }) {
        const view = await replaceSavedView(database, parseViewId(params.view), input, version);
        response.set('ETag', `"${view.version}"`).json(view);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/views/:view',
      id: 'removeView',
      tag: 'Views',
      summary: 'Deletes a view, but not its events',
      pathParams,
      requiresVersion: true,
      response: { status: 204, description: 'The view has been deleted' },
      problems: ['not-found', 'view-version-conflict', ...VERSION_PROBLEMS],
      async handle({ response, database, params, version }) {
        await removeSavedView(database, parseViewId(params.view), version);
        response.status(204).end();
      },
    }),
  ];
}

function parseViewId(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw createProblem('view-not-found', { id });
  return Number(id);
}
