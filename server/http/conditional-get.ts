import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { latestChange } from '../../db/events/change-log.ts';
import type { Database } from '../../db/open-database.ts';
import { databaseFor } from './seen-changes.ts';

/** Another program may answer the same question otherwise: what one start has answered, only that start confirms. */
const START = randomUUID().slice(0, 8);

/**
 * Answers what follows from the events alone, and may change with any of them. Its validator is the number of the last
 * change, so that who has the answer already is told so without its being worked out again. The answer is read after the
 * number: it may be newer than its validator says, never older.
 */
export async function sendIfModified(
  request: Request,
  response: Response,
  database: Database,
  read: (database: Database) => Promise<unknown>,
): Promise<void> {
  const db = await databaseIfModified(request, response, database);
  if (db !== undefined) response.json(await read(db));
}

/** The database to answer from; `undefined` where the client has the answer already, and was told so. */
export async function databaseIfModified(
  request: Request,
  response: Response,
  database: Database,
): Promise<Database | undefined> {
  const db = databaseFor(request, database);
  const change = await latestChange(db);
  // What stands still, stands until today.
  response.set('ETag', `W/"${START}-${new Date().toISOString().slice(0, 10)}-${change}"`);
  if (request.fresh) {
    response.status(304).end();
    return undefined;
  }
  return db.seeing(change);
}
