import { brushX, pointer, select } from 'd3';
import type { SpanBounds, TimeSpan } from '../scale/time-span.ts';
import { type BrushGrip, dragBrush } from './brush.ts';
import { leaveVerticalSwipesToPage } from './vertical-swipes.ts';

export interface BrushHandlers {
  /** The window now, its bounds, and the day at a px of the strip. */
  view(): { readonly span: TimeSpan; readonly bounds: SpanBounds; dayAt(px: number): number };
  start(part: BrushGrip['part']): void;
  moveTo(span: TimeSpan): void;
  /** A click beside the window. */
  centreOn(day: number): void;
  end(): void;
}

export interface OverviewBrush {
  /** Puts the handles at these px of a strip of this width. During a drag they stay under the pointer. */
  show(widthPx: number, fromPx: number, toPx: number): void;
}

/** Space beside the strip in which the handles at its ends can be grabbed. */
export const BRUSH_MARGIN_PX = 24;
const CLICK_SLOP_PX = 4;

/**
 * The draggable window of the overview. d3-brush provides the handles and the drag; the window is computed from the
 * distance of the drag, so that it does not jump when a handle is grabbed off-centre.
 */
export function listenToOverviewBrush(
  svg: SVGSVGElement,
  handleSizePx: number,
  handlers: BrushHandlers,
  signal: AbortSignal,
): OverviewBrush {
  interface Drag {
    readonly grip: BrushGrip;
    readonly startPx: number;
    hasMoved: boolean;
  }
  let drag: Drag | undefined;
  let shown: readonly [widthPx: number, fromPx: number, toPx: number] | undefined;
  const swipes = leaveVerticalSwipesToPage(svg, signal);
  const group = select(svg).append('g').attr('transform', `translate(${BRUSH_MARGIN_PX}, 0)`);
  const brush = brushX<unknown>()
    .handleSize(handleSizePx)
    .keyModifiers(false)
    .on('start', ({ sourceEvent }) => {
      // Moving the brush by program emits events too, without a source.
      if (!sourceEvent) return;
      const { span, dayAt } = handlers.view();
      const part = partOf(sourceEvent.target);
      const startPx = xOf(sourceEvent);
      drag = { grip: { part, from: span, atDay: dayAt(startPx) }, startPx, hasMoved: false };
      handlers.start(part);
    })
    .on('brush', ({ sourceEvent }) => {
      if (!sourceEvent || !drag) return;
      const px = xOf(sourceEvent);
      drag.hasMoved ||= Math.abs(px - drag.startPx) > CLICK_SLOP_PX;
      const { bounds, dayAt } = handlers.view();
      if (drag.grip.part !== 'new' || drag.hasMoved) handlers.moveTo(dragBrush(drag.grip, dayAt(px), bounds));
    })
    .on('end', ({ sourceEvent }) => {
      if (!sourceEvent || !drag) return;
      const { grip, hasMoved } = drag;
      drag = undefined;
      const isClick = grip.part === 'new' && !hasMoved && sourceEvent.type !== 'touchcancel';
      if (isClick && !('touches' in sourceEvent && swipes.isVertical())) handlers.centreOn(grip.atDay);
      else handlers.end();
      if (shown) show(...shown);
    });

  // The strip itself takes no focus; `start` can move it to a handle.
  svg.addEventListener('mousedown', (event) => event.preventDefault(), { signal, capture: true });
  signal.addEventListener('abort', () => group.remove());

  function xOf(event: MouseEvent | TouchEvent): number {
    const point = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
    return pointer(point, group.node())[0];
  }

  function show(widthPx: number, fromPx: number, toPx: number): void {
    if (widthPx !== shown?.[0]) {
      brush.extent([
        [-BRUSH_MARGIN_PX, 0],
        [widthPx + BRUSH_MARGIN_PX, svg.clientHeight],
      ]);
      // d3-brush sets `none`, which would block vertical swipes.
      group.call(brush).style('touch-action', 'pan-y');
    }
    shown = [widthPx, fromPx, toPx];
    if (!drag) group.call(brush.move, [fromPx, toPx]);
  }

  return { show };
}

function partOf(target: EventTarget | null): BrushGrip['part'] {
  const classes = (target as Element | null)?.classList;
  if (classes?.contains('handle--w')) return 'start';
  if (classes?.contains('handle--e')) return 'end';
  return classes?.contains('selection') ? 'middle' : 'new';
}
