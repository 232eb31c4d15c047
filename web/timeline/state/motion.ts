import { between, isSameStretch, type Limits, panBy, type Stretch } from '../scale/time-span.ts';

/** Moves the window by itself: a glide to where the reader wants to be, the last of a throw. Any hand ends it. */
export interface Motion {
  glideTo(target: Stretch): void;
  /** Goes on at a speed, in days a millisecond, and slows down. */
  throwBy(daysPerMs: number, limits: Limits): void;
  stop(): void;
}

export interface MotionOptions {
  readonly current: () => Stretch | undefined;
  readonly move: (stretch: Stretch) => void;
  /** Called when a motion has come to rest by itself. */
  readonly rested: () => void;
  /** Whether the reader asked for less motion: then everything is there at once. */
  readonly isReduced: () => boolean;
  /** Calls back with the time of the next frame; returns a way to call it off. */
  readonly nextFrame: (frame: (timeMs: number) => void) => () => void;
}

const GLIDE_MS = 220;
/** Time in which a throw loses all but a third of its speed. */
const SLOWING_MS = 180;
const SLOWEST_PX_SHARE = 0.00002;

export function motion({ current, move, rested, isReduced, nextFrame }: MotionOptions): Motion {
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
      if (step(timeMs - startMs)) callOff = nextFrame(frame);
      else {
        callOff = undefined;
        rested();
      }
    };
    callOff = nextFrame(frame);
  }

  return {
    stop,

    glideTo(target) {
      const from = current();
      if (!from || isReduced()) {
        stop();
        move(target);
        rested();
        return;
      }
      run((elapsedMs) => {
        const share = Math.min(elapsedMs / GLIDE_MS, 1);
        move(between(from, target, easeOut(share)));
        return share < 1;
      });
    },

    throwBy(daysPerMs, limits) {
      const from = current();
      if (!from || isReduced()) return rested();
      run((elapsedMs) => {
        const before = current() ?? from;
        const rest = Math.exp(-elapsedMs / SLOWING_MS);
        const next = panBy(from, daysPerMs * SLOWING_MS * (1 - rest), limits);
        const isSlow = Math.abs(daysPerMs) * rest < (from.end - from.start) * SLOWEST_PX_SHARE;
        move(next);
        return !isSlow && (elapsedMs < 32 || !isSameStretch(before, next));
      });
    },
  };
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 3;
}
