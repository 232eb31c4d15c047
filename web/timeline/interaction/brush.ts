import { clampSpan, panSpan, type SpanBounds, spanLength, type TimeSpan } from '../scale/time-span.ts';

/** What a hand took hold of on the overview, and where it was then. */
export interface BrushGrip {
  readonly part: 'start' | 'end' | 'middle' | 'new';
  readonly from: TimeSpan;
  readonly atDay: number;
}

/** Where the ends of a window are to be held: further apart than they are where a hand could not tell them apart. */
export function heldEnds(window: TimeSpan, leastDays: number): TimeSpan {
  const apartDays = Math.max(leastDays - spanLength(window), 0) / 2;
  return { start: window.start - apartDays, end: window.end + apartDays };
}

/**
 * An end within reach, else the window where it is less than everything, else an empty place to begin a new one. What
 * lies between the ends, as far as they are held apart, is the window's middle.
 */
export function gripAt(
  day: number,
  window: TimeSpan,
  bounds: TimeSpan,
  reachDays: number,
  leastDays: number,
): BrushGrip {
  const grip = (part: BrushGrip['part']): BrushGrip => ({ part, from: window, atDay: day });
  const held = heldEnds(window, leastDays);
  const inReachDays = Math.min(reachDays, spanLength(held) / 4);
  const isWithin = (from: number, to: number) => day >= from && day <= to;
  if (isWithin(held.start - reachDays, held.start + inReachDays)) return grip('start');
  if (isWithin(held.end - inReachDays, held.end + reachDays)) return grip('end');
  const isWhole = spanLength(window) >= spanLength(bounds);
  return grip(isWithin(held.start, held.end) && !isWhole ? 'middle' : 'new');
}

/** The window when what was gripped has been drawn to a day. An end drawn past the other turns into it. */
export function brushed({ part, from, atDay }: BrushGrip, day: number, limits: SpanBounds): TimeSpan {
  if (part === 'middle') return panSpan(from, day - atDay, limits);
  const fixed = part === 'start' ? from.end : part === 'end' ? from.start : atDay;
  const { bounds } = limits;
  // By as much as the hand moves: an end may be held beside where it is.
  const end = part === 'start' ? from.start : part === 'end' ? from.end : atDay;
  const moved = Math.min(Math.max(end + day - atDay, bounds.start), bounds.end);
  const drawn = { start: Math.min(fixed, moved), end: Math.max(fixed, moved) };
  return clampSpan(drawn, limits);
}
