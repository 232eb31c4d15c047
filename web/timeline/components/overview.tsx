import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { loadCode } from '../../api/load-code.ts';
import { canvasSurface } from '../../drawing/canvas-surface.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { handleSpan } from '../interaction/brush.ts';
import type { BrushHandlers, OverviewBrush } from '../interaction/overview-brush.ts';
import { sliderDay } from '../interaction/slider-keys.ts';
import { followPalette, type Palette, readPalette } from '../render/palette.ts';
import { textLayer } from '../render/text-layer.ts';
import { textMeasures } from '../render/text-measures.ts';
import { frameOf } from '../scale/frame.ts';
import { calendarFormat, ticksOf } from '../scale/ticks.ts';
import { timeScale } from '../scale/time-scale.ts';
import { isSameSpan, type SpanBounds, spanLength, type TimeSpan } from '../scale/time-span.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { type OverviewBars, overviewBars } from './overview-bars.ts';

const BARS_PX = 40;
/** Only the plot's edges are used, which do not depend on the height. */
const ANY_HEIGHT_PX = 400;
/** The handles of a narrow window are this far apart, so that each handle and the middle can be grabbed. */
const MIN_BRUSH_PX = { fine: 26, coarse: 44 };
/** An arrow key moves an end by this fraction of the window. */
const KEY_STEPS = 50;
/** WCAG 2.2 (2.5.8) requires 24 px, unless there is another way to do the same: here the zoom buttons and keys. */
const HANDLE_PX = { fine: 14, coarse: 24 };

/** All days under the chart, with the window as a brush. Its ends are sliders, its middle can be dragged. */
export function Overview({ model }: { readonly model: TimelineModel }) {
  const host = useRef<HTMLFieldSetElement>(null);
  const [size, setSize] = useState({ widthPx: 0, leftPx: 0, rightPx: 0 });
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const widthPx = element.clientWidth;
      // Aligned with the chart above.
      const { left, right } = frameOf(widthPx, ANY_HEIGHT_PX).plot;
      setSize({ widthPx, leftPx: left, rightPx: right });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const bounds = model.bounds.value;
  return (
    <fieldset class="overview" ref={host} aria-label={messages.value.chart.overview.label}>
      {bounds && size.widthPx > 0 && <OverviewStrip model={model} bounds={bounds} {...size} />}
    </fieldset>
  );
}

interface StripProps {
  readonly model: TimelineModel;
  readonly bounds: SpanBounds;
  readonly widthPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
}

function OverviewStrip({ model, bounds, widthPx, leftPx, rightPx }: StripProps) {
  const span = model.window.span.value ?? bounds;
  const stripPx = rightPx - leftPx;
  const scale = timeScale(bounds, 0, stripPx);
  const strip = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<OverviewBrush>();
  const pointerKind = matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine';

  const handles = handleSpan(span, MIN_BRUSH_PX[pointerKind] / scale.pxPerDay);
  const [fromPx, toPx] = [scale.xOf(span.start), scale.xOf(span.end)];
  const [startHandlePx, endHandlePx] = [scale.xOf(handles.start), scale.xOf(handles.end)];
  // The brush reads them when a drag begins or moves.
  const view = useRef({ span, bounds, scale });
  view.current = { span, bounds, scale };

  useEffect(() => {
    if (!svg.current) return undefined;
    const controller = new AbortController();
    const { current: element } = svg;
    const handlers: BrushHandlers = {
      view: () => ({ ...view.current, dayAt: view.current.scale.dayAt }),
      start(part) {
        model.window.stopMotion();
        strip.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus({ preventScroll: true });
      },
      moveTo: (next) => model.window.moveTo(next),
      centreOn(day) {
        const half = spanLength(view.current.span) / 2;
        model.window.animateTo({ start: day - half, end: day + half });
      },
      end: () => model.window.endGesture(0),
    };
    // Loaded after the first chart is visible. Until then, and if it fails, the keyboard works.
    const loadBrush = async () => {
      await new Promise(requestAnimationFrame);
      return loadCode(() => import('../interaction/overview-brush.ts'));
    };
    loadBrush().then(
      ({ listenToOverviewBrush }) => {
        if (controller.signal.aborted) return;
        setBrush(listenToOverviewBrush(element, HANDLE_PX[pointerKind], handlers, controller.signal));
      },
      () => undefined,
    );
    return () => controller.abort();
  }, [model, pointerKind]);

  useLayoutEffect(() => {
    brush?.show(stripPx, startHandlePx, endHandlePx);
  }, [brush, stripPx, startHandlePx, endHandlePx]);

  const isWhole = isSameSpan(span, bounds);
  return (
    <>
      <OverviewPicture model={model} bounds={bounds} widthPx={widthPx} leftPx={leftPx} rightPx={rightPx} />
      <div
        ref={strip}
        class={isWhole ? 'overview-strip is-whole' : 'overview-strip'}
        style={{ left: `${leftPx}px`, width: `${stripPx}px` }}
      >
        <div class="overview-veil" style={{ left: 0, width: `${Math.max(fromPx, 0)}px` }} />
        <div class="overview-veil" style={{ right: 0, width: `${Math.max(stripPx - toPx, 0)}px` }} />
        <div class="overview-window" style={{ left: `${fromPx}px`, width: `${toPx - fromPx}px` }} />
        <WindowEnd part="start" atPx={startHandlePx} {...{ model, bounds, span }} />
        <WindowEnd part="end" atPx={endHandlePx} {...{ model, bounds, span }} />
        <svg ref={svg} class="overview-brush" aria-hidden="true" focusable="false" />
      </div>
    </>
  );
}

