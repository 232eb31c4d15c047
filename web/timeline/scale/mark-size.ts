import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';

/** How far the dashes of an approximate date extend beyond its mark. */
export const APPROXIMATE_PX = 5;

const MAX_RADIUS_PX = 24;
const COMPACT_MAX_RADIUS_PX = 16;
/** Radius of a mark for one person. The area is proportional to the people expelled. */
const PX_PER_ROOT = 1.55;
const COMPACT_PX_PER_ROOT = 1.15;

/** Radius of a mark with a title. Never smaller than `usualPx`, nor so large that it fills its band. */
export function radiusOf(
  { people_expelled }: Pick<TimelineEvent, 'people_expelled'>,
  usualPx: number,
  compact: boolean,
): number {
  if (people_expelled === undefined) return usualPx;
  const radiusPx = Math.sqrt(people_expelled) * (compact ? COMPACT_PX_PER_ROOT : PX_PER_ROOT);
  return Math.max(usualPx, Math.min(radiusPx, compact ? COMPACT_MAX_RADIUS_PX : MAX_RADIUS_PX));
}
