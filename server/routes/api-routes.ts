import type { ApiRoute } from '../http/api-route.ts';
import type { ChangeFeed } from '../live/change-feed.ts';
import { bulkRoutes } from './bulk.ts';
import { changeRoutes } from './changes.ts';
import { collectionRoutes } from './collection.ts';
import { coverageRoutes } from './coverage.ts';
import { withDocumentation } from './documentation.ts';
import { eraRoutes } from './eras.ts';
import { eventRoutes } from './events.ts';
import { exchangeRoutes } from './exchanges.ts';
import { dataExportRoutes } from './export-data.ts';
import { documentExportRoutes } from './export-documents.ts';
import { facetRoutes } from './facets.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './import.ts';
import { inForceRoutes } from './in-force.ts';
import { originRoutes } from './origins.ts';
import { revisionRoutes } from './revisions.ts';
import { settingsRoutes } from './settings.ts';
import { storyRoutes } from './stories.ts';
import { suggestionRoutes } from './suggestions.ts';
import { tensionRoutes } from './tension.ts';
import { timelineRoutes } from './timeline.ts';
import { savedViewRoutes } from './views.ts';
import { vocabularyRoutes } from './vocabulary.ts';

export interface ApiOptions {
  readonly feed: ChangeFeed;
  readonly now: () => Date;
  readonly embedOrigins: readonly string[];
  readonly publicUrls: readonly URL[];
  readonly exportTimeoutMs?: number | undefined;
}

/** Every route of the API, in the order of its documentation. */
export function apiRoutes({
  feed,
  now,
  embedOrigins,
  publicUrls,
  exportTimeoutMs,
}: ApiOptions): readonly ApiRoute[] {
  return withDocumentation([
    ...eventRoutes(),
    ...bulkRoutes(now, exportTimeoutMs),
    ...revisionRoutes(),
    ...dataExportRoutes(now, exportTimeoutMs),
    ...documentExportRoutes(now, exportTimeoutMs),
    ...importRoutes(),
    ...collectionRoutes(),
    ...originRoutes(),
    ...timelineRoutes(),
    ...exchangeRoutes(now),
    ...inForceRoutes(now),
    ...tensionRoutes(now),
    ...coverageRoutes(),
    ...savedViewRoutes(),
    ...storyRoutes(now),
    ...eraRoutes(),
    ...changeRoutes(feed),
    ...facetRoutes(),
    ...suggestionRoutes(),
    ...vocabularyRoutes(),
    ...settingsRoutes({ embedOrigins, publicUrls }),
    ...healthRoutes(),
  ]);
}
