/** What a hand did to the chart, in px from its left top corner. The chart decides what that means. */
export interface GestureHandlers {
  /** A hand came down: whatever moves by itself stops. */
  grasp(): void;
  /** Shows less (factor > 1) or more time; what is at `xPx` stays there. */
  zoom(xPx: number, factor: number): void;
  /** The paper was moved to the right by so many px. */
  pan(dxPx: number): void;
  /** The hand let go, the paper moving at so many px a millisecond. */
  release(pxPerMs: number): void;
  hover(at: { readonly xPx: number; readonly yPx: number } | undefined): void;
  press(xPx: number, yPx: number, isTouch: boolean): void;
  doublePress(xPx: number, factor: number): void;
  /** A span is being marked out, or was (`isDone`), or was given up (both the same). */
  mark(fromXPx: number, toXPx: number, isDone: boolean): void;
}

interface Finger {
  readonly xPx: number;
  readonly yPx: number;
}

/** What is true from the first finger down to the last one up. */
interface Gesture {
  readonly fingers: Map<number, Finger>;
  readonly startXPx: number;
  readonly startYPx: number;
  readonly isMarking: boolean;
  hasMoved: boolean;
  wasPinched: boolean;
  /** Where the hand has been lately, for its speed. */
  trail: { readonly xPx: number; readonly timeMs: number }[];
}

/** A press that moves less is a press, not a drag: hands shake. */
const SHAKE_PX = 4;
const TRAIL_MS = 80;
const SLOWEST_THROW_PX_PER_MS = 0.25;
const WHEEL_OCTAVES_PER_PX = 0.0022;
const LINE_PX = 16;
const PAGE_PX = 400;

/** Follows mouse, pen, touch and wheel on an element. Returns a way to stop. */
export function listenToGestures(element: HTMLElement, acts: GestureHandlers): () => void {
  let gesture: Gesture | undefined;

  const at = (event: MouseEvent): Finger => {
    const { left, top } = element.getBoundingClientRect();
    return { xPx: event.clientX - left, yPx: event.clientY - top };
  };

  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    acts.grasp();
    const finger = at(event);
    gesture ??= {
      fingers: new Map(),
      startXPx: finger.xPx,
      startYPx: finger.yPx,
      isMarking: event.shiftKey && event.pointerType !== 'touch',
      hasMoved: false,
      wasPinched: false,
      trail: [],
    };
    gesture.fingers.set(event.pointerId, finger);
    if (gesture.fingers.size > 1) gesture.wasPinched = true;
    element.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    const finger = at(event);
    if (!gesture?.fingers.has(event.pointerId)) {
      if (event.pointerType !== 'touch') acts.hover(finger);
      return;
    }
    const before = spread(gesture.fingers);
    gesture.fingers.set(event.pointerId, finger);
    const after = spread(gesture.fingers);
    if (
      Math.hypot(finger.xPx - gesture.startXPx, finger.yPx - gesture.startYPx) > SHAKE_PX &&
      !gesture.hasMoved
    ) {
      gesture.hasMoved = true;
      acts.hover(undefined);
    }
    if (!gesture.hasMoved) return;
    if (gesture.isMarking) {
      acts.mark(gesture.startXPx, finger.xPx, false);
      return;
    }
    acts.pan(after.middlePx - before.middlePx);
    if (before.widthPx > 0 && after.widthPx > 0) acts.zoom(after.middlePx, after.widthPx / before.widthPx);
    gesture.trail = [...gesture.trail, { xPx: after.middlePx, timeMs: event.timeStamp }].filter(
      ({ timeMs }) => event.timeStamp - timeMs <= TRAIL_MS,
    );
  }

  function up(event: PointerEvent): void {
    if (!gesture?.fingers.delete(event.pointerId)) return;
    gesture.trail = gesture.fingers.size > 0 ? [] : gesture.trail;
    if (gesture.fingers.size > 0) return;
    const ended = gesture;
    gesture = undefined;
    const { xPx, yPx } = at(event);
    if (ended.isMarking) acts.mark(ended.startXPx, ended.hasMoved ? xPx : ended.startXPx, true);
    else if (!ended.hasMoved && !ended.wasPinched) acts.press(xPx, yPx, event.pointerType === 'touch');
    else acts.release(ended.wasPinched ? 0 : speedOf(ended.trail, event.timeStamp));
  }

  function cancel(event: PointerEvent): void {
    if (!gesture?.fingers.delete(event.pointerId)) return;
    if (gesture.isMarking) acts.mark(gesture.startXPx, gesture.startXPx, true);
    else acts.release(0);
    gesture = undefined;
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    acts.grasp();
    const unitPx = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1;
    const sidewaysPx = (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) * unitPx;
    const isPan = event.shiftKey || (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !event.ctrlKey);
    // A pinch on a touchpad arrives as a wheel with Ctrl, and turns less.
    const strength = event.ctrlKey ? 5 : 1;
    if (isPan) acts.pan(-sidewaysPx);
    else acts.zoom(at(event).xPx, 2 ** (-event.deltaY * unitPx * WHEEL_OCTAVES_PER_PX * strength));
    acts.release(0);
  }

  function doubleClick(event: MouseEvent): void {
    acts.grasp();
    acts.doublePress(at(event).xPx, event.altKey || event.shiftKey ? 0.5 : 2);
  }

  function leave(): void {
    if (!gesture) acts.hover(undefined);
  }

  const ending = new AbortController();
  const { signal } = ending;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', cancel, { signal });
  element.addEventListener('pointerleave', leave, { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  element.addEventListener('dblclick', doubleClick, { signal });
  return () => ending.abort();
}

function spread(fingers: ReadonlyMap<number, Finger>): {
  readonly middlePx: number;
  readonly widthPx: number;
} {
  const xs = [...fingers.values()].map(({ xPx }) => xPx);
  const low = Math.min(...xs);
  const high = Math.max(...xs);
  return { middlePx: (low + high) / 2, widthPx: high - low };
}

function speedOf(trail: Gesture['trail'], nowMs: number): number {
  const first = trail[0];
  const last = trail.at(-1);
  if (!first || !last || last.timeMs === first.timeMs || nowMs - last.timeMs > TRAIL_MS / 2) return 0;
  const pxPerMs = (last.xPx - first.xPx) / (last.timeMs - first.timeMs);
  return Math.abs(pxPerMs) < SLOWEST_THROW_PX_PER_MS ? 0 : pxPerMs;
}
