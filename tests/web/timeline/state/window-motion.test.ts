import { describe, expect, it } from 'vitest';
import type { TimeSpan } from '../../../../web/timeline/scale/time-span.ts';
import { createWindowMotion } from '../../../../web/timeline/state/window-motion.ts';

const BOUNDS = { start: 0, end: 10_000, minDays: 3 };

/** A motion whose frames the test runs. */
function testMotion(isReduced = false) {
  let span: TimeSpan = { start: 100, end: 200 };
  let frame: ((timeMs: number) => void) | undefined;
  let rests = 0;
  const motion = createWindowMotion({
    current: () => span,
    moveTo: (next) => {
      span = next;
    },
    onRest: () => {
      rests += 1;
    },
    prefersReducedMotion: () => isReduced,
    requestFrame: (next) => {
      frame = next;
      return () => {
        frame = undefined;
      };
    },
  });
  return {
    moving: motion,
    at: (timeMs: number) => {
      const due = frame;
      frame = undefined;
      due?.(timeMs);
      return span;
    },
    now: () => span,
    rests: () => rests,
    isMoving: () => frame !== undefined,
  };
}

describe('an animation', () => {
  it('reaches its target, slows down and calls onRest', () => {
    const { moving, at, rests } = testMotion();
    moving.animateTo({ start: 300, end: 400 });
    at(1000);
    expect(at(1110).start).toBeCloseTo(275, 0);
    expect(at(1220)).toEqual({ start: 300, end: 400 });
    expect(rests()).toBe(1);
  });

  it('ends at once when it is stopped', () => {
    const { moving, at, now, isMoving } = testMotion();
    moving.animateTo({ start: 300, end: 400 });
    at(1000);
    at(1050);
    const stopped = now();
    moving.stop();
    expect([isMoving(), at(1200)]).toEqual([false, stopped]);
  });

  it('jumps to its target with reduced motion', () => {
    const { moving, now, rests, isMoving } = testMotion(true);
    moving.animateTo({ start: 300, end: 400 });
    expect([now(), rests(), isMoving()]).toEqual([{ start: 300, end: 400 }, 1, false]);
  });
});

describe('inertia', () => {
  it('continues at the given speed, slows down and calls onRest', () => {
    const { moving, at, isMoving, rests } = testMotion();
    moving.startInertia(0.5, BOUNDS);
    at(0);
    const soon = at(16).start - 100;
    expect(soon).toBeGreaterThan(6);
    expect(soon).toBeLessThan(8);
    for (let timeMs = 32; timeMs < 4000 && isMoving(); timeMs += 16) at(timeMs);
    expect([isMoving(), rests()]).toEqual([false, 1]);
    expect(at(5000).start).toBeCloseTo(190, 0);
  });

  it('ends at the bounds', () => {
    const { moving, at, isMoving } = testMotion();
    moving.startInertia(-5, BOUNDS);
    for (let timeMs = 0; timeMs < 400 && isMoving(); timeMs += 16) at(timeMs);
    expect([at(500), isMoving()]).toEqual([{ start: 0, end: 100 }, false]);
  });
});
