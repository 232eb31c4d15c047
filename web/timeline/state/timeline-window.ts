import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { DaySpan } from '../../../domain/dates/day-span.ts';
import { setTimeWindow, timeWindow } from '../../state/page-state.ts';
import {
  contains,
  daysOf,
  isSameStretch,
  type Limits,
  lengthOf,
  padded,
  panBy,
  type Stretch,
  stretchOf,
  within,
  zoomAt,
} from '../scale/time-span.ts';
import { motion } from './motion.ts';

/** The window while it moves. Written to the page's state, in whole days, when it rests; led by it otherwise. */
export interface TimelineWindow {
  /** Undefined until the extent is known or the state names a window. */
  readonly stretch: ReadonlySignal<Stretch | undefined>;
  /** Where a glide under way is going. */
  readonly goal: ReadonlySignal<Stretch | undefined>;
  /** Moves it under a hand. */
  move(next: Stretch): void;
  zoomAt(factor: number, atDay: number): void;
  panBy(days: number): void;
  /** The hand let go: it goes on at this speed, slowing down, and then is written down. */
  release(daysPerMs: number): void;
  glideTo(target: Stretch): void;
  /** Glides to as much longer or shorter a window; asked again on the way, it goes on from where it was going. */
  glideZoom(factor: number, atDay: number): void;
  glidePan(windows: number): void;
  showWhole(): void;
  /** Brings a day into view where it is not, or is nearer to an edge than a share of the window. */
  reveal(day: number, edgeShare?: number): void;
  /** Ends any motion of its own. */
  hold(): void;
  stop(): void;
}

/** A hand that moves no further for so long has come to rest: a wheel rests between any two of its clicks. */
const REST_MS = 160;

export function timelineWindow(limits: ReadonlySignal<Limits | undefined>): TimelineWindow {
  const first = timeWindow.peek();
  const stretch = signal<Stretch | undefined>(first && stretchOf(first));
  let wanted: DaySpan | undefined = first;
  let bounds: Stretch | undefined;
  const goal = signal<Stretch | undefined>(undefined);
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const mover = motion({
    current: () => stretch.peek(),
    move,
    rested: rest,
    isReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    nextFrame: (frame) => {
      const id = requestAnimationFrame(frame);
      return () => cancelAnimationFrame(id);
    },
  });

  function allowed(next: Stretch): Stretch {
    const within_ = limits.peek();
    return within_ ? within(next, within_) : next;
  }

  function move(next: Stretch): void {
    const last = stretch.peek();
    const target = allowed(next);
    if (!last || !isSameStretch(last, target)) stretch.value = target;
  }

  function glideTo(target: Stretch): void {
    // Where it rested before is no longer where it is wanted: a frame of the glide would be written down for it.
    clearTimeout(restTimer);
    restTimer = undefined;
    const end = allowed(target);
    goal.value = end;
    mover.glideTo(end);
  }

  function rest(): void {
    goal.value = undefined;
    clearTimeout(restTimer);
    restTimer = setTimeout(writeDown, REST_MS);
  }

  function writeDown(): void {
    restTimer = undefined;
    const now = stretch.peek();
    if (!now || !bounds) return;
    const days = isSameStretch(now, bounds) ? undefined : daysOf(now);
    if (isSameSpan(days, wanted)) return;
    wanted = days;
    setTimeWindow(days);
  }

  /** The state's window leads, unless this is where it came from; so do bounds that change under the whole extent. */
  function follow(nextWanted: DaySpan | undefined, nextBounds: Stretch | undefined): void {
    const now = stretch.peek();
    const headedFor = goal.peek() ?? now;
    const wasWhole = !headedFor || (bounds !== undefined && isSameStretch(headedFor, bounds));
    const isNewWish = !isSameSpan(nextWanted, wanted);
    wanted = nextWanted;
    bounds = nextBounds;
    const target = nextWanted ? stretchOf(nextWanted) : nextBounds;
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
    stretch,
    goal,
    move,
    glideTo,
    hold() {
      goal.value = undefined;
      mover.stop();
    },

    glideZoom(factor, atDay) {
      const from = goal.peek() ?? stretch.peek();
      const within_ = limits.peek();
      if (from && within_) glideTo(zoomAt(from, factor, atDay, within_));
    },

    glidePan(windows) {
      const from = goal.peek() ?? stretch.peek();
      if (!from) return;
      const days = lengthOf(from) * windows;
      glideTo({ start: from.start + days, end: from.end + days });
    },

    showWhole() {
      const whole = limits.peek()?.bounds;
      if (whole) glideTo(whole);
    },

    zoomAt(factor, atDay) {
      const now = stretch.peek();
      const within_ = limits.peek();
      if (now && within_) move(zoomAt(now, factor, atDay, within_));
    },

    panBy(days) {
      const now = stretch.peek();
      const within_ = limits.peek();
      if (now && within_) move(panBy(now, days, within_));
    },

    release(daysPerMs) {
      const within_ = limits.peek();
      if (daysPerMs !== 0 && within_) mover.throwBy(daysPerMs, within_);
      else rest();
    },

    reveal(day, edgeShare = 0) {
      const now = stretch.peek();
      if (!now || contains(padded(now, -edgeShare), { start: day, end: day + 1 })) return;
      const half = lengthOf(now) / 2;
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

function isSameSpan(a: DaySpan | undefined, b: DaySpan | undefined): boolean {
  return a?.first === b?.first && a?.last === b?.last;
}
