/** The performance mark that the page sets in the first frame with events (`web/timeline/render/chart-renderer.ts`). */
export const FIRST_CHART = 'demarche:first-chart';
