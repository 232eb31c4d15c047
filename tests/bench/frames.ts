import type { Page } from '@playwright/test';
import { type Spread, spreadOf } from './timing.ts';

export interface FrameFigures {
  /** From one frame to the next. */
  readonly frames: Spread;
  /** In the callbacks of one frame. */
  readonly script: Spread;
  /** The longest frame until everything rested: answers come in once the hand does. */
  readonly longestMs: number;
  readonly mainThreadMs: number;
  readonly heapMb: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEPS = 60;
/** 60 of them are 5.2 octaves: from 36 years to one. */
const WHEEL_STEP_PX = -39;
const PAN_STEP_PX = -6;
/** Answers that the gesture asked for come in, and motion ends. */
const REST_MS = 1_000;

/**
 * One notch a frame at three quarters of the chart. Sent by the page to itself: from outside, the next notch waits for
 * the last one's acknowledgement, and two frames of three would be idle.
 */
export async function zoom(page: Page, { x, y, width, height }: Box): Promise<void> {
  await page.evaluate(turnWheel, {
    xPx: x + width * 0.75,
    yPx: y + height / 2,
    steps: STEPS,
    stepPx: WHEEL_STEP_PX,
  });
}

interface Turning {
  readonly xPx: number;
  readonly yPx: number;
  readonly steps: number;
  readonly stepPx: number;
}

/** Runs in the page. */
function turnWheel({ xPx, yPx, steps, stepPx }: Turning): Promise<void> {
  const under = document.elementFromPoint(xPx, yPx);
  return new Promise((resolve) => {
    let step = 0;
    const turn = () => {
      if (step === steps) return resolve();
      step += 1;
      const place = { clientX: xPx, clientY: yPx, deltaY: stepPx };
      under?.dispatchEvent(new WheelEvent('wheel', { ...place, bubbles: true, cancelable: true }));
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}

export async function pan(page: Page, { x, y, width, height }: Box): Promise<void> {
  const startPx = x + width * 0.75;
  await page.mouse.move(startPx, y + height * 0.9);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(startPx + step * PAN_STEP_PX, y + height * 0.9);
  }
  await page.mouse.up();
}

/** The frames from the first step of a gesture to its last, and the heap once everything rests. */
export async function measureGesture(page: Page, gesture: () => Promise<void>): Promise<FrameFigures> {
  await page.waitForTimeout(REST_MS);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const metric = async (name: 'TaskDuration' | 'JSHeapUsedSize') => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  };

  const recorder = await page.evaluateHandle(recordFrames);
  const busyBefore = await metric('TaskDuration');
  await gesture();
  const { betweenMs, scriptMs } = await recorder.evaluate((each) => each.read());
  const busyMs = ((await metric('TaskDuration')) - busyBefore) * 1000;

  await page.waitForTimeout(REST_MS);
  const all = await recorder.evaluate((each) => each.stop());
  await cdp.send('HeapProfiler.collectGarbage');
  const heapMb = (await metric('JSHeapUsedSize')) / 1e6;
  await cdp.detach();
  return {
    frames: spreadOf(betweenMs),
    script: spreadOf(scriptMs),
    longestMs: Math.max(...all.betweenMs),
    mainThreadMs: busyMs / betweenMs.length,
    heapMb,
  };
}

/** Runs in the page: notes when each frame begins, and how long all callbacks of the page take in it. */
function recordFrames() {
  const native = window.requestAnimationFrame;
  const begins: number[] = [];
  const script = new Map<number, number>();
  let isOn = true;
  const note = (timeMs: number) => {
    if (!isOn) return;
    begins.push(timeMs);
    native(note);
  };
  native(note);
  window.requestAnimationFrame = (callback) =>
    native((timeMs) => {
      const startMs = performance.now();
      callback(timeMs);
      script.set(timeMs, (script.get(timeMs) ?? 0) + performance.now() - startMs);
    });
  const read = () => ({
    betweenMs: begins.slice(1).map((begin, index) => begin - (begins[index] ?? begin)),
    scriptMs: begins.slice(1).map((begin) => script.get(begin) ?? 0),
  });
  return {
    read,
    stop() {
      isOn = false;
      window.requestAnimationFrame = native;
      return read();
    },
  };
}
