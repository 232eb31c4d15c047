import { type Limits, lengthOf, panBy, type Stretch, within } from './stretch.ts';

/** What a hand took hold of on the overview, and where it was then. */
export interface BrushGrip {
  readonly part: 'start' | 'end' | 'middle' | 'new';
  readonly from: Stretch;
  readonly atDay: number;
}

/** An end within reach, else the window where it is less than everything, else an empty place to begin a new one. */
export function gripAt(day: number, window: Stretch, bounds: Stretch, reachDays: number): BrushGrip {
  const toStart = Math.abs(day - window.start);
  const toEnd = Math.abs(day - window.end);
  const isWhole = lengthOf(window) >= lengthOf(bounds);
  const part =
    Math.min(toStart, toEnd) <= reachDays
      ? toStart < toEnd || (toStart === toEnd && day < window.start)
        ? 'start'
        : 'end'
      : day > window.start && day < window.end && !isWhole
        ? 'middle'
        : 'new';
  return { part, from: window, atDay: day };
}

/** The window when what was gripped has been drawn to a day. An end drawn past the other turns into it. */
export function brushed({ part, from, atDay }: BrushGrip, day: number, limits: Limits): Stretch {
  if (part === 'middle') return panBy(from, day - atDay, limits);
  const fixed = part === 'start' ? from.end : part === 'end' ? from.start : atDay;
  const { bounds } = limits;
  const moved = Math.min(Math.max(day, bounds.start), bounds.end);
  const drawn = { start: Math.min(fixed, moved), end: Math.max(fixed, moved) };
  return within(drawn, limits);
}
