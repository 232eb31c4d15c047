import type { Request, RequestHandler, Response } from 'express';
import { latestChange } from '../../db/events/change-log.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';

declare global {
  namespace Express {
    interface Request {
      /** The database for this client: reads are never older than the changes it has already seen. */
      database: Database;
    }
  }
}

/** The cookie with the number of the last change that the client has seen, for reads from a replica that may lag behind. */
const COOKIE = 'seen';
/** After this time every replica has caught up; one that has not is broken and reported in its server's log. */
const MAX_AGE_S = 120;

/** Sets `request.database`. A client that invents a number only reads from the primary. */
export function setRequestDatabase(database: Database): RequestHandler {
  return (request, _response, next) => {
    const seen = /(?:^|;\s*)seen=(\d{1,15})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
    request.database = seen === undefined ? database : database.seeing(Number(seen));
    next();
  };
}

/** After a write: makes sure that later reads of this client see it, even from a replica. */
export async function rememberWrite({ database }: Request, response: Response): Promise<void> {
  if (database.replica === undefined) return;
  const change = await latestChange(database.seeing(EVERYTHING));
  response.append('Set-Cookie', `${COOKIE}=${change}; Path=/; Max-Age=${MAX_AGE_S}; SameSite=Strict`);
}
