import { useEffect, useRef, useState } from 'preact/hooks';
import { isoDay } from '../../../domain/dates/day-span.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { canvasSurface } from '../../drawing/canvas-surface.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { type BrushGrip, brushed, gripAt, heldEnds } from '../interaction/brush.ts';
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
const SHAKE_PX = 4;
/** Two grips and something between them. */
const LEAST_BRUSH_PX = 26;

/** The whole span under the chart, with the window as a brush: its ends are sliders, its middle is dragged. */
export function Overview({ model }: { readonly model: TimelineModel }) {
  const host = useRef<HTMLFieldSetElement>(null);
  const [size, setSize] = useState({ widthPx: 0, leftPx: 0, rightPx: 0 });
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => {
      const widthPx = element.clientWidth;
      // In line with the chart above it.
      const { left, right } = frameOf(widthPx, 400).plot;
      setSize({ widthPx, leftPx: left, rightPx: right });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const limits = model.limits.value;
  return (
    <fieldset class="overview" ref={host} aria-label={messages.value.timeline.overview.label}>
      {limits && size.widthPx > 0 && <OverviewStrip model={model} limits={limits} {...size} />}
    </fieldset>
  );
}

interface StripProps {
  readonly model: TimelineModel;
  readonly limits: SpanBounds;
  readonly widthPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
}

function OverviewStrip({ model, limits, widthPx, leftPx, rightPx }: StripProps) {
  const span = model.window.span.value ?? limits.bounds;
  const scale = timeScale(limits.bounds, leftPx, rightPx);
  const strip = useRef<HTMLDivElement>(null);
  const grip = useRef<BrushGrip | undefined>(undefined);

  const leastDays = LEAST_BRUSH_PX / scale.pxPerDay;
  const held = heldEnds(span, leastDays);

  function dayAt(event: PointerEvent): number {
    return scale.dayAt(event.clientX - (strip.current?.parentElement?.getBoundingClientRect().left ?? 0));
  }
  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    model.window.stopMotion();
    strip.current?.setPointerCapture(event.pointerId);
    const reachDays = (event.pointerType === 'touch' ? 18 : 7) / scale.pxPerDay;
    grip.current = gripAt(dayAt(event), span, limits.bounds, reachDays, leastDays);
  }
  function move(event: PointerEvent): void {
    const held = grip.current;
    if (!held) return;
    const day = dayAt(event);
    if (held.part !== 'new' || !isShake(held, day)) model.window.moveTo(brushed(held, day, limits));
  }
  function up(event: PointerEvent): void {
    if (!grip.current) return;
    const day = dayAt(event);
    if (grip.current.part === 'new' && isShake(grip.current, day)) {
      const half = spanLength(grip.current.from) / 2;
      model.window.animateTo({ start: day - half, end: day + half });
    } else model.window.endGesture(0);
    grip.current = undefined;
  }

  function isShake({ atDay }: BrushGrip, day: number): boolean {
    return Math.abs(day - atDay) * scale.pxPerDay < SHAKE_PX;
  }

  const fromPx = scale.xOf(span.start);
  const toPx = scale.xOf(span.end);
  return (
    <>
      <OverviewPicture model={model} limits={limits} widthPx={widthPx} leftPx={leftPx} rightPx={rightPx} />
      <div
        ref={strip}
        class="overview-strip"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        style={{ left: `${leftPx}px`, width: `${rightPx - leftPx}px` }}
      >
        <div class="overview-veil" style={{ left: 0, width: `${Math.max(fromPx - leftPx, 0)}px` }} />
        <div class="overview-veil" style={{ right: 0, width: `${Math.max(rightPx - toPx, 0)}px` }} />
        <div
          class={isSameSpan(span, limits.bounds) ? 'overview-brush is-whole' : 'overview-brush'}
          style={{ left: `${fromPx - leftPx}px`, width: `${toPx - fromPx}px` }}
        />
        <BrushEnd part="start" atPx={scale.xOf(held.start) - leftPx} {...{ model, limits, span }} />
        <BrushEnd part="end" atPx={scale.xOf(held.end) - leftPx} {...{ model, limits, span }} />
      </div>
    </>
  );
}

interface BrushEndProps {
  readonly part: 'start' | 'end';
  readonly atPx: number;
  readonly model: TimelineModel;
  readonly limits: SpanBounds;
  readonly span: TimeSpan;
}

/** One end of the window, for the keyboard a slider of days: arrows by a fiftieth of the window, Page keys by half. */
function BrushEnd({ part, atPx, model, limits, span }: BrushEndProps) {
  const { timeline } = messages.value;
  const { bounds, minDays } = limits;
  const day = part === 'start' ? Math.round(span.start) : Math.round(span.end) - 1;
  const least = Math.round(part === 'start' ? bounds.start : span.start + minDays - 1);
  const most = Math.round(part === 'start' ? span.end - minDays : bounds.end - 1);

  function press(event: KeyboardEvent): void {
    const step = Math.max(Math.round(spanLength(span) / 50), 1);
    const days = {
      ArrowLeft: -step,
      ArrowDown: -step,
      ArrowRight: step,
      ArrowUp: step,
      PageDown: -step * 25,
      PageUp: step * 25,
    }[event.key];
    const target =
      event.key === 'Home' ? least : event.key === 'End' ? most : days === undefined ? undefined : day + days;
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(Math.max(target, least), most);
    model.window.stopMotion();
    model.window.moveTo(
      part === 'start' ? { start: next, end: span.end } : { start: span.start, end: next + 1 },
    );
    model.window.endGesture(0);
  }

  return (
    <div
      class={`overview-end overview-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={timeline.overview[part]}
      aria-orientation="horizontal"
      aria-valuemin={least}
      aria-valuemax={Math.max(most, least)}
      aria-valuenow={Math.min(Math.max(day, least), Math.max(most, least))}
      aria-valuetext={formatDate(isoDay(day), language.value)}
      onKeyDown={press}
      style={{ transform: `translateX(${atPx}px)` }}
    />
  );
}

/** The histogram and its years: drawn again only when what they show changes, not as the window moves. */
function OverviewPicture({ model, limits, widthPx, leftPx, rightPx }: StripProps) {
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
      const bars = overviewBars(whole, limits.bounds, rightPx - leftPx);
      drawBars(context, bars, readPalette(element), rightPx - leftPx, fontFamily);
      const { labels } = ticksOf(
        timeScale(limits.bounds, leftPx, rightPx),
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
  }, [whole, limits.bounds.start, limits.bounds.end, widthPx, leftPx, rightPx, locale]);

  return (
    <>
      <canvas ref={canvas} class="overview-bars" />
      <div ref={years} class="overview-years" aria-hidden="true" />
    </>
  );
}

function drawBars(
  context: CanvasRenderingContext2D,
  { bars, most }: OverviewBars,
  palette: Palette,
  widthPx: number,
  fontFamily: string,
): void {
  const surface = canvasSurface(context, fontFamily);
  const axisPx = BARS_PX / 2;
  // By square root: a quiet decade is not to vanish beside a war.
  const heightOf = (count: number) => Math.sqrt(count / most) * (axisPx - 2);
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
