import type { InForceResult } from '../../../domain/analysis/in-force.ts';
import type { TimeScale } from '../../timeline/scale/time-scale.ts';

interface DateCursorProps {
  readonly result: InForceResult;
  readonly scale: TimeScale;
  readonly bottomPx: number;
}

/** Marks the selected date, as wide as the days it can mean. */
export function DateCursor({ result, scale, bottomPx }: DateCursorProps) {
  const fromPx = scale.xOf(Math.max(result.first_day, scale.span.start));
  const toPx = scale.xOf(Math.min(result.last_day + 1, scale.span.end));
  if (toPx < scale.leftPx || fromPx > scale.rightPx) return null;
  return <rect class="date-cursor" x={fromPx} width={Math.max(1.5, toPx - fromPx)} y={0} height={bottomPx} />;
}
