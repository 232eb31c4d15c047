import type { Request, RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { createProblem } from './problem-details.ts';

/**
 * Accepts requests for the server's own host names only. Without accounts, only this stops a page on another site from
 * reaching the server through that site's domain name (DNS rebinding). Ports are ignored, as a tunnel may change them.
 */
export function checkHost(publicUrls: readonly URL[]): RequestHandler {
  const names = new Set([...LOOPBACK_NAMES, ...publicUrls.map(({ hostname }) => hostname)]);
  return (request, _response, next) => {
    const { host = '' } = request.headers;
    const name = HOST.test(host) ? URL.parse(`http://${host}`)?.hostname : undefined;
    if (name === undefined || !names.has(name)) throw createProblem('unknown-host', { host });
    next();
  };
}

/** A name or an address with an optional port. Excludes text that `URL` would parse as user, path or query. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Host names as `URL` normalises them: addresses shortened, with brackets. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Accepts writes from the server's own page and from programs, which send no Origin. Rejects those that another site's
 * page sends through the user's browser.
 */
export function rejectForeignWrites(publicUrls: readonly URL[]): RequestHandler {
  const publicOrigins = publicUrls.map(({ origin }) => origin);
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isLoopback =
      origin === `http://${host}` && LOOPBACK_NAMES.includes(URL.parse(origin)?.hostname ?? '');
    const isOwnOrigin = origin === undefined || isLoopback || publicOrigins.includes(origin);
    const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!isOwnOrigin || isCrossSite) {
      throw createProblem('cross-origin-forbidden', { origin: origin ?? 'another site' });
    }
    next();
  };
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** How often one address may write, and import, per minute. Requests from the server's own machine are not counted. */
export const WRITES_PER_MINUTE = 300;
export const IMPORTS_PER_MINUTE = 20;

export function limitWrites(): RequestHandler {
  return limitPerMinute(WRITES_PER_MINUTE, (request) => SAFE_METHODS.has(request.method));
}

export function limitImports(): RequestHandler {
  return limitPerMinute(IMPORTS_PER_MINUTE, () => false);
}

function limitPerMinute(limit: number, isExempt: (request: Request) => boolean): RequestHandler {
  const options: Partial<Options> = {
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // `trust proxy` in app.ts already decides whose X-Forwarded-For is used.
    validate: { xForwardedForHeader: false, trustProxy: false },
    skip: (request) => isExempt(request) || isOwnMachine(request),
    handler: (_request, response) => {
      const retryAfter = String(response.getHeader('Retry-After') ?? 60);
      throw createProblem(
        'too-many-requests',
        { perMinute: limit },
        { headers: { 'Retry-After': retryAfter } },
      );
    },
  };
  return rateLimit(options);
}

/** Whether a request comes from the server's own machine, and not through a proxy on it for another one. */
export function isOwnMachine({ ip = '' }: Request): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(ip);
}
