import { scaleLinear } from 'd3';
import { spanLength, type TimeSpan } from './time-span.ts';

/** Converts days since 1970-01-01 to px and back. */
export interface TimeScale {
  readonly span: TimeSpan;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly pxPerDay: number;
  /** Where a day begins; the middle of day 5 is at `xOf(5.5)`. */
  xOf(day: number): number;
  /** The fractional day at a pixel; the inverse of `xOf`. */
  dayAt(px: number): number;
}

export function timeScale(span: TimeSpan, leftPx: number, rightPx: number): TimeScale {
  const scale = scaleLinear([span.start, span.end], [leftPx, rightPx]);
  return {
    span,
    leftPx,
    rightPx,
    pxPerDay: (rightPx - leftPx) / spanLength(span),
    xOf: (day) => scale(day),
    dayAt: (px) => scale.invert(px),
  };
}

/**
 * Rounds a scale down to one of four steps per octave. A layout made for the step stays the same over small changes
 * of zoom, and never needs more room than there is.
 */
export function steadyPxPerDay(pxPerDay: number): number {
  return 2 ** (Math.floor(Math.log2(pxPerDay) * STEPS_PER_OCTAVE + 1e-9) / STEPS_PER_OCTAVE);
}

const STEPS_PER_OCTAVE = 4;
