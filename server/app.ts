import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express, Router } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Database } from '../db/open-database.ts';
import { checkHost, limitWrites, rejectForeignWrites } from './http/access-control.ts';
import { bodyTimeout } from './http/body-timeout.ts';
import { PAGE_FOLDER, pageRoutes } from './http/page-routes.ts';
import { Problem, sendProblem } from './http/problem-details.ts';
import { rejectMalformedUrls } from './http/query.ts';
import { securityHeaders } from './http/security-headers.ts';
import { ChangeFeed } from './live/change-feed.ts';
import { changeRoutes } from './routes/changes.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { documentationRoutes } from './routes/documentation.ts';
import { embedRoutes } from './routes/embed.ts';
import { eventRoutes } from './routes/events.ts';
import { exchangeRoutes } from './routes/exchanges.ts';
import { dataExportRoutes } from './routes/export-data.ts';
import { documentExportRoutes } from './routes/export-documents.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/import.ts';
import { inForceRoutes } from './routes/in-force.ts';
import { originRoutes } from './routes/origins.ts';
import { revisionRoutes } from './routes/revisions.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { tensionRoutes } from './routes/tension.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { savedViewRoutes } from './routes/views.ts';
import { vocabularyRoutes } from './routes/vocabulary.ts';

export interface AppOptions {
  readonly database: Database;
  /** Where readers reach the server when that is not loopback. */
  readonly publicUrls?: readonly URL[];
  /** Pages elsewhere that may frame a view, as origins; none where it is left out. */
  readonly embedOrigins?: readonly string[];
  /** Silent where it is left out. */
  readonly logger?: Logger;
  readonly pageFolder?: string;
  readonly now?: () => Date;
  /** Says when to end what would never end by itself. */
  readonly ending?: AbortSignal;
  readonly heartbeatMs?: number;
  /** How long the reader of an export may take nothing of it. */
  readonly exportTimeoutMs?: number;
  /** How long the sender of a body may send nothing of it. */
  readonly bodyTimeoutMs?: number;
}

/** The whole of the HTTP interface over a database: routes in order, errors last. Listens to nothing yet. */
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
  // Only a proxy on this machine is believed when it says whom it speaks for, and only where one is expected.
  app.set('trust proxy', publicUrls.length > 0 && 'loopback');

  app.use(logRequests(logger));
  app.use(bodyTimeout(bodyTimeoutMs));
  app.use(securityHeaders({ overHttps: publicUrls.some(({ protocol }) => protocol === 'https:') }));
  app.use(checkHost(publicUrls), rejectForeignWrites(publicUrls), limitWrites(), rejectMalformedUrls);
  app.use(
    compression({
      filter: (request, response) => isLines(response) || compression.filter(request, response),
      // One above its default: about a tenth less to carry, for a few milliseconds on the largest answers.
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    }),
  );

  app.use('/healthz', healthRoutes(database));
  const feed = new ChangeFeed(database, { logger, ending, heartbeatMs });
  app.use('/api', apiRoutes({ database, now, feed, exportTimeoutMs }));
  app.use('/embed', embedRoutes(pageFolder, embedOrigins));
  app.use(pageRoutes(pageFolder));
  app.use(() => {
    throw new Problem('not-found', 'There is nothing at this address.');
  });
  app.use(sendProblem);
  return app;
}

interface ApiParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly feed: ChangeFeed;
  readonly exportTimeoutMs: number | undefined;
}

function apiRoutes({ database, now, feed, exportTimeoutMs }: ApiParts): Router {
  const api = Router();
  // Kept, but asked after each time: what was read a moment ago may have been changed since.
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    next();
  });
  api.use(
    dataExportRoutes(database, now, exportTimeoutMs),
    documentExportRoutes(database, now, exportTimeoutMs),
  );
  api.use('/events', eventRoutes(database), revisionRoutes(database));
  api.use('/changes', changeRoutes(feed));
  api.use('/import', importRoutes(database));
  api.use('/origins', originRoutes(database));
  api.use('/timeline', timelineRoutes(database));
  api.use('/exchanges', exchangeRoutes(database, now));
  api.use('/in-force', inForceRoutes(database, now));
  api.use('/tension', tensionRoutes(database, now));
  api.use('/coverage', coverageRoutes(database));
  api.use('/views', savedViewRoutes(database));
  api.use('/vocabulary', vocabularyRoutes());
  api.use('/suggestions', suggestionRoutes(database));
  api.use(documentationRoutes());
  return api;
}

/** One line a request: what was asked, what was answered and how long it took; no headers and no bodies. */
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
    // What failed is told where it is answered, with its cause.
    customErrorObject: (_request, _response, _error, { err: _, ...line }) => line,
    customErrorMessage: () => 'request failed',
  });
}

/** Newline-delimited JSON is text as well, which the list of compressible types does not know. */
function isLines(response: express.Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('application/x-ndjson');
}
