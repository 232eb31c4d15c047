import { interpolateSpan, isSameSpan, panSpan, type SpanBounds, type TimeSpan } from '../scale/time-span.ts';

/** Moves the window by itself: a glide to where the reader wants to be, the last of a throw. Any hand ends it. */
export interface WindowMotion {
  animateTo(target: TimeSpan): void;
  /** Goes on at a speed, in days a millisecond, and slows down. */
  startInertia(daysPerMs: number, limits: SpanBounds): void;
  stop(): void;
}

export interface MotionOptions {
  readonly current: () => TimeSpan | undefined;
  readonly move: (span: TimeSpan) => void;
  /** Called when a motion has come to rest by itself. */
  readonly onRest: () => void;
  /** Whether the reader asked for less motion: then everything is there at once. */
  readonly prefersReducedMotion: () => boolean;
  /** Calls back with the time of the next frame; returns a way to call it off. */
  readonly requestFrame: (frame: (timeMs: number) => void) => () => void;
}

const GLIDE_MS = 220;
/** Time in which a throw loses all but a third of its speed. */
const SLOWING_MS = 180;
const SLOWEST_PX_SHARE = 0.00002;

export function createWindowMotion({
  current,
  move,
  onRest,
  prefersReducedMotion,
  requestFrame,
}: MotionOptions): WindowMotion {
  let callOff: (() => void) | undefined;

  function stop(): void {
    callOff?.();
    callOff = undefined;
  }

  /** Runs `step` each frame with the time since its start until it says that it is over. */
  function run(step: (elapsedMs: number) => boolean): void {
    stop();
    let startMs: number | undefined;
    const frame = (timeMs: number) => {
      startMs ??= timeMs;
      if (step(timeMs - startMs)) callOff = requestFrame(frame);
      else {
        callOff = undefined;
        onRest();
      }
    };
    callOff = requestFrame(frame);
  }

  return {
    stop,

    animateTo(target) {
      const from = current();
      if (!from || prefersReducedMotion()) {
        stop();
        move(target);
        onRest();
        return;
      }
      run((elapsedMs) => {
        const share = Math.min(elapsedMs / GLIDE_MS, 1);
        move(interpolateSpan(from, target, easeOut(share)));
        return share < 1;
      });
    },

    startInertia(daysPerMs, limits) {
      const from = current();
      if (!from || prefersReducedMotion()) return onRest();
      run((elapsedMs) => {
        const before = current() ?? from;
        const rest = Math.exp(-elapsedMs / SLOWING_MS);
        const next = panSpan(from, daysPerMs * SLOWING_MS * (1 - rest), limits);
        const isSlow = Math.abs(daysPerMs) * rest < (from.end - from.start) * SLOWEST_PX_SHARE;
        move(next);
        return !isSlow && (elapsedMs < 32 || !isSameSpan(before, next));
      });
    },
  };
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}
