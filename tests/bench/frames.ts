import type { Page } from '@playwright/test';
import { type Spread, spreadOf } from './timing.ts';

export interface FrameFigures {
  /** Time from one frame to the next, in ms. */
  readonly frames: Spread;
  /** Time in the animation callbacks of one frame, in ms. */
  readonly script: Spread;
  /** The longest frame until all requests and animations have ended. */
  readonly longestMs: number;
  /** All work of the main thread for one step of the gesture: input, script, style, layout, paint. */
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
/** 60 steps zoom by 2^5.2, from 36 years to one. */
const WHEEL_STEP_PX = -39;
const PAN_STEP_PX = -6;
/** Enough for the requests of a gesture to finish and for motion to end. */
const REST_MS = 1_000;

/**
 * One wheel event per frame, at three quarters of the chart's width. The page sends them to itself: sent from outside, each
 * would wait for an acknowledgement, and two of three frames would be idle.
 */
export async function zoom(page: Page, { x, y, width, height }: Box): Promise<void> {
  await page.evaluate(sendWheelEvents, {
    xPx: x + width * 0.75,
    yPx: y + height / 2,
    steps: STEPS,
    stepPx: WHEEL_STEP_PX,
  });
}

interface WheelSteps {
  readonly xPx: number;
  readonly yPx: number;
  readonly steps: number;
  readonly stepPx: number;
}

/** Runs in the page. */
function sendWheelEvents({ xPx, yPx, steps, stepPx }: WheelSteps): Promise<void> {
  const target = document.elementFromPoint(xPx, yPx);
  return new Promise((resolve) => {
    let step = 0;
    const turn = () => {
      if (step === steps) return resolve();
      step += 1;
      const point = { clientX: xPx, clientY: yPx, deltaY: stepPx };
      target?.dispatchEvent(new WheelEvent('wheel', { ...point, bubbles: true, cancelable: true }));
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

/** The frames from the first to the last step of a gesture, and the heap after that. */
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
    mainThreadMs: busyMs / STEPS,
    heapMb,
  };
}

/** Runs in the page: records when each frame begins and how long the page's animation callbacks take in it. */
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
