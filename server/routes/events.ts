import { Router } from 'express';
import { z } from 'zod';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../db/events/events.ts';
import type { Database } from '../../db/open-database.ts';
import { listEvents } from '../../db/query/event-list.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { SORTS } from '../../domain/query/event-sort.ts';
import { AUTHOR } from '../author.ts';
import { sendIfModified } from '../http/conditional-get.ts';
import { etagOf, expectedVersion } from '../http/etag.ts';
import { allowOnly } from '../http/problem-details.ts';
import { integerParam, readFilteredQuery, readQuery } from '../http/query.ts';
import { jsonBody, parseJsonBody } from '../http/request-body.ts';
import { databaseFor, rememberWrite } from '../http/seen-changes.ts';

export const sortParam = z.enum(SORTS, `Choose one of ${SORTS.join(', ')}.`);

export const listParams = z.strictObject({
  limit: integerParam(1, 500).default(50).meta({ description: 'Most events to answer' }),
  cursor: z
    .string()
    .exactOptional()
    .meta({ description: 'Where to go on: `next_cursor` of the page before, its filter and sort the same' }),
  sort: sortParam
    .exactOptional()
    .meta({ description: 'Order; `-` is descending, `relevance` needs `q`. By date where it is left out' }),
});

export const noParams = z.strictObject({});

export function eventRoutes(database: Database): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, listParams);
      await sendIfModified(request, response, database, (db) => listEvents(db, filter, words));
    })
    .post(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const event = await createEvent(database, checkEvent(parseJsonBody(request)), AUTHOR);
      await rememberWrite(response, database);
      response.status(201).location(`/api/events/${event.id}`).set('ETag', etagOf(event)).json(event);
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));

  router
    .route('/:id')
    .get(async (request, response) => {
      readQuery(request, noParams);
      const event = await getEvent(databaseFor(request, database), request.params.id);
      response.set('ETag', etagOf(event)).json(event);
    })
    .put(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const version = expectedVersion(request);
      const change = checkEvent(parseJsonBody(request));
      const event = await replaceEvent(database, request.params.id, change, version, AUTHOR);
      await rememberWrite(response, database);
      response.set('ETag', etagOf(event)).json(event);
    })
    .delete(async (request, response) => {
      readQuery(request, noParams);
      await deleteEvent(database, request.params.id, expectedVersion(request), AUTHOR);
      await rememberWrite(response, database);
      response.status(204).end();
    })
    .all(allowOnly('GET', 'HEAD', 'PUT', 'DELETE'));

  return router;
}
