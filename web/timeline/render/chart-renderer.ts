import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Language } from '../../../domain/language/language.ts';
import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Picture } from '../../export/picture/timeline-picture.ts';
import { messages } from '../../i18n/messages.ts';
import { filter, language, selectedId, sides } from '../../state/page-state.ts';
import { animateMarks, type DrawnMarks } from '../layout/animate-marks.ts';
import { bareLayout, layoutTimeline, type Scene, type TimelineLayout } from '../layout/layout.ts';
import { chainOf } from '../layout/layout-arcs.ts';
import type { MarkedDay } from '../layout/notes.ts';
import { type Frame, frameOf } from '../scale/frame.ts';
import { calendarFormat } from '../scale/ticks.ts';
import type { TimeSpan } from '../scale/time-span.ts';
import { watchOutsideResponses } from '../state/outside-responses.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { chartMessages } from './chart-messages.ts';
import { type ChartText, textsOf } from './chart-texts.ts';
import { densityBitmap } from './density-bitmap.ts';
import { drawBackground, drawForeground, isDimmed, NO_EMPHASIS } from './draw.ts';
import { titleOf } from './event-texts.ts';
import { followPalette, readPalette } from './palette.ts';
import { textLayer } from './text-layer.ts';
import { textMeasures } from './text-measures.ts';

/** Keeps the model on the screen: lays it out and draws it, once a frame and only where something has changed. */
export interface ChartRenderer {
  /** What is on the screen now: what a pointer touches, and where the focus ring goes. */
  readonly layout: ReadonlySignal<TimelineLayout | undefined>;
  /** What is on the screen, to draw it elsewhere. */
  snapshot(): ChartSnapshot | undefined;
  stop(): void;
}

export type ChartSnapshot = Pick<Picture, 'layout' | 'texts' | 'palette' | 'measure' | 'fontFamily'>;

export interface ChartElements {
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly texts: HTMLElement;
}

/** Time in which a mark goes two thirds of the way to its new lane. */
const SETTLING_MS = 55;
/** After a pause, a frame is not to be taken for a long one. */
const LONGEST_FRAME_MS = 32;
const REST_MS = 180;

