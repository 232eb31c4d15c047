import { spanLength, type TimeSpan } from './time-span.ts';

/** Days ↔ pixels. Everything that stands at a time asks this; nothing else does the arithmetic. */
export interface TimeScale {
  readonly span: TimeSpan;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly pxPerDay: number;
  /** Where a day begins; the middle of day 5 is at `xOf(5.5)`. */
  xOf(day: number): number;
  /** The fractional day under a pixel; the inverse of `xOf`. */
  dayAt(px: number): number;
}

export function timeScale(span: TimeSpan, leftPx: number, rightPx: number): TimeScale {
  const pxPerDay = (rightPx - leftPx) / spanLength(span);
  return {
    span: span,
    leftPx,
    rightPx,
    pxPerDay,
    xOf: (day) => leftPx + (day - span.start) * pxPerDay,
    dayAt: (px) => span.start + (px - leftPx) / pxPerDay,
  };
}

/**
 * The coarser of the two steps around a scale, four to an octave: what is laid out for it stays as it is over a
 * bit of zooming, and never needs more room than there is.
 */
export function steadyPxPerDay(pxPerDay: number): number {
  return 2 ** (Math.floor(Math.log2(pxPerDay) * STEPS_PER_OCTAVE + 1e-9) / STEPS_PER_OCTAVE);
}

const STEPS_PER_OCTAVE = 4;
