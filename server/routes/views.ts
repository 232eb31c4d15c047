import { type Request, Router } from 'express';
import { type Database, EVERYTHING } from '../../db/open-database.ts';
import {
  addSavedView,
  listSavedViews,
  removeSavedView,
  replaceSavedView,
} from '../../db/saved-views/saved-views.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { inputErrors } from '../../domain/events/event.ts';
import { type CheckedSavedView, savedViewInput } from '../../domain/query/saved-view.ts';
import { expectedVersion } from '../http/etag.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';
import { readQuery } from '../http/query.ts';
import { jsonBody, parseJsonBody } from '../http/request-body.ts';
import { noParams } from './events.ts';

/** Views that somebody gave a name. */
export function savedViewRoutes(database: Database): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      readQuery(request, noParams);
      // They are few, and whoever has just saved one looks for it.
      response.json({ items: await listSavedViews(database.seeing(EVERYTHING)) });
    })
    .post(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const view = await addSavedView(database, viewIn(request));
      response.status(201).location(`/api/views/${view.id}`).set('ETag', `"${view.version}"`).json(view);
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));

  router
    .route('/:view')
    .put(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const version = expectedVersion(request);
      const view = await replaceSavedView(database, idIn(request.params.view), viewIn(request), version);
      response.set('ETag', `"${view.version}"`).json(view);
    })
    .delete(async (request, response) => {
      readQuery(request, noParams);
      await removeSavedView(database, idIn(request.params.view), expectedVersion(request));
      response.status(204).end();
    })
    .all(allowOnly('PUT', 'DELETE'));

  return router;
}

function viewIn(request: Request): CheckedSavedView {
  const checked = savedViewInput.safeParse(parseJsonBody(request));
  if (!checked.success) throw new InvalidInput(inputErrors(checked.error));
  return checked.data;
}

function idIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Problem('not-found', `There is no view “${text}”.`);
  return Number(text);
}
