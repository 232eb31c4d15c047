import {
  type Collection,
  dismissCollection,
  installCollection,
  readCollectionState,
} from '../../db/import/collection-edition.ts';
import { readStarterCollection } from '../../db/import/starter-collection.ts';
import { EVERYTHING } from '../../db/open-database.ts';
import {
  collectionChanges,
  collectionDecision,
  collectionState,
} from '../../domain/import/collection-edition.ts';
import { type ApiRoute, defineRoute, jsonContent, jsonRequest } from '../http/api-route.ts';
import { createProblem } from '../http/problem-details.ts';
import { BODY_PROBLEMS } from '../http/problem-types.ts';
import { rememberWrite } from '../http/request-database.ts';
import * as examples from '../openapi/examples.ts';

export function collectionRoutes(): ApiRoute[] {
  const body = jsonRequest(collectionDecision, { example: { edition: 2 } });
  return [
    defineRoute({
      method: 'get',
      path: '/api/collection',
      id: 'getCollection',
      tag: 'Files',
      summary:
        'Reads which edition of the starter collection the database has, and whether a newer one is offered',
      response: {
        description: 'With an `offer` while a newer edition is neither imported nor dismissed',
        content: jsonContent(collectionState, {
          installed: 1,
          available: 2,
          offer: examples.COLLECTION_CHANGES,
        }),
      },
      async handle({ response, database }) {
        // A replica that lags behind would offer an edition again after the decision on it.
        const upToDate = database.seeing(EVERYTHING);
        response.json(await readCollectionState(upToDate, await readStarterCollection()));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/collection/import',
      id: 'importCollection',
      tag: 'Files',
      summary: 'Imports an edition of the starter collection',
      description:
        'Adds new events and updates changed ones, in one transaction. Events that were edited or deleted here stay as they are. Importing the same edition again changes nothing.',
      body,
      response: {
        description: 'What was changed',
        content: jsonContent(collectionChanges, examples.COLLECTION_CHANGES),
      },
      problems: [...BODY_PROBLEMS, 'not-found'],
      async handle({ request, response, database, body: { edition } }) {
        const changes = await installCollection(database, await readEdition(edition));
        await rememberWrite(request, response);
        response.json(changes);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/collection/dismiss',
      id: 'dismissCollection',
      tag: 'Files',
      summary: 'Stops offering an edition of the starter collection',
      body,
      response: { status: 204, description: 'The edition is no longer offered' },
      problems: [...BODY_PROBLEMS, 'not-found'],
      async handle({ response, database, body: { edition } }) {
        await dismissCollection(database, await readEdition(edition));
        response.status(204).end();
      },
    }),
  ];
}

async function readEdition(edition: number): Promise<Collection> {
  const collection = await readStarterCollection();
  if (edition !== collection.edition)
    throw createProblem('edition-not-found', { available: collection.edition });
  return collection;
}
