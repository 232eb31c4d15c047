import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setTimeWindow, timeWindow } from '../../../../web/state/page-state.ts';
import type { SpanBounds } from '../../../../web/timeline/scale/time-span.ts';
import { createTimelineWindow } from '../../../../web/timeline/state/timeline-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) =>
    setTimeout(() => frame(performance.now()), 16),
  );
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  setTimeWindow(undefined);
});

const boundedBy = (start: number, end: number): SpanBounds => ({ start, end, minDays: 3 });

it('a window that shows all days still does when the filter changes during an animation', async () => {
  const bounds = signal<SpanBounds | undefined>(boundedBy(400, 600));
  const window = createTimelineWindow(bounds);
  bounds.value = boundedBy(0, 1_000);
  await vi.advanceTimersByTimeAsync(60);
  expect(window.span.value).not.toEqual({ start: 0, end: 1_000 });

  bounds.value = boundedBy(-500, 1_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([window.span.value, timeWindow.value]).toEqual([{ start: -500, end: 1_000 }, undefined]);
  window.stop();
});

it('an animation that starts before the window is saved leaves only its end saved', async () => {
  const window = createTimelineWindow(signal<SpanBounds | undefined>(boundedBy(0, 1_000)));
  window.panBy(0);
  window.moveTo({ start: 375, end: 625 });
  window.endGesture(0);
  await vi.advanceTimersByTimeAsync(100);
  window.showAll();
  const saved: unknown[] = [];
  const stop = timeWindow.subscribe((span) => saved.push(span));
  await vi.advanceTimersByTimeAsync(2_000);
  expect([saved, window.span.value]).toEqual([[undefined], { start: 0, end: 1_000 }]);
  stop();
  window.stop();
});

it('a window that changes together with the filter is reached when the bounds of the new filter arrive', async () => {
  const bounds = signal<SpanBounds | undefined>(boundedBy(0, 100));
  const window = createTimelineWindow(bounds);
  setTimeWindow({ first: 300, last: 399 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(window.span.value?.end).toBeLessThanOrEqual(100);
  expect(timeWindow.value).toEqual({ first: 300, last: 399 });

  bounds.value = boundedBy(0, 1_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([window.span.value, timeWindow.value]).toEqual([
    { start: 300, end: 400 },
    { first: 300, last: 399 },
  ]);
  window.stop();
});

it('a window that the bounds do not allow is given up when the user moves the chart', async () => {
  const bounds = signal<SpanBounds | undefined>(boundedBy(0, 100));
  const window = createTimelineWindow(bounds);
  setTimeWindow({ first: 300, last: 399 });
  await vi.advanceTimersByTimeAsync(2_000);
  window.animateTo({ start: 20, end: 40 });
  await vi.advanceTimersByTimeAsync(2_000);
  bounds.value = boundedBy(0, 1_000);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([window.span.value, timeWindow.value]).toEqual([
    { start: 20, end: 40 },
    { first: 20, last: 39 },
  ]);
  window.stop();
});
