import type { Box, Frame } from '../scale/frame.ts';
import type { Mark } from './layout-marks.ts';
import { countWidthPx } from './pack-marks.ts';

/** The number of events in a cluster, written beside its mark. */
export interface ClusterCount {
  readonly id: string;
  readonly count: number;
  readonly box: Box;
}

const GAP_PX = 2;
const HALF_LINE_PX = 7;

/** Places each count right of its mark, where the lane is kept free, or left of it at the right edge of the plot. */
export function placeCounts(marks: readonly Mark[], { plot }: Frame): ClusterCount[] {
  return marks.flatMap(({ event, cluster, xPx, yPx, radiusPx }) => {
    if (!cluster) return [];
    const widthPx = countWidthPx(cluster.length) - GAP_PX;
    const after = xPx + radiusPx + GAP_PX;
    const left = after + widthPx > plot.right ? xPx - radiusPx - GAP_PX - widthPx : after;
    const box = { left, right: left + widthPx, top: yPx - HALF_LINE_PX, bottom: yPx + HALF_LINE_PX };
    return [{ id: event.id, count: cluster.length, box }];
  });
}
