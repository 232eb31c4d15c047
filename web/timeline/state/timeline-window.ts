import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { DaySpan } from '../../../domain/dates/day-span.ts';
import { setTimeWindow, timeWindow } from '../../state/page-state.ts';
import {
  clampSpan,
  containsSpan,
  daySpanOf,
  isSameSpan,
  padSpan,
  panSpan,
  type SpanBounds,
  spanLength,
  type TimeSpan,
  timeSpanOf,
  zoomSpan,
} from '../scale/time-span.ts';
import { createWindowMotion } from './window-motion.ts';

/**
 * The visible span during gestures and animations. When it comes to rest, it is saved in the page's state in whole
 * days. A change of that state, for example by the Back button, animates it.
 */
export interface TimelineWindow {
  /** Undefined until the bounds are known, unless the page's state has a window. */
  readonly span: ReadonlySignal<TimeSpan | undefined>;
  /** Where the running animation ends. */
  readonly target: ReadonlySignal<TimeSpan | undefined>;
  moveTo(next: TimeSpan): void;
  panBy(days: number): void;
  /** Ends a gesture: continues at this speed, slows down, and saves the window at rest. */
  endGesture(daysPerMs: number): void;
  animateTo(target: TimeSpan): void;
  /** A factor of 2 shows half as many days. During an animation, this starts from its target. */
  animateZoom(factor: number, atDay: number): void;
  /** Moves by this many lengths of the window. */
  animatePan(windows: number): void;
  showAll(): void;
  /** Centres the window on a day that is outside it, or closer to an edge than a share of its length. */
  reveal(day: number, edgeShare?: number): void;
  stopMotion(): void;
  stop(): void;
}

/** A window that has not moved for this long is at rest. It is longer than the pause between two wheel events. */
const REST_MS = 160;

/** A new window of the page, such as the next step of a story, may be far away: the animation is slow enough to follow. */
const FOLLOW_MS = 500;

export function createTimelineWindow(bounds: ReadonlySignal<SpanBounds | undefined>): TimelineWindow {
  return new PageWindow(bounds);
}

class PageWindow implements TimelineWindow {
  readonly span = signal<TimeSpan | undefined>(undefined);
  readonly target = signal<TimeSpan | undefined>(undefined);

  readonly #bounds: ReadonlySignal<SpanBounds | undefined>;
  readonly #motion = createWindowMotion({
    current: () => this.span.peek(),
    moveTo: (next) => this.#moveTo(next),
    onRest: () => this.#rest(),
    prefersReducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    requestFrame: (frame) => {
      const id = requestAnimationFrame(frame);
      return () => cancelAnimationFrame(id);
    },
  });
  readonly #stopFollowing: () => void;
  /** The page's window as last read or saved here. */
  #savedDays: DaySpan | undefined;
  #lastBounds: SpanBounds | undefined;
  /**
   * A window of the page's state that the bounds did not allow. If window and filter changed together, the bounds are still
   * those of the previous filter, and new ones follow.
   */
  #pending: TimeSpan | undefined;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(bounds: ReadonlySignal<SpanBounds | undefined>) {
    this.#bounds = bounds;
    this.#savedDays = timeWindow.peek();
    this.span.value = this.#savedDays && timeSpanOf(this.#savedDays);
    this.#stopFollowing = effect(() => {
      const days = timeWindow.value;
      const nextBounds = bounds.value;
      untracked(() => this.#follow(days, nextBounds));
    });
  }

  moveTo(next: TimeSpan): void {
    this.#pending = undefined;
    this.#moveTo(next);
  }

  #moveTo(next: TimeSpan): void {
    const last = this.span.peek();
    const clamped = this.#clamp(next);
    if (!last || !isSameSpan(last, clamped)) this.span.value = clamped;
  }

  panBy(days: number): void {
    const span = this.span.peek();
    const bounds = this.#bounds.peek();
    if (span && bounds) this.moveTo(panSpan(span, days, bounds));
  }

  endGesture(daysPerMs: number): void {
    const bounds = this.#bounds.peek();
    if (daysPerMs !== 0 && bounds) this.#motion.startInertia(daysPerMs, bounds);
    else this.#rest();
  }

  animateTo(target: TimeSpan): void {
    this.#pending = undefined;
    this.#animateTo(target);
  }

  #animateTo(target: TimeSpan, durationMs?: number): void {
    // Otherwise a window that rested just before would be saved as a frame of this animation.
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    const end = this.#clamp(target);
    this.target.value = end;
    this.#motion.animateTo(end, durationMs);
  }

  animateZoom(factor: number, atDay: number): void {
    const from = this.target.peek() ?? this.span.peek();
    const bounds = this.#bounds.peek();
    if (from && bounds) this.animateTo(zoomSpan(from, factor, atDay, bounds));
  }

  animatePan(windows: number): void {
    const from = this.target.peek() ?? this.span.peek();
    if (!from) return;
    const days = spanLength(from) * windows;
    this.animateTo({ start: from.start + days, end: from.end + days });
  }

  showAll(): void {
    const bounds = this.#bounds.peek();
    if (bounds) this.animateTo(bounds);
  }

  reveal(day: number, edgeShare = 0): void {
    const span = this.span.peek();
    if (!span || containsSpan(padSpan(span, -edgeShare), { start: day, end: day + 1 })) return;
    const half = spanLength(span) / 2;
    this.animateTo({ start: day + 0.5 - half, end: day + 0.5 + half });
  }

  stopMotion(): void {
    this.target.value = undefined;
    this.#motion.stop();
  }

  stop(): void {
    this.#stopFollowing();
    this.#motion.stop();
    if (this.#restTimer !== undefined) {
      clearTimeout(this.#restTimer);
      this.#save();
    }
  }

  #clamp(span: TimeSpan): TimeSpan {
    const bounds = this.#bounds.peek();
    return bounds ? clampSpan(span, bounds) : span;
  }

  #rest(): void {
    this.target.value = undefined;
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#save(), REST_MS);
  }

  #save(): void {
    this.#restTimer = undefined;
    const span = this.span.peek();
    if (!span || !this.#lastBounds || this.#pending) return;
    const days = isSameSpan(span, this.#lastBounds) ? undefined : daySpanOf(span);
    if (isSameDays(days, this.#savedDays)) return;
    this.#savedDays = days;
    setTimeWindow(days);
  }

  /** Follows the page's state, unless the change came from here. A window that shows everything follows the bounds. */
  #follow(days: DaySpan | undefined, bounds: SpanBounds | undefined): void {
    const span = this.span.peek();
    const destination = this.target.peek() ?? span;
    const showedAll =
      !destination || (this.#lastBounds !== undefined && isSameSpan(destination, this.#lastBounds));
    const isNewWindow = !isSameDays(days, this.#savedDays);
    this.#savedDays = days;
    this.#lastBounds = bounds;
    const target = days ? timeSpanOf(days) : bounds;
    if (!target) return;
    if (isNewWindow) this.#pending = undefined;
    if (!span) this.#moveTo(target);
    else if (isNewWindow || this.#pending || (showedAll && !days)) this.#animateToSaved(target);
    else this.#moveTo(span);
  }

  #animateToSaved(target: TimeSpan): void {
    this.#pending = isSameSpan(this.#clamp(target), target) ? undefined : target;
    this.#animateTo(target, FOLLOW_MS);
  }
}

function isSameDays(a: DaySpan | undefined, b: DaySpan | undefined): boolean {
  return a?.first === b?.first && a?.last === b?.last;
}
