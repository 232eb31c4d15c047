import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { latestChanges } from '../../db/events/change-log.ts';
import type { Database } from '../../db/open-database.ts';

/** Part of every ETag: another version of the program may give another result for the same data. */
const PROCESS_ID = randomUUID().slice(0, 8);

/** Sends the result of `read` as JSON, or 304 if no event has changed since the client's copy. */
export async function sendIfModified(
  request: Request,
  response: Response,
  read: (database: Database) => Promise<unknown>,
): Promise<void> {
  const database = await databaseIfModified(request, response);
  if (database !== undefined) response.json(await read(database));
}

/**
 * The database to read from; `undefined` if the client's copy is current, in which case 304 has been sent. The ETag holds
 * the numbers of the last changes, read before the data: the data may be newer than its ETag, never older.
 */
export async function databaseIfModified(
  request: Request,
  response: Response,
): Promise<Database | undefined> {
  const { events: change, authorities } = await latestChanges(request.database);
  // The day is part of it because measures without an end are in force until today.
  response.set('ETag', `W/"${PROCESS_ID}-${new Date().toISOString().slice(0, 10)}-${change}.${authorities}"`);
  if (request.fresh) {
    response.status(304).end();
    return undefined;
  }
  return request.database.seeing(change);
}
