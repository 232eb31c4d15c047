import type { DaySpan } from '../../../domain/dates/day-span.ts';

/**
 * What is on the screen, in fractional days since 1970-01-01, `end` excluded: a hand may move it by less than a day.
 * The state keeps whole days (`DaySpan`); this is the same window while it moves.
 */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** How far a window may go: never outside `bounds`, never shorter than `minDays`. */
export interface SpanBounds {
  readonly bounds: TimeSpan;
  readonly minDays: number;
}

export function timeSpanOf(span: DaySpan): TimeSpan {
  return { start: span.first, end: span.last + 1 };
}

/** The whole days nearest to a span; the inverse of `stretchOf`. */
export function daySpanOf(span: TimeSpan): DaySpan {
  const first = Math.round(span.start);
  return { first, last: Math.max(first, Math.round(span.end) - 1) };
}

export function spanLength(span: TimeSpan): number {
  return span.end - span.start;
}

export function containsSpan(outer: TimeSpan, inner: TimeSpan): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function isSameSpan(a: TimeSpan, b: TimeSpan): boolean {
  return a.start === b.start && a.end === b.end;
}

/** A factor of 2 shows half as many days. The day `atDay` stays where it is, unless a bound pushes it. */
export function zoomSpan(span: TimeSpan, factor: number, atDay: number, limits: SpanBounds): TimeSpan {
  const days = spanLength(span);
  const { bounds, minDays } = limits;
  const nextDays = Math.min(Math.max(days / factor, minDays), spanLength(bounds));
  const start = atDay - ((atDay - span.start) * nextDays) / days;
  return clampSpan({ start, end: start + nextDays }, limits);
}

export function panSpan(span: TimeSpan, days: number, limits: SpanBounds): TimeSpan {
  return clampSpan({ start: span.start + days, end: span.end + days }, limits);
}

/** The nearest span that the limits allow: moved first, shortened or lengthened only where that is not enough. */
export function clampSpan(span: TimeSpan, { bounds, minDays }: SpanBounds): TimeSpan {
  const days = Math.max(spanLength(span), minDays);
  // Exactly, whatever rounding has done to it: the whole is told from nearly the whole.
  if (days >= spanLength(bounds) - 1e-6) return bounds;
  const middle = (span.start + span.end) / 2;
  const start = Math.min(Math.max(middle - days / 2, bounds.start), bounds.end - days);
  return { start, end: start + days };
}

export function padSpan(span: TimeSpan, share: number): TimeSpan {
  const days = spanLength(span) * share;
  return { start: span.start - days, end: span.end + days };
}

/** On the way from `a` (0) to `b` (1): the length changes by equal ratios, so that a zoom seems even. */
export function interpolateSpan(a: TimeSpan, b: TimeSpan, share: number): TimeSpan {
  if (share <= 0) return a;
  if (share >= 1) return b;
  const from = spanLength(a);
  const to = spanLength(b);
  const ratio = to / from;
  const way = Math.abs(Math.log(ratio)) < 1e-6 ? share : (from * ratio ** share - from) / (to - from);
  return { start: a.start + (b.start - a.start) * way, end: a.end + (b.end - a.end) * way };
}
