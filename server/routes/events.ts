import { Router } from 'express';
import { z } from 'zod';
import { createEvent, deleteEvent, getEvent, listEvents, replaceEvent } from '../../db/events/events.ts';
import type { Database } from '../../db/open-database.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { SORTS } from '../../domain/query/event-sort.ts';
import { AUTHOR } from '../author.ts';
import { answerAsOf } from '../http/conditional-get.ts';
import { etagOf, expectedVersion } from '../http/etag.ts';
import { onlyAllows } from '../http/problem-details.ts';
import { readFilteredQuery, readQuery, wholeNumber } from '../http/query.ts';
import { readJson, receiveJson } from '../http/request-body.ts';
import { databaseFor, rememberWrite } from '../http/seen-changes.ts';

export const sortWord = z.enum(SORTS, `Choose one of ${SORTS.join(', ')}.`);

export const listWords = z.strictObject({
  limit: wholeNumber(1, 500).default(50).meta({ description: 'Most events to answer' }),
  cursor: z
    .string()
    .exactOptional()
    .meta({ description: 'Where to go on: `next_cursor` of the page before, its filter and sort the same' }),
  sort: sortWord
    .exactOptional()
    .meta({ description: 'Order; `-` is descending, `relevance` needs `q`. By date where it is left out' }),
});

export const noWords = z.strictObject({});

export function eventRoutes(database: Database): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const { words, filter } = readFilteredQuery(request, listWords);
      await answerAsOf(request, response, database, (db) => listEvents(db, filter, words));
    })
    .post(receiveJson, async (request, response) => {
      readQuery(request, noWords);
      const event = await createEvent(database, checkEvent(readJson(request)), AUTHOR);
      await rememberWrite(response, database);
      response.status(201).location(`/api/events/${event.id}`).set('ETag', etagOf(event)).json(event);
    })
    .all(onlyAllows('GET', 'HEAD', 'POST'));

  router
    .route('/:id')
    .get(async (request, response) => {
      readQuery(request, noWords);
      const event = await getEvent(databaseFor(request, database), request.params.id);
      response.set('ETag', etagOf(event)).json(event);
    })
    .put(receiveJson, async (request, response) => {
      readQuery(request, noWords);
      const version = expectedVersion(request);
      const change = checkEvent(readJson(request));
      const event = await replaceEvent(database, request.params.id, change, version, AUTHOR);
      await rememberWrite(response, database);
      response.set('ETag', etagOf(event)).json(event);
    })
    .delete(async (request, response) => {
      readQuery(request, noWords);
      await deleteEvent(database, request.params.id, expectedVersion(request), AUTHOR);
      await rememberWrite(response, database);
      response.status(204).end();
    })
    .all(onlyAllows('GET', 'HEAD', 'PUT', 'DELETE'));

  return router;
}
