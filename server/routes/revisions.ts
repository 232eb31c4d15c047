import { Router } from 'express';
import { z } from 'zod';
import { listRevisions, restoreEvent } from '../../db/events/revisions.ts';
import type { Database } from '../../db/open-database.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import { inputErrors } from '../../domain/events/event.ts';
import { AUTHOR } from '../author.ts';
import { etagOf } from '../http/etag.ts';
import { allowOnly } from '../http/problem-details.ts';
import { readQuery } from '../http/query.ts';
import { jsonBody, parseJsonBody } from '../http/request-body.ts';
import { databaseFor, rememberWrite } from '../http/seen-changes.ts';
import { noParams } from './events.ts';

export const restoreRequest = z.strictObject({
  version: z
    .int('Write the number of a version here.')
    .min(1, 'Write a number of at least 1.')
    .exactOptional()
    .meta({ description: 'The version to bring back; absent, the last before the deletion' }),
});

export function revisionRoutes(database: Database): Router {
  const router = Router();

  router
    .route('/:id/revisions')
    .get(async (request, response) => {
      readQuery(request, noParams);
      response.json({ items: await listRevisions(databaseFor(request, database), request.params.id) });
    })
    .all(allowOnly('GET', 'HEAD'));

  router
    .route('/:id/restore')
    .post(jsonBody, async (request, response) => {
      readQuery(request, noParams);
      const wanted = checkRestore(parseJsonBody(request, 'optional') ?? {});
      const event = await restoreEvent(database, request.params.id, wanted, AUTHOR);
      await rememberWrite(response, database);
      response.set('ETag', etagOf(event)).json(event);
    })
    .all(allowOnly('POST'));

  return router;
}

function checkRestore(input: unknown): z.output<typeof restoreRequest> {
  const result = restoreRequest.safeParse(input);
  if (!result.success) throw new InvalidInput(inputErrors(result.error));
  return result.data;
}
