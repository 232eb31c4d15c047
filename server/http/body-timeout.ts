import type { RequestHandler } from 'express';

/**
 * Node's five-minute limit for a whole request is too short for a large file on a slow connection. Headers have one minute; a
 * body may take any time as long as data keeps arriving (`bodyTimeout`).
 */
export const REQUEST_TIMEOUTS = { requestTimeout: 0, headersTimeout: 60_000 } as const;

const BODY_IDLE_TIMEOUT_MS = 120_000;

/** Closes the connection when no part of an unfinished body has arrived for `timeoutMs`. */
export function bodyTimeout(timeoutMs = BODY_IDLE_TIMEOUT_MS): RequestHandler {
  return (request, response, next) => {
    // Without a timeout listener on the response, Node would close every idle connection, including that of a client
    // that waits for the result of its import.
    response.setTimeout(timeoutMs, () => {
      if (!request.complete) request.destroy();
    });
    next();
  };
}
