import { easeCubicOut } from 'd3';
import { interpolateSpan, isSameSpan, panSpan, type SpanBounds, type TimeSpan } from '../scale/time-span.ts';

/** Animates the window: to a target, or on after a pan. Starting one animation stops the other. */
export interface WindowMotion {
  animateTo(target: TimeSpan, durationMs?: number): void;
  /** Continues at a speed, in days per millisecond, and slows down. */
  startInertia(daysPerMs: number, bounds: SpanBounds): void;
  stop(): void;
}

export interface MotionOptions {
  readonly current: () => TimeSpan | undefined;
  readonly moveTo: (span: TimeSpan) => void;
  /** Called when an animation ends, but not when it is stopped. */
  readonly onRest: () => void;
  /** If so, the window jumps to the target and has no inertia. */
  readonly prefersReducedMotion: () => boolean;
  /** Calls back with the time of the next frame; returns a function that cancels it. */
  readonly requestFrame: (frame: (timeMs: number) => void) => () => void;
}

const ANIMATION_MS = 220;
/** After this time, the speed is 1/e of what it was. */
const INERTIA_DECAY_MS = 180;
/** Inertia ends below this speed, as a share of the window per millisecond. */
const MIN_INERTIA_SPEED = 0.00002;
/** Two frames: the first ones can show the same window without having met a bound. */
const MIN_INERTIA_MS = 32;

export function createWindowMotion(options: MotionOptions): WindowMotion {
  return new FrameMotion(options);
}

class FrameMotion implements WindowMotion {
  readonly #options: MotionOptions;
  #cancelFrame: (() => void) | undefined;

  constructor(options: MotionOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
  }

  animateTo(target: TimeSpan, durationMs = ANIMATION_MS): void {
    const { current, moveTo, onRest, prefersReducedMotion } = this.#options;
    const from = current();
    if (!from || prefersReducedMotion()) {
      this.stop();
      moveTo(target);
      onRest();
      return;
    }
    this.#run((elapsedMs) => {
      const share = Math.min(elapsedMs / durationMs, 1);
      moveTo(interpolateSpan(from, target, easeCubicOut(share)));
      return share < 1;
    });
  }

  startInertia(daysPerMs: number, bounds: SpanBounds): void {
    const { current, moveTo, onRest, prefersReducedMotion } = this.#options;
    const from = current();
    if (!from || prefersReducedMotion()) {
      onRest();
      return;
    }
    this.#run((elapsedMs) => {
      const before = current() ?? from;
      const speedShare = Math.exp(-elapsedMs / INERTIA_DECAY_MS);
      const next = panSpan(from, daysPerMs * INERTIA_DECAY_MS * (1 - speedShare), bounds);
      moveTo(next);
      const isFast = Math.abs(daysPerMs) * speedShare >= (from.end - from.start) * MIN_INERTIA_SPEED;
      return isFast && (elapsedMs < MIN_INERTIA_MS || !isSameSpan(before, next));
    });
  }

  /** Calls `step` in each frame, with the time since the first one, until it returns `false`. */
  #run(step: (elapsedMs: number) => boolean): void {
    this.stop();
    const { requestFrame, onRest } = this.#options;
    let startMs: number | undefined;
    const frame = (timeMs: number) => {
      startMs ??= timeMs;
      if (step(timeMs - startMs)) {
        this.#cancelFrame = requestFrame(frame);
      } else {
        this.#cancelFrame = undefined;
        onRest();
      }
    };
    this.#cancelFrame = requestFrame(frame);
  }
}
