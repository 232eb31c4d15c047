import { type Limits, lengthOf, panBy, type Stretch, within } from './stretch.ts';

/** What a hand took hold of on the overview, and where it was then. */
export interface BrushGrip {
  readonly part: 'start' | 'end' | 'middle' | 'new';
  readonly from: Stretch;
  readonly atDay: number;
}

/**
 * An end within reach, else the window where it is less than everything, else an empty place to begin a new one. Of a
 * window too narrow for three places to hold, the middle half is its middle.
 */
export function gripAt(day: number, window: Stretch, bounds: Stretch, reachDays: number): BrushGrip {
  const grip = (part: BrushGrip['part']): BrushGrip => ({ part, from: window, atDay: day });
  const inReachDays = Math.min(reachDays, lengthOf(window) / 4);
  const isWithin = (from: number, to: number) => day >= from && day <= to;
  if (isWithin(window.start - reachDays, window.start + inReachDays)) return grip('start');
  if (isWithin(window.end - inReachDays, window.end + reachDays)) return grip('end');
  const isWhole = lengthOf(window) >= lengthOf(bounds);
  return grip(isWithin(window.start, window.end) && !isWhole ? 'middle' : 'new');
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
