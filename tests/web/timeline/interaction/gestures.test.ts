import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type GestureHandlers,
  type GestureView,
  listenToGestures,
} from '../../../../web/timeline/interaction/gestures.ts';
import { clampSpan, spanLength } from '../../../../web/timeline/scale/time-span.ts';

/** The plot is 1,000 px wide, so in a window of 100 days each is 10 px. */
const PLOT = { leftPx: 100, rightPx: 1100 };
const BOUNDS = { start: 0, end: 1000, minDays: 3 };

/** The parts of an element and a browser window that d3-zoom uses. */
class FakeElement extends EventTarget {
  readonly style = { setProperty() {}, removeProperty() {} };
  readonly ontouchstart = null;
  readonly clientLeft = 0;
  readonly clientTop = 0;
  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }
}

class FakeWindow extends FakeElement {
  readonly document = { documentElement: Object.assign(new FakeElement(), { onselectstart: null }) };
}

interface Finger {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}

function testChart(firstSpan = { start: 400, end: 500 }) {
  const element = new FakeElement();
  const window = new FakeWindow();
  const controller = new AbortController();
  const calls: string[] = [];
  let view: GestureView = { span: firstSpan, bounds: BOUNDS, ...PLOT };
  const handlers: GestureHandlers = {
    view: () => view,
    start: () => calls.push('start'),
    moveTo: (span) => {
      view = { ...view, span: clampSpan(span, view.bounds) };
    },
    end: (pxPerMs) => calls.push(pxPerMs === 0 ? 'end' : `end at ${pxPerMs.toFixed(1)} px/ms`),
    hover: (point) => calls.push(point ? `hover ${point.xPx}` : 'leave'),
    tap: (xPx, _, isTouch) => calls.push(`${isTouch ? 'touch tap' : 'tap'} ${xPx}`),
    doubleTap: (xPx, factor) => calls.push(`double tap ${xPx} ×${factor}`),
  };
  listenToGestures(element as unknown as HTMLElement, handlers, controller.signal);

  let timeMs = 0;
  const fire = (target: EventTarget, type: string, properties: object): Event => {
    timeMs += 10;
    const event = Object.defineProperties(new Event(type, { cancelable: true }), {
      ...Object.getOwnPropertyDescriptors({
        view: window,
        currentTarget: target,
        timeStamp: timeMs,
        button: 0,
        ...properties,
      }),
    });
    target.dispatchEvent(event);
    return event;
  };
  const mouse = (target: EventTarget, type: string, clientX: number, more: object = {}) =>
    fire(target, type, { clientX, clientY: 50, ...more });
  const touch = (type: string, touches: readonly Finger[], changedTouches = touches) =>
    fire(element, type, { touches, changedTouches });
  return {
    element,
    calls,
    controller,
    span: () => view.span,
    days: () => spanLength(view.span),
    setView: (next: Partial<GestureView>) => {
      view = { ...view, ...next };
    },
    mouse: (type: string, x: number, more?: object) => mouse(element, type, x, more),
    /** d3-zoom listens to the window during a drag. */
    drag: (...xs: readonly number[]) => {
      mouse(element, 'mousedown', xs[0] ?? 0);
      for (const x of xs.slice(1)) mouse(window, 'mousemove', x);
      mouse(window, 'mouseup', xs.at(-1) ?? 0);
    },
    wheel: (properties: object) =>
      mouse(element, 'wheel', 600, { deltaX: 0, deltaY: 0, deltaMode: 0, ...properties }),
    touch,
  };
}

