import { area, curveMonotoneX, line, max, scaleLinear } from 'd3';
import type { TensionPeriod } from '../../../domain/timeline/timeline.ts';
import type { Box } from '../scale/frame.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/** The tension of both sides over time, in its own strip: one side above its middle line, the other below. */
export interface TensionStrip {
  readonly areas: readonly TensionArea[];
  readonly middleYPx: number;
  /** The round value at both ends of the scale; absent without data. */
  readonly peak?: number;
}

/** The area of a side and its edge, as SVG path data. */
export interface TensionArea {
  readonly side: 'upper' | 'lower';
  readonly path: string;
  readonly edge: string;
}

/** The scale ends at this sum or above, so that two mild events do not fill the strip. */
const MIN_PEAK = 20;

/**
 * The summed severity of each side per period. The curve runs through the middle of each period and is never interrupted: a
 * period without events, or with more co-operation than conflict, is zero.
 */
export function tensionStrip(periods: readonly TensionPeriod[], scale: TimeScale, strip: Box): TensionStrip {
  const middleYPx = (strip.top + strip.bottom) / 2;
  const visible = nearView(periods, scale);
  const highest = max(periods, ({ upper = 0, lower = 0 }) => Math.max(upper, lower)) ?? 0;
  if (visible.length === 0 || highest <= 0 || strip.bottom <= strip.top) return { areas: [], middleYPx };
  const height = scaleLinear([0, Math.max(MIN_PEAK, highest)], [0, (strip.bottom - strip.top) / 2]).nice(4);
  const points = withEnds(visible);
  const xOf = ({ day }: Point) => scale.xOf(day);
  const areas = (['upper', 'lower'] as const).map((side): TensionArea => {
    const way = side === 'upper' ? -1 : 1;
    const yOf = (point: Point) => middleYPx + way * height(Math.max(point[side], 0));
    const shape = area<Point>().x(xOf).y0(middleYPx).y1(yOf).curve(curveMonotoneX).digits(1);
    const edge = line<Point>().x(xOf).y(yOf).curve(curveMonotoneX).digits(1);
    return { side, path: shape(points) ?? '', edge: edge(points) ?? '' };
  });
  return { areas, middleYPx, peak: height.domain()[1] ?? highest };
}

interface Point {
  readonly day: number;
  readonly upper: number;
  readonly lower: number;
}

/** The middle of each period, and both ends of all, where the curve is level. */
function withEnds(periods: readonly TensionPeriod[]): Point[] {
  const points = periods.map(({ first_day, last_day, upper = 0, lower = 0 }) => ({
    day: (first_day + last_day + 1) / 2,
    upper,
    lower,
  }));
  const [first, last] = [periods[0], periods.at(-1)];
  const [firstPoint, lastPoint] = [points[0], points.at(-1)];
  if (!first || !last || !firstPoint || !lastPoint) return points;
  return [{ ...firstPoint, day: first.first_day }, ...points, { ...lastPoint, day: last.last_day + 1 }];
}

/** Periods in view and two beyond each edge, which the curve depends on. */
function nearView(periods: readonly TensionPeriod[], scale: TimeScale): readonly TensionPeriod[] {
  const first = periods.findIndex((period) => period.last_day + 1 >= scale.span.start);
  const last = periods.findLastIndex((period) => period.first_day <= scale.span.end);
  return first < 0 ? [] : periods.slice(Math.max(first - 2, 0), last + 3);
}
