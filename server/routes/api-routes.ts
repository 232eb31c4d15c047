import type { ApiRoute } from '../http/api-route.ts';
import type { ChangeFeed } from '../live/change-feed.ts';
import { authorityRoutes } from './authorities.ts';
import { bulkRoutes } from './bulk.ts';
import { changeRoutes } from './changes.ts';
import { collectionRoutes } from './collection.ts';
import { coverageRoutes } from './coverage.ts';
import { withDocumentation } from './documentation.ts';
import { duplicateRoutes } from './duplicates.ts';
import { eraRoutes } from './eras.ts';
import { eventRoutes } from './events.ts';
import { exchangeRoutes } from './exchanges.ts';
import { dataExportRoutes } from './export-data.ts';
import { documentExportRoutes } from './export-documents.ts';
import { tableExportRoutes } from './export-tables.ts';
import { facetRoutes } from './facets.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './import.ts';
import { inForceRoutes } from './in-force.ts';
import { originRoutes } from './origins.ts';
import { revisionRoutes } from './revisions.ts';
import { searchRoutes } from './search.ts';
import { settingsRoutes } from './settings.ts';
import { storyRoutes } from './stories.ts';
import { suggestionRoutes } from './suggestions.ts';
import { tensionRoutes } from './tension.ts';
import { timelineRoutes } from './timeline.ts';
import { totalsRoutes } from './totals.ts';
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