export function createChartRenderer(
  { host, canvas, texts }: ChartElements,
  model: TimelineModel,
): ChartRenderer {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws on no canvas.');
  const layer = textLayer(texts);
  const layout = signal<TimelineLayout | undefined>(undefined);
  const size = signal({ widthPx: 0, heightPx: 0, pixelRatio: 1 });
  const fontFamily = getComputedStyle(host).fontFamily;
  const look = signal({ palette: readPalette(host), measure: textMeasures(fontFamily) });

  const density = densityBitmap();
  const outside = watchOutsideResponses({ selectedId, scene: model.scene, filter });
  let frameId: number | undefined;
  let drawn: DrawnMarks = new Map();
  let isMarked = false;
  let lastDrawMs = 0;
  let lastStretch: TimeSpan | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  function draw(timeMs: number): void {
    frameId = undefined;
    const { widthPx, heightPx } = size.peek();
    if (widthPx === 0) return;
    const placed = place(frameOf(widthPx, heightPx));
    const { marks, isMoving } = animateMarks(placed.marks, drawn, settlingShare(timeMs, placed));
    drawn = new Map(marks.map((mark) => [mark.event.id, mark]));
    lastDrawMs = timeMs;
    const shown = { ...placed, marks };
    paint(shown);
    layout.value = shown;
    if (isMoving) schedule();
  }

  function place(frame: Frame): TimelineLayout {
    const scene = model.scene.peek();
    const span = model.window.span.peek();
    if (!scene || !span) return bareLayout(frame);
    const locale = language.peek();
    return layoutTimeline({
      scene,
      span: span,
      frame,
      words: calendar(locale),
      measure: look.peek().measure,
      sayLag: ({ lag_min, lag_max }) => formatLag({ min: lag_min, max: lag_max }, locale),
      sayTitle: (event) => titleOf(event, locale),
      sayStanding: messages.peek().timeline.standingBefore,
      markedDay: markedDay(locale),
      remark: remark(),
      first: new Set([selectedId.peek(), model.focusedId.peek()].filter((id) => id !== undefined)),
      // The selected event's chain stays as it is while the pointer is on another.
      chain: restingChain(scene),
      hoveredChain: model.hoveredId.peek() === undefined ? undefined : model.chain.peek(),
      previous: isUnderWay(span) ? layout.peek() : undefined,
    });
  }

  function markedDay(locale: Language): MarkedDay | undefined {
    const date = filter.peek().in_force_on;
    if (date === undefined) return undefined;
    const { first_day: first, last_day: last } = parseEdtf(date);
    return { days: { first, last }, text: messages.peek().timeline.inForceOn(formatDate(date, locale)) };
  }

  function remark() {
    const found = outside.found.peek();
    return found && { id: found.id, text: messages.peek().timeline.outsideFilter(found.count) };
  }

  function restingChain({ arcs }: Scene): ReadonlySet<string> {
    const id = selectedId.peek();
    if (model.hoveredId.peek() === undefined) return model.chain.peek();
    return id === undefined ? NO_EMPHASIS.chain : chainOf(id, arcs);
  }

  /** While the window moves, titles stay beside their marks; once it rests, each takes the best place there is. */
  function isUnderWay(span: TimeSpan): boolean {
    if (span !== lastStretch) {
      lastStretch = span;
      clearTimeout(restTimer);
      restTimer = setTimeout(() => {
        restTimer = undefined;
        schedule();
      }, REST_MS);
    }
    return restTimer !== undefined;
  }

  function settlingShare(timeMs: number, { frame }: TimelineLayout): number {
    const last = layout.peek()?.frame;
    const isResized = last?.widthPx !== frame.widthPx || last.heightPx !== frame.heightPx;
    if (isResized || matchMedia('(prefers-reduced-motion: reduce)').matches) return 1;
    return 1 - Math.exp(-Math.min(timeMs - lastDrawMs, LONGEST_FRAME_MS) / SETTLING_MS);
  }

  function paint(shown: TimelineLayout): void {
    if (!context) return;
    const { widthPx, heightPx, pixelRatio } = size.peek();
    const { palette } = look.peek();
    const emphasis = {
      selectedId: selectedId.peek(),
      hoveredId: model.hoveredId.peek(),
      chain: model.chain.peek(),
    };
    fitCanvas(canvas, widthPx, heightPx, pixelRatio);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    const surface = canvasSurface(context, fontFamily);
    drawBackground(surface, shown, palette);
    density.paint(context, shown, palette, pixelRatio);
    drawForeground(surface, shown, palette, emphasis);
    layer.show(textsIn(shown), (id) => isDimmed(id, emphasis));
    if (!isMarked && model.scene.peek()) {
      // What the bench waits for.
      performance.mark('demarche:first-chart');
      isMarked = true;
    }
  }

  function textsIn(shown: TimelineLayout): ChartText[] {
    return textsOf(
      shown,
      chartMessages(messages.peek(), sides.peek(), language.peek()),
      look.peek().measure.side,
    );
  }

  function schedule(): void {
    frameId ??= requestAnimationFrame(draw);
  }

  const watch = new ResizeObserver(() => {
    const { clientWidth: widthPx, clientHeight: heightPx } = host;
    size.value = { widthPx, heightPx, pixelRatio: devicePixelRatio };
    if (widthPx > 0)
      model.setWidth(frameOf(widthPx, heightPx).plot.right - frameOf(widthPx, heightPx).plot.left);
  });
  watch.observe(host);

  const refresh = () => {
    look.value = { palette: readPalette(host), measure: textMeasures(fontFamily) };
  };
  const stopFollowing = followPalette(refresh);
  document.fonts.addEventListener('loadingdone', refresh);

  const stopWatching = effect(() => {
    // Whatever the drawing depends on; it reads them again in its frame.
    void [size.value, look.value, messages.value, language.value, sides.value, filter.value];
    void [selectedId.value, outside.found.value];
    void [
      model.scene.value,
      model.window.span.value,
      model.chain.value,
      model.hoveredId.value,
      model.focusedId.value,
    ];
    schedule();
  });

  return {
    layout,
    snapshot() {
      const shown = layout.peek();
      const { palette, measure } = look.peek();
      return (
        shown && {
          layout: shown,
          texts: textsIn(shown),
          palette,
          measure,
          fontFamily,
        }
      );
    },
    stop() {
      stopWatching();
      outside.stop();
      clearTimeout(restTimer);
      stopFollowing();
      document.fonts.removeEventListener('loadingdone', refresh);
      watch.disconnect();
      if (frameId !== undefined) cancelAnimationFrame(frameId);
    },
  };
}

const calendars = new Map<string, ReturnType<typeof calendarFormat>>();

function calendar(locale: string) {
  const known = calendars.get(locale) ?? calendarFormat(locale === 'en' ? 'en-GB' : locale);
  calendars.set(locale, known);
  return known;
}

function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, pixelRatio: number): void {
  const width = Math.round(widthPx * pixelRatio);
  const height = Math.round(heightPx * pixelRatio);
  // Setting a canvas' size clears it and costs an allocation, even where it stays the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
