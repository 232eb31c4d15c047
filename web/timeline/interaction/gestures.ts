import { pointer, select, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3';
import { clampSpan, panSpan, type SpanBounds, spanLength, type TimeSpan } from '../scale/time-span.ts';
import { leaveVerticalSwipesToPage } from './vertical-swipes.ts';

/** The visible span, its bounds, and the left and right edges of the plot in px of the element. */
export interface GestureView {
  readonly span: TimeSpan;
  readonly bounds: SpanBounds;
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Handlers for pointer, touch and wheel input, in px from the element's top-left corner. */
export interface GestureHandlers {
  /** Undefined before the first chart: gestures then do nothing. */
  view(): GestureView | undefined;
  /** A gesture begins; running animations should stop. */
  start(): void;
  /** Pan, pinch or wheel: shows this span, which is within the bounds. */
  moveTo(span: TimeSpan): void;
  /** The pan, pinch or wheel movement ends with this speed to the right. */
  end(pxPerMs: number): void;
  hover(point: { readonly xPx: number; readonly yPx: number } | undefined): void;
  tap(xPx: number, yPx: number, isTouch: boolean): void;
  doubleTap(xPx: number, factor: number): void;
}

/** From the first button or finger down to the last one up. */
interface Drag {
  readonly startX: number;
  readonly startY: number;
  hasMoved: boolean;
  isPinch: boolean;
  /** The latest positions, to compute the speed at the end. */
  trail: readonly { readonly x: number; readonly timeMs: number }[];
}

/** A smaller movement is a tap. */
const TAP_SLOP_PX = 4;
const TRAIL_MS = 80;
const MIN_FLING_SPEED_PX_PER_MS = 0.25;
const WHEEL_OCTAVES_PER_PX = 0.0022;
/** A touchpad pinch arrives as a wheel event with Ctrl and small deltas. */
const PINCH_WHEEL_FACTOR = 5;
const LINE_PX = 16;
const PAGE_PX = 400;

/**
 * Listens to zoom, pan, pinch, wheel, tap and hover on an element until the signal aborts. d3-zoom recognises the
 * gestures. Its transform maps days to px (`k` is px per day); before each event it is set to the window on the screen.
 */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers, signal: AbortSignal): void {
  let drag: Drag | undefined;
  let isSyncing = false;
  const swipes = leaveVerticalSwipesToPage(element, signal);
  const selection = select(element);
  const behaviour = zoom<HTMLElement, unknown>()
    .filter((event: Event) => handlers.view() !== undefined && isZoomOrPan(event))
    // Unused: the constraint below works in days, and reading the real size would force a layout.
    .extent([
      [0, 0],
      [0, 0],
    ])
    .wheelDelta(
      (event: WheelEvent) => -wheelPx(event, event.deltaY) * WHEEL_OCTAVES_PER_PX * pinchFactor(event),
    )
    .constrain((transform) => {
      const view = handlers.view();
      return view
        ? transformOf({ ...view, span: clampSpan(spanOf(transform, view), view.bounds) })
        : transform;
    })
    .on('start', ({ sourceEvent }) => {
      if (!isSyncing && !isWheel(sourceEvent)) drag = startDrag(sourceEvent);
    })
    .on('zoom', ({ transform, sourceEvent }) => {
      if (isSyncing) return;
      if (drag && !isWheel(sourceEvent)) continueDrag(drag, sourceEvent, transform);
      else show(transform);
    })
    .on('end', ({ sourceEvent }) => {
      if (!isSyncing && drag && !isWheel(sourceEvent)) endDrag(drag, sourceEvent);
    });

  // These run before the listeners of d3-zoom, which read its transform.
  element.addEventListener('wheel', onWheel, { signal, capture: true, passive: false });
  element.addEventListener('mousedown', syncTransform, { signal, capture: true });
  element.addEventListener('touchstart', onTouchStart, { signal, capture: true, passive: true });
  selection.call(behaviour).on('dblclick.zoom', null);
  element.addEventListener('dblclick', onDoubleClick, { signal });
  element.addEventListener('pointermove', onPointerMove, { signal });
  element.addEventListener('pointerleave', () => handlers.hover(undefined), { signal });
  signal.addEventListener('abort', () => selection.on('.zoom', null));

  /** Gives d3-zoom the window as it is now. Keys, buttons, animations and new bounds change it too. */
  function syncTransform(): void {
    const view = handlers.view();
    if (!view) return;
    const plotPx = view.rightPx - view.leftPx;
    behaviour.scaleExtent([plotPx / spanLength(view.bounds), plotPx / view.bounds.minDays]);
    const transform = transformOf(view);
    if (isSameTransform(transform, zoomTransform(element))) return;
    isSyncing = true;
    // Not just `__zoom`: this also moves the anchors of a gesture under way.
    selection.call(behaviour.transform, transform);
    isSyncing = false;
  }

  function onTouchStart({ touches }: TouchEvent): void {
    if (drag && touches.length > 1) drag.isPinch = true;
    syncTransform();
  }

  function startDrag(event: DragEvent): Drag {
    handlers.start();
    const { clientX, clientY } = pointOf(event);
    const isPinch = 'touches' in event && event.touches.length > 1;
    return { startX: clientX, startY: clientY, hasMoved: false, isPinch, trail: [] };
  }

  function continueDrag(current: Drag, event: DragEvent, transform: ZoomTransform): void {
    const { clientX, clientY } = pointOf(event);
    if (!current.hasMoved) {
      const distancePx = Math.hypot(clientX - current.startX, clientY - current.startY);
      if (distancePx <= TAP_SLOP_PX && !current.isPinch) return;
      current.hasMoved = true;
      handlers.hover(undefined);
    }
    current.trail = [...current.trail, { x: clientX, timeMs: event.timeStamp }].filter(
      ({ timeMs }) => event.timeStamp - timeMs <= TRAIL_MS,
    );
    show(transform);
  }

  function endDrag(ended: Drag, event: DragEvent): void {
    drag = undefined;
    const isTouch = 'touches' in event;
    if (ended.isPinch || event.type === 'touchcancel' || (isTouch && swipes.isVertical())) {
      handlers.end(0);
    } else if (ended.hasMoved) {
      handlers.end(speedOf(ended.trail, event.timeStamp));
    } else {
      const [xPx, yPx] = pointer(pointOf(event), element);
      handlers.tap(xPx, yPx, isTouch);
    }
  }

  function show(transform: ZoomTransform): void {
    const view = handlers.view();
    if (view) handlers.moveTo(spanOf(transform, view));
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const view = handlers.view();
    if (!view) return;
    handlers.start();
    if (isWheelPan(event)) {
      const deltaPx = wheelPx(event, event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX);
      const pxPerDay = (view.rightPx - view.leftPx) / spanLength(view.span);
      handlers.moveTo(panSpan(view.span, deltaPx / pxPerDay, view.bounds));
    }
    syncTransform();
    // The window is at rest unless d3-zoom, which handles the event next, moves it.
    handlers.end(0);
  }

  function onDoubleClick(event: MouseEvent): void {
    handlers.start();
    handlers.doubleTap(pointer(event, element)[0], event.altKey || event.shiftKey ? 0.5 : 2);
  }

  function onPointerMove(event: PointerEvent): void {
    if (drag || event.pointerType === 'touch' || event.buttons !== 0) return;
    const [xPx, yPx] = pointer(event, element);
    handlers.hover({ xPx, yPx });
  }
}

/** A drag with Shift selects a span instead, and a sideways wheel pans. */
function isZoomOrPan(event: Event): boolean {
  if (isWheel(event)) return !isWheelPan(event);
  return 'touches' in event || ((event as MouseEvent).button === 0 && !(event as MouseEvent).shiftKey);
}

function isWheel(event: Event | null): event is WheelEvent {
  return event?.type === 'wheel';
}

function isWheelPan(event: WheelEvent): boolean {
  return event.shiftKey || (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !event.ctrlKey);
}

function wheelPx(event: WheelEvent, delta: number): number {
  return delta * (event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1);
}

function pinchFactor(event: WheelEvent): number {
  return event.ctrlKey ? PINCH_WHEEL_FACTOR : 1;
}

type DragEvent = MouseEvent | TouchEvent;
type ClientPoint = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** The mouse or the first finger; when the last finger goes up, that one. */
function pointOf(event: DragEvent): ClientPoint {
  if (!('touches' in event)) return event;
  return event.touches[0] ?? event.changedTouches[0] ?? { clientX: 0, clientY: 0 };
}

function transformOf({ span, leftPx, rightPx }: Omit<GestureView, 'bounds'>): ZoomTransform {
  const pxPerDay = (rightPx - leftPx) / spanLength(span);
  return zoomIdentity.translate(leftPx - span.start * pxPerDay, 0).scale(pxPerDay);
}

function spanOf(transform: ZoomTransform, { leftPx, rightPx }: GestureView): TimeSpan {
  return { start: transform.invertX(leftPx), end: transform.invertX(rightPx) };
}

/** Equal apart from rounding. */
function isSameTransform(a: ZoomTransform, b: ZoomTransform): boolean {
  return Math.abs(a.k / b.k - 1) < 1e-9 && Math.abs(a.x - b.x) < 1e-3;
}

/** In px per ms; 0 if the pointer was slow or did not move before the end. */
function speedOf(trail: Drag['trail'], nowMs: number): number {
  const first = trail[0];
  const last = trail.at(-1);
  if (!first || !last || last.timeMs === first.timeMs || nowMs - last.timeMs > TRAIL_MS / 2) return 0;
  const pxPerMs = (last.x - first.x) / (last.timeMs - first.timeMs);
  return Math.abs(pxPerMs) < MIN_FLING_SPEED_PX_PER_MS ? 0 : pxPerMs;
}