function finger(identifier: number, clientX: number, clientY: number): Finger {
  return { identifier, clientX, clientY };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('mouse', () => {
  it('pans on a drag and keeps the day under the pointer', () => {
    const chart = testChart();
    chart.drag(600, 650, 700);
    expect(chart.span().start).toBeCloseTo(390, 6);
    expect(chart.days()).toBeCloseTo(100, 6);
  });

  it('reports the speed of a fast drag for inertia, and zero after a pause', () => {
    const chart = testChart();
    chart.drag(600, 620, 640, 660);
    expect(chart.calls.at(-1)).toBe('end at 2.0 px/ms');
    chart.drag(600, 601, 602, 603, 604, 605, 606, 607, 608);
    expect(chart.calls.at(-1)).toBe('end');
  });

  it('reports a tap for a movement under 5 px, without moving the window', () => {
    const chart = testChart();
    chart.drag(600, 602, 603);
    expect(chart.calls).toEqual(['start', 'tap 603']);
    expect(chart.span()).toEqual({ start: 400, end: 500 });
  });

  it('ignores a drag with Shift or another button', () => {
    const chart = testChart();
    chart.mouse('mousedown', 600, { shiftKey: true });
    chart.mouse('mousedown', 600, { button: 2 });
    expect(chart.calls).toEqual([]);
  });

  it('zooms in on a double click, and out with Shift', () => {
    const chart = testChart();
    chart.mouse('dblclick', 700);
    chart.mouse('dblclick', 700, { shiftKey: true });
    expect(chart.calls.filter((call) => call !== 'start')).toEqual([
      'double tap 700 ×2',
      'double tap 700 ×0.5',
    ]);
  });

  it('stops at the bounds', () => {
    const chart = testChart({ start: 5, end: 105 });
    chart.drag(600, 800, 1000);
    expect(chart.span()).toEqual({ start: 0, end: 100 });
  });

  it('does nothing after the signal aborts', () => {
    const chart = testChart();
    chart.controller.abort();
    chart.drag(600, 800);
    chart.wheel({ deltaY: -100 });
    expect(chart.calls).toEqual([]);
    expect(chart.span()).toEqual({ start: 400, end: 500 });
  });
});

describe('wheel', () => {
  it('zooms at the pointer', () => {
    const chart = testChart();
    chart.wheel({ deltaY: -1 / 0.0022 });
    // Day 450 is at 600 px.
    expect(chart.span().start).toBeCloseTo(425, 6);
    expect(chart.span().end).toBeCloseTo(475, 6);
  });

  it('zooms five times as fast for a touchpad pinch, which sends Ctrl', () => {
    const chart = testChart();
    chart.wheel({ deltaY: -1 / 0.0022 / 5, ctrlKey: true });
    expect(chart.days()).toBeCloseTo(50, 6);
  });

  it('pans on a sideways movement, and with Shift', () => {
    const chart = testChart();
    chart.wheel({ deltaX: 100 });
    expect(chart.span()).toEqual({ start: 410, end: 510 });
    chart.wheel({ deltaY: 100, shiftKey: true });
    expect(chart.span()).toEqual({ start: 420, end: 520 });
  });

  it('can pan between two zooms without a jump', () => {
    const chart = testChart();
    const octave = -1 / 0.0022;
    chart.wheel({ deltaY: octave });
    chart.wheel({ deltaX: 200 });
    expect(chart.span().start).toBeCloseTo(435, 6);
    chart.wheel({ deltaY: octave });
    expect(chart.span().start).toBeCloseTo(447.5, 6);
    expect(chart.days()).toBeCloseTo(25, 6);
  });

  it('never scrolls the page, even at the limits of the zoom', () => {
    const chart = testChart({ start: 0, end: 1000 });
    expect(chart.wheel({ deltaY: 500 }).defaultPrevented).toBe(true);
    expect(chart.span()).toEqual({ start: 0, end: 1000 });
  });

  it('uses the current window and bounds, even if something else changed them', () => {
    const chart = testChart();
    chart.wheel({ deltaY: -100 });
    chart.setView({ span: { start: 2000, end: 2100 }, bounds: { start: 1500, end: 2500, minDays: 3 } });
    chart.wheel({ deltaY: -1 / 0.0022 });
    expect(chart.span().start).toBeCloseTo(2025, 6);
    chart.wheel({ deltaY: 1e6 });
    expect(chart.span()).toEqual({ start: 1500, end: 2500 });
  });
});

describe('touch', () => {
  it('pans with one finger', () => {
    const chart = testChart();
    chart.touch('touchstart', [finger(1, 600, 50)]);
    chart.touch('touchmove', [finger(1, 650, 55)]);
    chart.touch('touchmove', [finger(1, 700, 60)]);
    chart.touch('touchend', [], [finger(1, 700, 60)]);
    expect(chart.span().start).toBeCloseTo(390, 6);
  });

  it.each([0, 30, 60, 90, 120])('zooms on a pinch at an angle of %i degrees', (degrees) => {
    const chart = testChart();
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const fingers = (apartPx: number) => [
      finger(1, 600 - (cos * apartPx) / 2, 200 - (sin * apartPx) / 2),
      finger(2, 600 + (cos * apartPx) / 2, 200 + (sin * apartPx) / 2),
    ];
    chart.touch('touchstart', fingers(80));
    for (const apartPx of [120, 160]) chart.touch('touchmove', fingers(apartPx));
    chart.touch('touchend', [], fingers(160));
    expect(chart.days()).toBeCloseTo(50, 6);
    expect((chart.span().start + chart.span().end) / 2).toBeCloseTo(450, 6);
    expect(chart.calls.at(-1)).toBe('end');
  });

  it('does not zoom when a pinch only rotates', () => {
    const chart = testChart();
    chart.touch('touchstart', [finger(1, 600, 120), finger(2, 602, 280)]);
    chart.touch('touchmove', [finger(1, 580, 121.3), finger(2, 620, 276.2)]);
    expect(chart.days()).toBeCloseTo(100, 0);
  });

  it('leaves a vertical swipe to the page', () => {
    const chart = testChart();
    chart.touch('touchstart', [finger(1, 600, 300)]);
    const move = chart.touch('touchmove', [finger(1, 604, 250)]);
    chart.touch('touchmove', [finger(1, 660, 200)]);
    chart.touch('touchend', [], [finger(1, 660, 200)]);
    expect(move.defaultPrevented).toBe(false);
    expect(chart.span()).toEqual({ start: 400, end: 500 });
    expect(chart.calls).toEqual(['start', 'end']);
  });

  it('reports a tap of one finger, but not of two', () => {
    const chart = testChart();
    chart.touch('touchstart', [finger(1, 600, 50)]);
    chart.touch('touchend', [], [finger(1, 601, 51)]);
    expect(chart.calls).toEqual(['start', 'touch tap 601']);
    chart.touch('touchstart', [finger(1, 600, 50)]);
    chart.touch('touchstart', [finger(1, 600, 50), finger(2, 700, 50)], [finger(2, 700, 50)]);
    chart.touch('touchend', [finger(1, 600, 50)], [finger(2, 700, 50)]);
    chart.touch('touchend', [], [finger(1, 600, 50)]);
    expect(chart.calls.slice(2)).toEqual(['start', 'end']);
  });
});
