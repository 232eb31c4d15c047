import type { Request, Response } from 'express';
import { latestChange } from '../../db/events/change-log.ts';
import { type Database, EVERYTHING } from '../../db/open-database.ts';

/**
 * Who has written, or was told of a change, is not to be answered from before it. Where reads go to a replica, a cookie
 * says what a client has seen: of any client, of every kind of request, at any server.
 */
const COOKIE = 'seen';
/** A replica that is behind for longer has a fault, of which its server's log tells. */
const SECONDS = 120;

/** The database as this client may see it. Whoever makes a number up only asks the primary. */
export function databaseFor(request: Request, database: Database): Database {
  const seen = /(?:^|;\s*)seen=(\d{1,15})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  return seen === undefined ? database : database.seeing(Number(seen));
}

/** Lets the client that has just written see at least that from now on. */
export async function rememberWrite(response: Response, database: Database): Promise<void> {
  if (database.replica === undefined) return;
  const change = await latestChange(database.seeing(EVERYTHING));
  response.append('Set-Cookie', `${COOKIE}=${change}; Path=/; Max-Age=${SECONDS}; SameSite=Strict`);
}
