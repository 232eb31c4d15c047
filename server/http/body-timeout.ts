import type { RequestHandler } from 'express';

/**
 * Node gives a whole request five minutes, which a large file on a slow line does not keep. What counts is silence: the
 * headers have a minute, and a body may take as long as its sender goes on sending (`dropSilentSenders`).
 */
export const REQUEST_TIMEOUTS = { requestTimeout: 0, headersTimeout: 60_000 } as const;

/** A sender that has been silent for so long is gone, though its connection may not be. */
const PATIENCE_MS = 120_000;

/** Breaks the connection of a sender that falls silent amid its body, so that nothing is kept for the rest of it. */
export function bodyTimeout(patienceMs = PATIENCE_MS): RequestHandler {
  return (request, response, next) => {
    // Heard at the response, because Node breaks a silent connection that has no listener there, such as one that waits
    // for the answer to a file that is whole.
    response.setTimeout(patienceMs, () => {
      if (!request.complete) request.destroy();
    });
    next();
  };
}
