import { clampSpan, panSpan, type SpanBounds, spanLength, type TimeSpan } from '../scale/time-span.ts';

/** The part of the overview's window that is being dragged, and the window and day when the drag began. */
export interface BrushGrip {
  readonly part: 'start' | 'end' | 'middle' | 'new';
  readonly from: TimeSpan;
  readonly atDay: number;
}

/** Positions of the handles: the ends of the window, or further apart if it is too narrow to grab. */
export function handleSpan(window: TimeSpan, minDays: number): TimeSpan {
  const missingDays = Math.max(minDays - spanLength(window), 0) / 2;
  return { start: window.start - missingDays, end: window.end + missingDays };
}

/** The window after the grip has been dragged to a day. An end dragged past the other end swaps with it. */
export function dragBrush({ part, from, atDay }: BrushGrip, day: number, bounds: SpanBounds): TimeSpan {
  if (part === 'middle') return panSpan(from, day - atDay, bounds);
  const fixed = part === 'start' ? from.end : part === 'end' ? from.start : atDay;
  const end = part === 'start' ? from.start : part === 'end' ? from.end : atDay;
  // Moves by the distance of the drag, because a handle can be beside its end of the window.
  const moved = Math.min(Math.max(end + day - atDay, bounds.start), bounds.end);
  return clampSpan({ start: Math.min(fixed, moved), end: Math.max(fixed, moved) }, bounds);
}
