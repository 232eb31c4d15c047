import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { selectEvent, selectedId } from '../../state/page-state.ts';
import { hitTest } from '../layout/hit-test.ts';
import { barAt, type DensityBar } from '../layout/layout-density.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { spanLength } from '../scale/time-span.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import type { GestureHandlers } from './gestures.ts';

/** A span that is being marked out. */
export interface Marking {
  readonly fromPx: number;
  readonly toPx: number;
}

const TOUCH_REACH_PX = 22;
/** A cluster of a week is shown in three. */
const AROUND_CLUSTER = 1;
const LEAST_ZOOM = 1.5;

/** Goes where a cluster's events stand further apart. `false` where there is no nearer to go. */
function openCluster(cluster: readonly TimelineEvent[], window: TimelineModel['window']): boolean {
  const now = window.span.peek();
  if (!now) return false;
  const start = Math.min(...cluster.map(({ day }) => day));
  const end = Math.max(...cluster.map(({ day }) => day)) + 1;
  const days = Math.min(Math.max((end - start) * (1 + 2 * AROUND_CLUSTER), 3), spanLength(now) / LEAST_ZOOM);
  const middle = (start + end) / 2;
  if (days < end - start || days < MIN_CLUSTER_DAYS) return false;
  window.animateTo({ start: middle - days / 2, end: middle + days / 2 });
  return true;
}

const MIN_CLUSTER_DAYS = 2.5;

interface Shown {
  setMarking(marking: Marking | undefined): void;
  setBar(bar: DensityBar | undefined): void;
}

/** A bar is shown between its neighbours. */
const AROUND_BAR = 1;

/** Goes nearer to a bar's days. */
function openBar({ startDay, endDay }: DensityBar, window: TimelineModel['window']): void {
  const now = window.span.peek();
  const days = (endDay - startDay) * (1 + 2 * AROUND_BAR);
  const shown = Math.min(Math.max(days, 3), now ? spanLength(now) / LEAST_ZOOM : days);
  const middle = (startDay + endDay) / 2;
  window.animateTo({ start: middle - shown / 2, end: middle + shown / 2 });
}

/** What a hand does to the chart means this. */
export function createGestureHandlers(
  model: TimelineModel,
  stage: ChartRenderer,
  { setMarking, setBar }: Shown,
): GestureHandlers {
  const scale = () => stage.layout.peek()?.scale;
  const idAt = (xPx: number, yPx: number, reachPx?: number) => {
    const layout = stage.layout.peek();
    return layout && hitTest(xPx, yPx, layout.marks, layout.labels, reachPx);
  };
  const barUnder = (xPx: number, yPx: number) => {
    const layout = stage.layout.peek();
    return layout && barAt(layout.density, layout.scale.dayAt(xPx), yPx);
  };
  return {
    grasp: () => model.window.stopMotion(),
    zoom(xPx, factor) {
      const day = scale()?.dayAt(xPx);
      if (day !== undefined) model.window.zoomAt(factor, day);
    },
    pan(dxPx) {
      const pxPerDay = scale()?.pxPerDay;
      if (pxPerDay) model.window.panBy(-dxPx / pxPerDay);
    },
    release(pxPerMs) {
      model.window.endGesture(-pxPerMs / (scale()?.pxPerDay ?? 1));
    },
    hover(at) {
      const id = at && idAt(at.xPx, at.yPx);
      model.hover(id);
      setBar(at && id === undefined ? barUnder(at.xPx, at.yPx) : undefined);
    },
    press(xPx, yPx, isTouch) {
      const id = idAt(xPx, yPx, isTouch ? TOUCH_REACH_PX : undefined);
      const cluster = stage.layout.peek()?.marks.find(({ event }) => event.id === id)?.cluster;
      if (cluster && openCluster(cluster, model.window)) return;
      const bar = id === undefined ? barUnder(xPx, yPx) : undefined;
      if (bar) {
        setBar(undefined);
        openBar(bar, model.window);
        return;
      }
      model.focus(id);
      if (id !== selectedId.peek()) selectEvent(id);
      // Pressed on its title at the edge, an event that is out of view.
      else if (id !== undefined) model.go(id);
    },
    doublePress(xPx, factor) {
      const day = scale()?.dayAt(xPx);
      if (day !== undefined) model.window.animateZoom(factor, day);
    },
    mark(fromPx, toPx, isDone) {
      setMarking(isDone ? undefined : { fromPx, toPx });
      const now = scale();
      if (!isDone || !now || Math.abs(toPx - fromPx) < 4) return;
      model.window.animateTo({
        start: now.dayAt(Math.min(fromPx, toPx)),
        end: now.dayAt(Math.max(fromPx, toPx)),
      });
    },
  };
}
