import { area, curveMonotoneX, line, scaleLinear } from 'd3';
import type { TensionPeriod } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/** The tension areas of both sides, and their scale. */
export interface Tension {
  readonly areas: readonly TensionArea[];
  /** The round sum at the end of the scale, and its distance from the axis. Absent if nothing is drawn. */
  readonly peak?: { readonly sum: number; readonly distancePx: number };
}

/** The soft area of a side and the line along it, as SVG path data. */
export interface TensionArea {
  readonly side: 'upper' | 'lower';
  readonly path: string;
  readonly edge: string;
}

/** The scale ends at this sum or above, so that two mild events do not fill the plot. */
const MIN_PEAK = 20;
/** Length of the tick at the right edge that marks the end of the scale. */
export const PEAK_TICK_PX = 8;
/** A period wider than this share of the window is not drawn: a single level from edge to edge shows nothing. */
const MAX_SHARE = 0.75;

/**
 * The summed severity of each side per period, from the joint band outward, on one scale for both sides. An area is
 * level over most of a period and curved between periods. A period without a sum is a gap with vertical edges. A
 * negative sum (more co-operation than conflict) is drawn as zero.
 *
 *         ╭──────╮
 *     ╭───╯      │       ┌──────
 *     │          │       │
 */
export function tensionOf(periods: readonly TensionPeriod[], scale: TimeScale, frame: Frame): Tension {
  const visible = nearView(periods, scale);
  if (visible.some((period) => isTooWide(period, scale))) return NO_TENSION;
  const peakSum = roundUp(
    Math.max(MIN_PEAK, ...periods.map(({ upper = 0, lower = 0 }) => Math.max(upper, lower))),
  );
  const pxPerSum = frame.reachPx / peakSum;
  const areas = (['upper', 'lower'] as const).flatMap((side): TensionArea[] => {
    const outward = side === 'upper' ? -1 : 1;
    const bandYPx = frame.axisYPx + outward * frame.bandPx;
    const points = pointsOf(visible, side);
    if (!points.some(({ sum }) => sum !== undefined)) return [];
    const isKnown = ({ sum }: Point) => sum !== undefined;
    const xOf = ({ day }: Point) => scale.xOf(day);
    const yOf = ({ sum = 0 }: Point) => bandYPx + outward * Math.max(sum, 0) * pxPerSum;
    const shape = area<Point>().defined(isKnown).x(xOf).y0(bandYPx).y1(yOf).curve(curveMonotoneX).digits(1);
    const outline = line<Point>().defined(isKnown).x(xOf).y(yOf).curve(curveMonotoneX).digits(1);
    return [{ side, path: shape(points) ?? '', edge: outline(points) ?? '' }];
  });
  if (areas.length === 0) return NO_TENSION;
  return { areas, peak: { sum: peakSum, distancePx: frame.bandPx + frame.reachPx } };
}

export const NO_TENSION: Tension = { areas: [] };

interface Point {
  readonly day: number;
  /** Absent in a gap. */
  readonly sum: number | undefined;
}

/** Share of a period at each end that is curved. */
const INSET_SHARE = 0.3;

/** Two points per period, inset at both ends for the curve; the first and last period of a run get their edges too. */
function pointsOf(periods: readonly TensionPeriod[], side: 'upper' | 'lower'): Point[] {
  return periods.flatMap((period, index): Point[] => {
    const { first_day: start, last_day } = period;
    const sum = period[side];
    const end = last_day + 1;
    if (sum === undefined) return [{ day: start, sum }];
    const inset = (end - start) * INSET_SHARE;
    return [
      ...(periods[index - 1]?.[side] === undefined ? [{ day: start, sum }] : []),
      { day: start + inset, sum },
      { day: end - inset, sum },
      ...(periods[index + 1]?.[side] === undefined ? [{ day: end, sum }] : []),
    ];
  });
}

function isTooWide({ first_day, last_day }: TensionPeriod, { span: { start, end } }: TimeScale): boolean {
  return Math.min(last_day + 1, end) - Math.max(first_day, start) > (end - start) * MAX_SHARE;
}

/** The next round number: of about ten steps from zero, the first that is not below the sum. */
function roundUp(sum: number): number {
  return scaleLinear([0, sum], [0, 1]).nice(10).domain()[1] ?? sum;
}

/** Periods in view and two beyond each edge, which the curve depends on. */
function nearView(periods: readonly TensionPeriod[], scale: TimeScale): readonly TensionPeriod[] {
  const first = periods.findIndex((period) => period.last_day + 1 >= scale.span.start);
  const last = periods.findLastIndex((period) => period.first_day <= scale.span.end);
  return first < 0 ? [] : periods.slice(Math.max(first - 2, 0), last + 3);
}
