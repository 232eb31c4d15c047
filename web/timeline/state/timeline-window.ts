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

/** The window while it moves. Written to the page's state, in whole days, when it rests; led by it otherwise. */
export interface TimelineWindow {
  /** Undefined until the extent is known or the state names a window. */
  readonly span: ReadonlySignal<TimeSpan | undefined>;
  /** Where a glide under way is going. */
  readonly target: ReadonlySignal<TimeSpan | undefined>;
  /** Moves it under a hand. */
  moveTo(next: TimeSpan): void;
  zoomAt(factor: number, atDay: number): void;
  panBy(days: number): void;
  /** The hand let go: it goes on at this speed, slowing down, and then is written down. */
  endGesture(daysPerMs: number): void;
  animateTo(target: TimeSpan): void;
  /** Glides to as much longer or shorter a window; asked again on the way, it goes on from where it was going. */
  animateZoom(factor: number, atDay: number): void;
  animatePan(windows: number): void;
  showWhole(): void;
  /** Brings a day into view where it is not, or is nearer to an edge than a share of the window. */
  reveal(day: number, edgeShare?: number): void;
  /** Ends any motion of its own. */
  stopMotion(): void;
  stop(): void;
}

/** A hand that moves no further for so long has come to rest: a wheel rests between any two of its clicks. */
const REST_MS = 160;

export function createTimelineWindow(limits: ReadonlySignal<SpanBounds | undefined>): TimelineWindow {
  const first = timeWindow.peek();
  const span = signal<TimeSpan | undefined>(first && timeSpanOf(first));
  let wanted: DaySpan | undefined = first;
  let bounds: TimeSpan | undefined;
  const goal = signal<TimeSpan | undefined>(undefined);
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const mover = createWindowMotion({
    current: () => span.peek(),
    move,
    onRest: rest,
    prefersReducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    requestFrame: (frame) => {
      const id = requestAnimationFrame(frame);
      return () => cancelAnimationFrame(id);
    },
  });

  function allowed(next: TimeSpan): TimeSpan {
    const limits_ = limits.peek();
    return limits_ ? clampSpan(next, limits_) : next;
  }

  function move(next: TimeSpan): void {
    const last = span.peek();
    const target = allowed(next);
    if (!last || !isSameSpan(last, target)) span.value = target;
  }

  function glideTo(target: TimeSpan): void {
    // Where it rested before is no longer where it is wanted: a frame of the glide would be written down for it.
    clearTimeout(restTimer);
    restTimer = undefined;
    const end = allowed(target);
    goal.value = end;
    mover.animateTo(end);
  }

  function rest(): void {
    goal.value = undefined;
    clearTimeout(restTimer);
    restTimer = setTimeout(writeDown, REST_MS);
  }

  function writeDown(): void {
    restTimer = undefined;
    const now = span.peek();
    if (!now || !bounds) return;
    const days = isSameSpan(now, bounds) ? undefined : daySpanOf(now);
    if (isSameDays(days, wanted)) return;
    wanted = days;
    setTimeWindow(days);
  }

  /** The state's window leads, unless this is where it came from; so do bounds that change under the whole extent. */
  function follow(nextWanted: DaySpan | undefined, nextBounds: TimeSpan | undefined): void {
    const now = span.peek();
    const headedFor = goal.peek() ?? now;
    const wasWhole = !headedFor || (bounds !== undefined && isSameSpan(headedFor, bounds));
    const isNewWish = !isSameDays(nextWanted, wanted);
    wanted = nextWanted;
    bounds = nextBounds;
    const target = nextWanted ? timeSpanOf(nextWanted) : nextBounds;
    if (!target) return;
    if (!now) move(target);
    else if (isNewWish || (wasWhole && !nextWanted)) glideTo(target);
    else move(now);
  }

  const stopFollowing = effect(() => {
    const nextWanted = timeWindow.value;
    const nextBounds = limits.value?.bounds;
    untracked(() => follow(nextWanted, nextBounds));
  });

  return {
    span: span,
    target: goal,
    moveTo: move,
    animateTo: glideTo,
    stopMotion() {
      goal.value = undefined;
      mover.stop();
    },

    animateZoom(factor, atDay) {
      const from = goal.peek() ?? span.peek();
      const limits_ = limits.peek();
      if (from && limits_) glideTo(zoomSpan(from, factor, atDay, limits_));
    },

    animatePan(windows) {
      const from = goal.peek() ?? span.peek();
      if (!from) return;
      const days = spanLength(from) * windows;
      glideTo({ start: from.start + days, end: from.end + days });
    },

    showWhole() {
      const whole = limits.peek()?.bounds;
      if (whole) glideTo(whole);
    },

    zoomAt(factor, atDay) {
      const now = span.peek();
      const limits_ = limits.peek();
      if (now && limits_) move(zoomSpan(now, factor, atDay, limits_));
    },

    panBy(days) {
      const now = span.peek();
      const limits_ = limits.peek();
      if (now && limits_) move(panSpan(now, days, limits_));
    },

    endGesture(daysPerMs) {
      const limits_ = limits.peek();
      if (daysPerMs !== 0 && limits_) mover.startInertia(daysPerMs, limits_);
      else rest();
    },

    reveal(day, edgeShare = 0) {
      const now = span.peek();
      if (!now || containsSpan(padSpan(now, -edgeShare), { start: day, end: day + 1 })) return;
      const half = spanLength(now) / 2;
      glideTo({ start: day + 0.5 - half, end: day + 0.5 + half });
    },

    stop() {
      stopFollowing();
      mover.stop();
      if (restTimer !== undefined) {
        clearTimeout(restTimer);
        writeDown();
      }
    },
  };
}

function isSameDays(a: DaySpan | undefined, b: DaySpan | undefined): boolean {
  return a?.first === b?.first && a?.last === b?.last;
}
