import { z } from 'zod';
import { removeMachineCodedEvents } from '../../../db/import/remove-machine-coded.ts';
import { ORIGINS } from '../../../domain/events/event-values.ts';
import { removalReport } from '../../../domain/import/removal-report.ts';
import { type ApiRoute, defineRoute, jsonContent } from '../../http/api-route.ts';
import { createProblem } from '../../http/problem-details.ts';
import { sendWithProgress } from '../../http/progress-stream.ts';
import { rememberWrite } from '../../http/request-database.ts';
import { progressParam } from './import.ts';

const removalParams = z.strictObject({ progress: progressParam });

export function originRoutes(): ApiRoute[] {
  return [
    defineRoute({
      method: 'delete',
      path: '/api/origins/:origin',
      id: 'removeCoded',
      tag: 'Files',
      summary: 'Deletes the machine-coded events of one origin that nobody has reviewed',
      description:
        'Runs in one transaction. Each event keeps its history and can be restored; importing the file again restores it too.',
      query: removalParams,
      pathParams: { origin: z.enum(ORIGINS).meta({ description: 'The machine coder' }) },
      response: {
        description:
          'How many events were deleted, and how many were kept because somebody has reviewed them',
        content: jsonContent(removalReport, { removed: 2057, kept: 3 }),
      },
      problems: ['not-found'],
      async handle({ request, response, database, params, query: { progress } }) {
        const origin = ORIGINS.find((each) => each === params.origin);
        if (origin === undefined) throw createProblem('origin-not-found', { known: ORIGINS.join(', ') });
        await sendWithProgress(request, response, progress, async (task) => {
          const report = await removeMachineCodedEvents(database, origin, task);
          await rememberWrite(request, response);
          return report;
        });
      },
    }),
  ];
}
