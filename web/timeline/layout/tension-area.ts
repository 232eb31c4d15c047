import { area, curveMonotoneX, line } from 'd3';
import type { TensionPeriod } from '../../../domain/timeline/timeline.ts';
import type { Frame } from '../scale/frame.ts';
import type { TimeScale } from '../scale/time-scale.ts';

/** Each side's tension, and the scale it stands on. */
export interface Tension {
  readonly areas: readonly TensionArea[];
  /** The round sum at the scale's end, and how far from the axis it stands; absent where nothing is drawn. */
  readonly peak?: { readonly sum: number; readonly distancePx: number };
}

/** The soft area of a side and the line along it, as SVG path data. */
export interface TensionArea {
  readonly side: 'upper' | 'lower';
  readonly path: string;
  readonly edge: string;
}

/** A month of two mild acts is not to fill the plot only because nothing else happened. */
const LOWEST_PEAK = 20;
/** Marks the peak at the right edge; its words end before it. */
export const PEAK_TICK_PX = 8;
/** One level from edge to edge is no shape that tells anything. */
const WIDEST_SHARE = 0.75;

/**
 * A side's acts added up, from the joint band outward, on one scale for both sides and all periods known: level over most
 * of each period, soft where one passes into the next. A period without a sum is a gap with upright edges, not a calm
 * one; a side that co-operated more than it strained lies level with the band.
 *
 *         ╭──────╮
 *     ╭───╯      │       ┌──────
 *     │          │       │
 */
export function tensionOf(periods: readonly TensionPeriod[], scale: TimeScale, frame: Frame): Tension {
  const visible = nearView(periods, scale);
  if (visible.some((period) => isTooWide(period, scale))) return NO_TENSION;
  const peakSum = roundAbove(
    Math.max(LOWEST_PEAK, ...periods.map(({ upper = 0, lower = 0 }) => Math.max(upper, lower))),
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
  /** Absent between two runs of periods with sums. */
  readonly sum: number | undefined;
}

const SHOULDER = 0.3;

/** From its first day to its last where it begins or ends a run; else short of both, so that one passes into the next. */
function pointsOf(periods: readonly TensionPeriod[], side: 'upper' | 'lower'): Point[] {
  return periods.flatMap((period, index): Point[] => {
    const { first_day: start, last_day } = period;
    const sum = period[side];
    const end = last_day + 1;
    if (sum === undefined) return [{ day: start, sum }];
    const inset = (end - start) * SHOULDER;
    return [
      ...(periods[index - 1]?.[side] === undefined ? [{ day: start, sum }] : []),
      { day: start + inset, sum },
      { day: end - inset, sum },
      ...(periods[index + 1]?.[side] === undefined ? [{ day: end, sum }] : []),
    ];
  });
}

function isTooWide({ first_day, last_day }: TensionPeriod, { span: { start, end } }: TimeScale): boolean {
  return Math.min(last_day + 1, end) - Math.max(first_day, start) > (end - start) * WIDEST_SHARE;
}

/** The least round number above a sum. */
function roundAbove(sum: number): number {
  const power = 10 ** Math.floor(Math.log10(sum));
  return (
    [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((each) => each >= sum) ?? sum
  );
}

/** Those in view and two beyond each edge, on which the curve in view depends. */
function nearView(periods: readonly TensionPeriod[], scale: TimeScale): readonly TensionPeriod[] {
  const first = periods.findIndex((period) => period.last_day + 1 >= scale.span.start);
  const last = periods.findLastIndex((period) => period.first_day <= scale.span.end);
  return first < 0 ? [] : periods.slice(Math.max(first - 2, 0), last + 3);
}
