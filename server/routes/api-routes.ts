import type { ApiRoute } from '../http/api-route.ts';
import type { ChangeFeed } from '../live/change-feed.ts';
import { coverageRoutes } from './analysis/coverage.ts';
import { exchangeRoutes } from './analysis/exchanges.ts';
import { facetRoutes } from './analysis/facets.ts';
import { inForceRoutes } from './analysis/in-force.ts';
import { tensionRoutes } from './analysis/tension.ts';
import { timelineRoutes } from './analysis/timeline.ts';
import { totalsRoutes } from './analysis/totals.ts';
import { authorityRoutes } from './authorities.ts';
import { collectionRoutes } from './collection.ts';
import { withDocumentation } from './documentation.ts';
import { eraRoutes } from './eras.ts';
import { bulkRoutes } from './events/bulk.ts';
import { changeRoutes } from './events/changes.ts';
import { duplicateRoutes } from './events/duplicates.ts';
import { eventRoutes } from './events/events.ts';
import { importRoutes } from './events/import.ts';
import { originRoutes } from './events/origins.ts';
import { revisionRoutes } from './events/revisions.ts';
import { searchRoutes } from './events/search.ts';
import { suggestionRoutes } from './events/suggestions.ts';
import { dataExportRoutes } from './exports/export-data.ts';
import { documentExportRoutes } from './exports/export-documents.ts';
import { tableExportRoutes } from './exports/export-tables.ts';
import { healthRoutes } from './health.ts';
import { settingsRoutes } from './settings.ts';
import { storyRoutes } from './stories.ts';
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
    ...searchRoutes(),
    ...bulkRoutes(now, exportTimeoutMs),
    ...revisionRoutes(),
    ...duplicateRoutes(),
    ...dataExportRoutes(now, exportTimeoutMs),
    ...tableExportRoutes({ now, publicUrls, timeoutMs: exportTimeoutMs }),
    ...documentExportRoutes(now, exportTimeoutMs),
    ...importRoutes(),
    ...collectionRoutes(),
    ...originRoutes(),
    ...timelineRoutes(),
    ...exchangeRoutes(now),
    ...inForceRoutes(now),
    ...tensionRoutes(now),
    ...totalsRoutes(now),
    ...coverageRoutes(),
    ...savedViewRoutes(),
    ...storyRoutes(now),
    ...eraRoutes(),
    ...authorityRoutes(),
    ...changeRoutes(feed),
    ...facetRoutes(),
    ...suggestionRoutes(),
    ...vocabularyRoutes(),
    ...settingsRoutes({ embedOrigins, publicUrls }),
    ...healthRoutes(),
  ]);
}
