import { Router } from 'express';
import { z } from 'zod';
import { removeMachineCodedEvents } from '../../db/import/remove-machine-coded.ts';
import type { Database } from '../../db/open-database.ts';
import { ORIGINS } from '../../domain/events/event-values.ts';
import { allowOnly, Problem } from '../http/problem-details.ts';
import { sendWithProgress } from '../http/progress-stream.ts';
import { readQuery } from '../http/query.ts';
import { rememberWrite } from '../http/seen-changes.ts';
import { progressParam } from './import.ts';

export const removalParams = z.strictObject({ progress: progressParam });

export function originRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/:origin')
    .delete(async (request, response) => {
      const { progress } = readQuery(request, removalParams);
      const origin = ORIGINS.find((each) => each === request.params.origin);
      if (origin === undefined)
        throw new Problem('not-found', `No machine is called so here. Name one of ${ORIGINS.join(', ')}.`);
      await sendWithProgress(request, response, progress, async ({ tell, signal }) => {
        const report = await removeMachineCodedEvents(database, origin, { onProgress: tell, signal });
        await rememberWrite(response, database);
        return report;
      });
    })
    .all(allowOnly('DELETE'));
  return router;
}
