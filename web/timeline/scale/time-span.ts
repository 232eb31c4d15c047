import type { DaySpan } from '../../../domain/dates/day-span.ts';

/**
 * What is on the screen, in fractional days since 1970-01-01, `end` excluded: a hand may move it by less than a day.
 * The state keeps whole days (`DaySpan`); this is the same window while it moves.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How far a window may go: never outside `bounds`, never shorter than `minDays`. */
export interface Limits {
  readonly bounds: Stretch;
  readonly minDays: number;
}

export function stretchOf(span: DaySpan): Stretch {
  return { start: span.first, end: span.last + 1 };
}

/** The whole days nearest to a stretch; the inverse of `stretchOf`. */
export function daysOf(stretch: Stretch): DaySpan {
  const first = Math.round(stretch.start);
  return { first, last: Math.max(first, Math.round(stretch.end) - 1) };
}

export function lengthOf(stretch: Stretch): number {
  return stretch.end - stretch.start;
}

export function contains(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function isSameStretch(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.end === b.end;
}

/** A factor of 2 shows half as many days. The day `atDay` stays where it is, unless a bound pushes it. */
export function zoomAt(stretch: Stretch, factor: number, atDay: number, limits: Limits): Stretch {
  const days = lengthOf(stretch);
  const { bounds, minDays } = limits;
  const nextDays = Math.min(Math.max(days / factor, minDays), lengthOf(bounds));
  const start = atDay - ((atDay - stretch.start) * nextDays) / days;
  return within({ start, end: start + nextDays }, limits);
}

export function panBy(stretch: Stretch, days: number, limits: Limits): Stretch {
  return within({ start: stretch.start + days, end: stretch.end + days }, limits);
}

/** The nearest stretch that the limits allow: moved first, shortened or lengthened only where that is not enough. */
export function within(stretch: Stretch, { bounds, minDays }: Limits): Stretch {
  const days = Math.max(lengthOf(stretch), minDays);
  // Exactly, whatever rounding has done to it: the whole is told from nearly the whole.
  if (days >= lengthOf(bounds) - 1e-6) return bounds;
  const middle = (stretch.start + stretch.end) / 2;
  const start = Math.min(Math.max(middle - days / 2, bounds.start), bounds.end - days);
  return { start, end: start + days };
}

export function padded(stretch: Stretch, share: number): Stretch {
  const days = lengthOf(stretch) * share;
  return { start: stretch.start - days, end: stretch.end + days };
}

/** On the way from `a` (0) to `b` (1): the length changes by equal ratios, so that a zoom seems even. */
export function between(a: Stretch, b: Stretch, share: number): Stretch {
  if (share <= 0) return a;
  if (share >= 1) return b;
  const from = lengthOf(a);
  const to = lengthOf(b);
  const ratio = to / from;
  const way = Math.abs(Math.log(ratio)) < 1e-6 ? share : (from * ratio ** share - from) / (to - from);
  return { start: a.start + (b.start - a.start) * way, end: a.end + (b.end - a.end) * way };
}
