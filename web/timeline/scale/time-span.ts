import { interpolateNumber } from 'd3';
import type { DaySpan } from '../../../domain/dates/day-span.ts';

/**
 * A range of time in fractional days since 1970-01-01; `end` is excluded. The page's state keeps whole days
 * (`DaySpan`); this is the same window during a gesture or an animation.
 */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** Limits of a window: it stays inside this span and is never shorter than `minDays`. */
export interface SpanBounds extends TimeSpan {
  readonly minDays: number;
}

export function timeSpanOf(days: DaySpan): TimeSpan {
  return { start: days.first, end: days.last + 1 };
}

/** The nearest whole days; the inverse of `timeSpanOf`. */
export function daySpanOf(span: TimeSpan): DaySpan {
  const first = Math.round(span.start);
  return { first, last: Math.max(first, Math.round(span.end) - 1) };
}

/** In days. */
export function spanLength(span: TimeSpan): number {
  return span.end - span.start;
}

export function containsSpan(outer: TimeSpan, inner: TimeSpan): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function isSameSpan(a: TimeSpan, b: TimeSpan): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Shows `1 / factor` as many days. `atDay` keeps its position unless a bound shifts the window. */
export function zoomSpan(span: TimeSpan, factor: number, atDay: number, bounds: SpanBounds): TimeSpan {
  const days = spanLength(span);
  const nextDays = Math.min(Math.max(days / factor, bounds.minDays), spanLength(bounds));
  const start = atDay - ((atDay - span.start) * nextDays) / days;
  return clampSpan({ start, end: start + nextDays }, bounds);
}

export function panSpan(span: TimeSpan, days: number, bounds: SpanBounds): TimeSpan {
  return clampSpan({ start: span.start + days, end: span.end + days }, bounds);
}

/** The nearest span within the bounds. Its length changes only where moving it is not enough. */
export function clampSpan(span: TimeSpan, bounds: SpanBounds): TimeSpan {
  const days = Math.max(spanLength(span), bounds.minDays);
  // Exactly the bounds despite rounding: other code compares a window with them to see whether it shows everything.
  if (days >= spanLength(bounds) - 1e-6) return { start: bounds.start, end: bounds.end };
  const middle = (span.start + span.end) / 2;
  const start = Math.min(Math.max(middle - days / 2, bounds.start), bounds.end - days);
  return { start, end: start + days };
}

/** Adds a share of the length on both sides; a negative share removes it. */
export function padSpan(span: TimeSpan, share: number): TimeSpan {
  const days = spanLength(span) * share;
  return { start: span.start - days, end: span.end + days };
}

/** The span at `share` (0 to 1) of the way from `a` to `b`. The length changes by equal ratios, so that a zoom looks even. */
export function interpolateSpan(a: TimeSpan, b: TimeSpan, share: number): TimeSpan {
  if (share <= 0) return a;
  if (share >= 1) return b;
  const from = spanLength(a);
  const to = spanLength(b);
  const ratio = to / from;
  const linearShare = Math.abs(Math.log(ratio)) < 1e-6 ? share : (from * ratio ** share - from) / (to - from);
  return {
    start: interpolateNumber(a.start, b.start)(linearShare),
    end: interpolateNumber(a.end, b.end)(linearShare),
  };
}
