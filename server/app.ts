import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Database } from '../db/open-database.ts';
import { checkHost, limitWrites, rejectForeignWrites } from './http/access-control.ts';
import { createApiRouter } from './http/api-route.ts';
import { bodyTimeout } from './http/body-timeout.ts';
import { PAGE_FOLDER, pageRoutes } from './http/page-routes.ts';
import { createProblem, sendProblem } from './http/problem-details.ts';
import { rejectMalformedUrls } from './http/query.ts';
import { setRequestDatabase } from './http/request-database.ts';
import { securityHeaders } from './http/security-headers.ts';
import { ChangeFeed } from './live/change-feed.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { docsStyleRoute } from './routes/documentation.ts';
import { embedRoutes } from './routes/exports/embed.ts';

export interface AppOptions {
  readonly database: Database;
  /** The addresses that readers use, if not loopback. */
  readonly publicUrls?: readonly URL[];
  /** Origins whose pages may embed a view; none by default. */
  readonly embedOrigins?: readonly string[];
  /** Logs nothing by default. */
  readonly logger?: Logger;
  readonly pageFolder?: string;
  readonly now?: () => Date;
  /** Aborted on shutdown: ends responses that would otherwise stay open. */
  readonly ending?: AbortSignal;
  readonly heartbeatMs?: number;
  /** The connection of an export is closed if the client reads no data for this long. */
  readonly exportTimeoutMs?: number;
  /** The connection is closed if no data of an unfinished request body arrives for this long. */
  readonly bodyTimeoutMs?: number;
}

/** The Express application: the API, its documentation and the built page. Does not listen yet. */
export function createApp({
  database,
  publicUrls = [],
  embedOrigins = [],
  logger = pino({ level: 'silent' }),
  pageFolder = PAGE_FOLDER,
  now = () => new Date(),
  ending,
  heartbeatMs,
  exportTimeoutMs,
  bodyTimeoutMs,
}: AppOptions): Express {
  const app = express();
  app.set('query parser', false);
  // Trust X-Forwarded-* only from a proxy on this machine, and only if a public URL says that there is one.
  app.set('trust proxy', publicUrls.length > 0 && 'loopback');

  app.use(logRequests(logger));
  app.use(bodyTimeout(bodyTimeoutMs));
  app.use(securityHeaders({ overHttps: publicUrls.some(({ protocol }) => protocol === 'https:') }));
  app.use(checkHost(publicUrls), rejectForeignWrites(publicUrls), limitWrites(), rejectMalformedUrls);
  app.use(
    compression({
      filter: (request, response) => isNdjson(response) || compression.filter(request, response),
      // One above the default: about 10 % smaller, for a few milliseconds on the largest responses.
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    }),
  );
  app.use(setRequestDatabase(database));

  app.use('/api', (_request, response, next) => {
    // Clients may cache a response, but must revalidate it.
    response.set('Cache-Control', 'no-cache');
    next();
  });
  const feed = new ChangeFeed(database, { logger, ending, heartbeatMs });
  app.use(createApiRouter(apiRoutes({ feed, now, embedOrigins, publicUrls, exportTimeoutMs })));
  app.use(docsStyleRoute());
  app.use(embedRoutes(pageFolder, embedOrigins));
  app.use(pageRoutes(pageFolder));
  app.use(({ path }) => {
    const isApi = path === '/api' || path.startsWith('/api/');
    throw createProblem(isApi ? 'api-address-not-found' : 'address-not-found', {});
  });
  app.use(sendProblem);
  return app;
}

/** Logs one line per request: method, URL, status and duration; no headers or bodies. */
function logRequests(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    quietReqLogger: true,
    serializers: {
      req: ({ method, url }) => ({ method, url }),
      res: ({ statusCode }) => ({ status: statusCode }),
    },
    customLogLevel: () => 'info',
    // `sendProblem` logs server faults with their cause.
    customErrorObject: (_request, _response, _error, { err: _, ...line }) => line,
    customErrorMessage: () => 'request failed',
  });
}

/** The list of compressible types does not include newline-delimited JSON. */
function isNdjson(response: express.Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('application/x-ndjson');
}
