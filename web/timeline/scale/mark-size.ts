import type { Side } from '../../../domain/parties/side.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { CONTEXT_ROW_PX, type Frame } from './frame.ts';
import { severityShare } from './severity-scale.ts';

/** How far the dashes of an approximate date extend beyond its mark. */
export const APPROXIMATE_PX = 5;

/** The area is proportional to the people expelled. Never smaller than the usual mark, nor larger than the space at its severity. */
export function radiusOf(
  event: Pick<TimelineEvent, 'people_expelled' | 'side' | 'severity'>,
  usualPx: number,
  frame: Frame,
): number {
  if (event.people_expelled === undefined) return usualPx;
  const squarePxPerPerson = frame.compact ? 0.32 : 0.72;
  const radiusPx = Math.sqrt(event.people_expelled * squarePxPerPerson);
  return Math.max(usualPx, Math.min(radiusPx, maxRadiusPx(event.side, event.severity, frame)));
}

function maxRadiusPx(side: Side, severity: number, { bandPx, reachPx }: Frame): number {
  if (side === 'context') return CONTEXT_ROW_PX / 2 - 1;
  if (side === 'joint') return bandPx - 1;
  return Math.min(reachPx / 3, (1 - severityShare(severity)) * reachPx);
}
