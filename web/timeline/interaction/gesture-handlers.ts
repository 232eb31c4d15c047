import { selectEvent, selectedId } from '../../state/page-state.ts';
import { barAt } from '../layout/density-hits.ts';
import { hitTest } from '../layout/hit-test.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { spanLength, type TimeSpan } from '../scale/time-span.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import type { TimelineWindow } from '../state/timeline-window.ts';
import type { GestureHandlers, GestureView } from './gestures.ts';

const TOUCH_REACH_PX = 22;
/** Zooming to a bar shows as many days again on both sides. */
const PADDING = 1;
/** Such a zoom shows at most this share of the window, so that it is noticeable. */
const MAX_ZOOM_SHARE = 1 / 1.5;
const MIN_ZOOM_DAYS = 3;

/** The actions of gestures on the chart. `setBar` gets the density bar under the pointer. */
export function createGestureHandlers(
  model: TimelineModel,
  renderer: ChartRenderer,
  setBar: (bar: DensityBar | undefined) => void,
): GestureHandlers {
  const layout = () => renderer.layout.peek();
  const idAt = (xPx: number, yPx: number, reachPx?: number) => {
    const drawn = layout();
    return drawn && hitTest(xPx, yPx, drawn.marks, drawn.labels, reachPx);
  };
  const barUnder = (xPx: number, yPx: number) => {
    const drawn = layout();
    return drawn && barAt(drawn.density, drawn.scale.dayAt(xPx), yPx);
  };
  return {
    view: () => gestureView(model, renderer),
    start: () => model.window.stopMotion(),
    moveTo: (span) => model.window.moveTo(span),
    end: (pxPerMs) => model.window.endGesture(-pxPerMs / (layout()?.scale.pxPerDay ?? 1)),
    hover(point) {
      const id = point && idAt(point.xPx, point.yPx);
      model.hover(id);
      setBar(point && id === undefined ? barUnder(point.xPx, point.yPx) : undefined);
    },
    tap(xPx, yPx, isTouch) {
      const id = idAt(xPx, yPx, isTouch ? TOUCH_REACH_PX : undefined);
      const bar = id === undefined ? barUnder(xPx, yPx) : undefined;
      if (bar) {
        setBar(undefined);
        zoomToDays({ start: bar.startDay, end: bar.endDay }, model.window);
        return;
      }
      model.focus(id);
      if (id !== selectedId.peek()) selectEvent(id);
      // The selected event has a label at the edge when it is out of view.
      else if (id !== undefined) model.focusInView(id);
    },
    doubleTap(xPx, factor) {
      const day = layout()?.scale.dayAt(xPx);
      if (day !== undefined) model.window.animateZoom(factor, day);
    },
  };
}

function gestureView(model: TimelineModel, renderer: ChartRenderer): GestureView | undefined {
  const span = model.window.span.peek();
  const bounds = model.bounds.peek();
  const plot = renderer.layout.peek()?.frame.plot;
  return span && bounds && plot && { span, bounds, leftPx: plot.left, rightPx: plot.right };
}

function zoomToDays(days: TimeSpan, window: TimelineWindow): void {
  const half = zoomedDays(days, window) / 2;
  const middle = (days.start + days.end) / 2;
  window.animateTo({ start: middle - half, end: middle + half });
}

function zoomedDays(days: TimeSpan, window: TimelineWindow): number {
  const span = window.span.peek();
  const paddedDays = Math.max(spanLength(days) * (1 + 2 * PADDING), MIN_ZOOM_DAYS);
  return span ? Math.min(paddedDays, spanLength(span) * MAX_ZOOM_SHARE) : paddedDays;
}
