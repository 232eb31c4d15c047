import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/open-database.ts';
import { removeCoded } from '../../db/removal.ts';
import { ORIGINS } from '../../domain/event.ts';
import { onlyAllows, Problem } from '../problem-details.ts';
import { answerLongCall } from '../progress-lines.ts';
import { readQuery } from '../query.ts';
import { rememberWrite } from '../seen-changes.ts';
import { progressWord } from './import.ts';

export const removalWords = z.strictObject({ progress: progressWord });

export function originRoutes(database: Database): Router {
  const router = Router();
  router
    .route('/:origin')
    .delete(async (request, response) => {
      const { progress } = readQuery(request, removalWords);
      const origin = ORIGINS.find((each) => each === request.params.origin);
      if (origin === undefined)
        throw new Problem('not-found', `No machine is called so here. Name one of ${ORIGINS.join(', ')}.`);
      await answerLongCall(request, response, progress, async ({ tell, signal }) => {
        const report = await removeCoded(database, origin, { onProgress: tell, signal });
        await rememberWrite(response, database);
        return report;
      });
    })
    .all(onlyAllows('DELETE'));
  return router;
}