interface WindowEndProps {
  readonly part: 'start' | 'end';
  readonly atPx: number;
  readonly model: TimelineModel;
  readonly bounds: SpanBounds;
  readonly span: TimeSpan;
}

/** One end of the window: the visible handle, and a slider of days for the keyboard. The pointer uses the brush above. */
function WindowEnd({ part, atPx, model, bounds, span }: WindowEndProps) {
  const { chart } = messages.value;
  const { minDays } = bounds;
  const day = part === 'start' ? Math.round(span.start) : Math.round(span.end) - 1;
  const min = Math.round(part === 'start' ? bounds.start : span.start + minDays - 1);
  const max = Math.max(Math.round(part === 'start' ? span.end - minDays : bounds.end - 1), min);

  function onKeyDown(event: KeyboardEvent): void {
    const next = sliderDay(event.key, { day, min, max, stepDays: spanLength(span) / KEY_STEPS });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    model.window.stopMotion();
    model.window.moveTo(
      part === 'start' ? { start: next, end: span.end } : { start: span.start, end: next + 1 },
    );
    model.window.endGesture(0);
  }

  return (
    <div
      class="overview-end"
      data-part={part}
      role="slider"
      tabIndex={0}
      aria-label={chart.overview[part]}
      aria-orientation="horizontal"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.min(Math.max(day, min), max)}
      aria-valuetext={formatDate(isoDay(day), language.value)}
      onKeyDown={onKeyDown}
      style={{ transform: `translateX(${atPx}px)` }}
    />
  );
}

/** The histogram and its years. It does not depend on the window, so it is not redrawn while the window moves. */
function OverviewPicture({ model, bounds, widthPx, leftPx, rightPx }: StripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const years = useRef<HTMLDivElement>(null);
  const whole = model.whole.value;
  const locale = language.value;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !years.current || !whole) return undefined;
    const element = canvas.current;
    const layer = textLayer(years.current);
    const paint = () => {
      const ratio = devicePixelRatio;
      element.width = Math.round(widthPx * ratio);
      element.height = Math.round(BARS_PX * ratio);
      context.setTransform(ratio, 0, 0, ratio, leftPx * ratio, 0);
      const fontFamily = getComputedStyle(element).fontFamily;
      const bars = overviewBars(whole, bounds, rightPx - leftPx);
      drawBars(context, bars, readPalette(element), rightPx - leftPx, fontFamily);
      const { labels } = ticksOf(
        timeScale(bounds, leftPx, rightPx),
        calendarFormat(locale === 'en' ? 'en-GB' : locale),
        textMeasures(fontFamily).tick,
      );
      layer.show(
        labels.map(({ text, xPx }) => ({
          key: `${text} ${xPx}`,
          role: 'tick',
          lines: [text],
          xPx,
          topPx: 0,
          align: 'start',
        })),
      );
    };
    paint();
    const stop = followPalette(paint);
    return () => {
      stop();
      layer.show([]);
    };
  }, [whole, bounds.start, bounds.end, widthPx, leftPx, rightPx, locale]);

  return (
    <>
      <canvas ref={canvas} class="overview-bars" />
      <div ref={years} class="overview-years" aria-hidden="true" />
    </>
  );
}

function drawBars(
  context: CanvasRenderingContext2D,
  { bars, max }: OverviewBars,
  palette: Palette,
  widthPx: number,
  fontFamily: string,
): void {
  const surface = canvasSurface(context, fontFamily);
  const axisPx = BARS_PX / 2;
  // The square root keeps quiet decades visible beside a war.
  const heightOf = (count: number) => Math.sqrt(count / max) * (axisPx - 2);
  for (const { leftPx, widthPx: barPx, upper, lower, joint } of bars) {
    const above = heightOf(upper + joint / 2);
    const below = heightOf(lower + joint / 2);
    surface.rect(leftPx, axisPx - above, Math.max(barPx - 0.75, 0.75), above, {
      fill: palette.upper,
      alpha: 0.85,
    });
    surface.rect(leftPx, axisPx, Math.max(barPx - 0.75, 0.75), below, { fill: palette.lower, alpha: 0.85 });
  }
  surface.line(0, axisPx, widthPx, axisPx, { stroke: palette.lineStrong, widthPx: 0.75 });
}
