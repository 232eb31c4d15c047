import { bisector } from 'd3';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import { compareByDay, type Packing, packMarks } from './pack-marks.ts';

/** Lanes and sizes of all marks; valid for every window at the same scale. */
export interface Slots extends Omit<Packing, 'clusteredCount'> {
  /** Radius of marks whose size does not show a number of people. */
  readonly radiusPx: number;
}

/** Radii to try, each about 12 % smaller than the one before. Smaller marks could not be distinguished. */
const RADII_PX = [7, 6.2, 5.5, 4.8, 4.2, 3.7, 3.2, 2.8] as const;
const MIN_RADIUS_PX = 2.8;
/** Marks are made smaller until at most this share is in clusters: a single crowded week need not shrink all years. */
const MAX_CLUSTERED_SHARE = 0.03;

/**
 * Gives each event a lane at its severity or, if that is taken, the nearest free lane of the same band, so a mark is always
 * next to the scale label of its severity. In a full band, marks of one day are placed side by side, or become a
 * cluster. Joint events take lanes around the axis, context events one row. Marks are as big as crowding allows.
 *
 *     severe   ──────────────────────────
 *     lane 7            ◆ ◆
 *     lane 6   ◆     ◆  ◆ ◆ ×4       ◆       a cluster of four
 *     lane 5            ◆ ◆      |--◆--|     uncertainty bars keep their lane free
 *     strained ──────────────────────────
 *
 * Depends only on the events, the frame and the scale. At a steady scale, panning and slight zooming move no mark up
 * or down.
 */
export function assignSlots(
  events: readonly TimelineEvent[],
  pxPerDay: number,
  frame: Frame,
  maxRadiusPx: number,
): Slots {
  const sorted = events.toSorted(compareByDay);
  const packAt = (radiusPx: number) => packMarks(sorted, radiusPx, pxPerDay, frame);
  const fits = (radiusPx: number) => packAt(radiusPx).clusteredCount <= sorted.length * MAX_CLUSTERED_SHARE;
  const candidates = RADII_PX.filter((radiusPx) => radiusPx <= maxRadiusPx);
  // Smaller marks never fit worse, so the largest radius that fits can be found by bisection.
  const index = bisector(fits).left(candidates.slice(0, -1), true);
  const radiusPx = candidates[index] ?? MIN_RADIUS_PX;
  const { slots, clusters } = packAt(radiusPx);
  return { slots, clusters, radiusPx };
}
