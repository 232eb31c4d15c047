import type { RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { Problem } from './problem-details.ts';

/**
 * Without accounts a server is its owner's. It answers only to the names it is known by, so that a page elsewhere
 * cannot reach it by pointing its own name here (DNS rebinding); names only, since a tunnel may change the port.
 */
export function checkHost(publicUrls: readonly URL[]): RequestHandler {
  const names = new Set([...LOOPBACK_NAMES, ...publicUrls.map(({ hostname }) => hostname)]);
  return (request, _response, next) => {
    const { host = '' } = request.headers;
    const name = HOST.test(host) ? URL.parse(`http://${host}`)?.hostname : undefined;
    if (name === undefined || !names.has(name)) {
      throw new Problem(
        'wrong-host',
        `This server does not answer to “${host}”. Set PUBLIC_URL to the address that readers use, and start it again.`,
      );
    }
    next();
  };
}

/** A name or an address, and perhaps a port; nothing that `URL` would read as more. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** As `URL` spells host names: addresses shortened, brackets kept. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Takes writes from the server's own page, or from a program, which names no origin. Another page in the owner's
 * browser could send them too, and has no business here.
 */
export function rejectForeignWrites(publicUrls: readonly URL[]): RequestHandler {
  const publicOrigins = publicUrls.map(({ origin }) => origin);
  return (request, _response, next) => {
    if (READS.has(request.method)) return next();
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isLoopback =
      origin === `http://${host}` && LOOPBACK_NAMES.includes(URL.parse(origin)?.hostname ?? '');
    const isOwn = origin === undefined || isLoopback || publicOrigins.includes(origin);
    const isElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!isOwn || isElsewhere) {
      throw new Problem('foreign-origin', `A page of ${origin ?? 'another site'} may not write here.`);
    }
    next();
  };
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** How often one address may write, and import, in a minute; whoever calls from the server's own machine is not counted. */
export const WRITES_PER_MINUTE = 300;
export const IMPORTS_PER_MINUTE = 20;

export function limitWrites(): RequestHandler {
  return limitPerMinute(WRITES_PER_MINUTE, (request) => READS.has(request.method));
}

export function limitImports(): RequestHandler {
  return limitPerMinute(IMPORTS_PER_MINUTE, () => false);
}

function limitPerMinute(
  limit: number,
  isFree: (request: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  const options: Partial<Options> = {
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // A header that names another address is only believed from a proxy on this machine; see `app.ts`.
    validate: { xForwardedForHeader: false, trustProxy: false },
    skip: (request) => isFree(request) || isLoopback(request.ip ?? ''),
    handler: (_request, response) => {
      throw new Problem('too-many-requests', `At most ${limit} of these a minute, please. Wait a moment.`, {
        headers: { 'Retry-After': String(response.getHeader('Retry-After') ?? 60) },
      });
    },
  };
  return rateLimit(options);
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
