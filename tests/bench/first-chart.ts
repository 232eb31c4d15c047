/** The mark that the page sets in the frame that first shows events (`web/timeline/chart-stage.ts`). */
export const FIRST_CHART = 'demarche:first-chart';
