/** How events are arranged in their bands: by where their titles have room, or by severity. */
export const CHART_LAYOUTS = ['titles', 'severity'] as const;
export type ChartLayout = (typeof CHART_LAYOUTS)[number];

/** What the chart shows on request: lines for measures in force, acts by third parties, all responses of an exchange. */
export const CHART_LAYERS = ['in_force', 'third_parties', 'exchange'] as const;
export type ChartLayer = (typeof CHART_LAYERS)[number];
