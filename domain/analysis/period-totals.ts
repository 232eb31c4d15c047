/** The index of a period has at most about this many points. */
const POINTS = 300;

/** What a list of the events behind a total can be limited to. */
export const TOTAL_FIGURES = ['people_expelled', 'missions'] as const;
export type TotalFigure = (typeof TOTAL_FIGURES)[number];

/** The days between two points of the index of a period, at least a week. They count from its first day. */
export function pointStep(days: number): number {
  return Math.max(7, Math.ceil(days / POINTS));
}
