import { area, curveMonotoneX } from 'd3-shape';
import type { TensionPeriod } from '../../domain/timeline.ts';
import type { Frame } from './frame.ts';
import { severityYPx } from './severity-scale.ts';
import type { TimeScale } from './time-scale.ts';

/** The soft area of a side, as SVG path data; empty where the side has no events. */
export interface TensionArea {
  readonly side: 'upper' | 'lower';
  readonly path: string;
}

/**
 * A side's mean severity, from the joint band outward: level over most of each period, soft where one passes into the
 * next. A period without events has no mean: there the area sinks to the band instead of inventing one.
 *
 *         ╭──────╮
 *     ╭───╯      ╰╮       ╭──────
 *     ╯           ╰───────╯
 */
export function tensionAreas(
  periods: readonly TensionPeriod[],
  scale: TimeScale,
  frame: Frame,
): TensionArea[] {
  const visible = nearView(periods, scale);
  return (['upper', 'lower'] as const).map((side) => {
    const bandYPx = frame.axisYPx + (side === 'upper' ? -frame.bandPx : frame.bandPx);
    const shape = area<Shoulder>()
      .x(({ day }) => scale.xOf(day))
      .y0(bandYPx)
      .y1(({ mean }) => (mean === undefined ? bandYPx : severityYPx(side, mean, frame)))
      .curve(curveMonotoneX)
      .digits(1);
    const isSeen = visible.some((period) => period[side] !== undefined);
    return { side, path: isSeen ? (shape(shouldersOf(visible, side)) ?? '') : '' };
  });
}

interface Shoulder {
  readonly day: number;
  readonly mean: number | undefined;
}

const SHOULDER = 0.3;

function shouldersOf(periods: readonly TensionPeriod[], side: 'upper' | 'lower'): Shoulder[] {
  const inner = periods.flatMap((period) => {
    const inset = (period.last_day + 1 - period.first_day) * SHOULDER;
    const mean = period[side];
    return [
      { day: period.first_day + inset, mean },
      { day: period.last_day + 1 - inset, mean },
    ];
  });
  const [first] = periods;
  const last = periods.at(-1);
  if (!first || !last) return inner;
  return [{ day: first.first_day, mean: undefined }, ...inner, { day: last.last_day + 1, mean: undefined }];
}

/** Those in view and two beyond each edge, on which the curve in view depends. */
function nearView(periods: readonly TensionPeriod[], scale: TimeScale): readonly TensionPeriod[] {
  const first = periods.findIndex((period) => period.last_day + 1 >= scale.stretch.start);
  const last = periods.findLastIndex((period) => period.first_day <= scale.stretch.end);
  return first < 0 ? [] : periods.slice(Math.max(first - 2, 0), last + 3);
}
