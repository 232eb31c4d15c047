import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Side } from '../../../domain/parties/side.ts';
import { eventLabel, longEventLabel } from '../../../domain/timeline/event-label.ts';
import { loadCode } from '../../api/load-code.ts';
import { canvasSurface } from '../../drawing/canvas-surface.ts';
import type { Picture } from '../../export/picture/timeline-picture.ts';
import { messages } from '../../i18n/messages.ts';
import { chartLayers, chartLayout, filter, language, selectedId, sides } from '../../state/page-state.ts';
import { animateMarks, type DrawnMarks } from '../layout/animate-marks.ts';
import { addDirectArrows } from '../layout/arrows/direct-arrows.ts';
import { layoutLayers } from '../layout/chart-layers.ts';
import { eraRows } from '../layout/eras.ts';
import { framePartsFor } from '../layout/frame-parts.ts';
import { bareLayout } from '../layout/layout.ts';
import type { LayoutRequest, TimelineLayout } from '../layout/layout-request.ts';
import type { MarkedDay } from '../layout/notes.ts';
import { frameOf } from '../scale/frame.ts';
import { type CalendarFormat, calendarFormat } from '../scale/ticks.ts';
import { watchOutsideResponses } from '../state/outside-responses.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { chartMessages } from './chart-messages.ts';
import { type ChartText, textsOf } from './chart-texts.ts';
import { densityBitmap } from './density-bitmap.ts';
import { drawBackground, drawForeground, isDimmed } from './draw.ts';
import { followPalette, readPalette } from './palette.ts';
import { SteadyLayout } from './steady-layout.ts';
import type { TextBitmaps } from './text-bitmaps.ts';
import { textLayer } from './text-layer.ts';
import { textMeasures } from './text-measures.ts';

/** Draws the model on a canvas and a layer of texts. It draws at most once per frame, and only after a change. */
export interface ChartRenderer {
  /** The layout on the screen, for hit tests and the focus ring. */
  readonly layout: ReadonlySignal<TimelineLayout | undefined>;
  /** Whether titles will move to better places soon. */
  readonly isSearching: ReadonlySignal<boolean>;
  /** The chart on the screen, to draw it in a picture. */
  snapshot(): ChartSnapshot | undefined;
  stop(): void;
}

export type ChartSnapshot = Pick<Picture, 'layout' | 'texts' | 'palette' | 'measure' | 'fontFamily'>;

export interface ChartElements {
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly texts: HTMLElement;
}

/** After this time, a mark has 1/e of its way to a new height left. */
const MARK_ANIMATION_MS = 55;
/** After a pause, the first frame counts as this long. */
const MAX_FRAME_MS = 32;

export function createChartRenderer(elements: ChartElements, model: TimelineModel): ChartRenderer {
  return new CanvasRenderer(elements, model);
}

type Inputs = CanvasRenderer['inputs']['value'];

class CanvasRenderer implements ChartRenderer {
  readonly layout = signal<TimelineLayout | undefined>(undefined);
  /** Everything that the drawing depends on: a change of any of it schedules a frame. */
  readonly inputs;

  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #fontFamily: string;
  readonly #size = signal({ widthPx: 0, heightPx: 0, pixelRatio: 1 });
  readonly #style;
  readonly #textLayer;
  readonly #density = densityBitmap();
  readonly #calendars = new Map<string, CalendarFormat>();
  readonly #steadyLayout = new SteadyLayout(() => this.#schedule());
  readonly isSearching = this.#steadyLayout.isSearching;
  readonly #cleanups: readonly (() => void)[];

  /** Loaded after the first chart. */
  #textBitmaps: TextBitmaps | undefined;
  #frameId: number | undefined;
  /** Positions of the marks in the last frame, where their animation continues. */
  #lastMarks: DrawnMarks = new Map();
  #lastFrameMs = 0;
  #hasDrawnEvents = false;

  constructor({ host, canvas, texts }: ChartElements, model: TimelineModel) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot draw on a canvas.');
    this.#canvas = canvas;
    this.#context = context;
    this.#textLayer = textLayer(texts);
    this.#fontFamily = getComputedStyle(host).fontFamily;
    const readStyle = () => ({ palette: readPalette(host), measure: textMeasures(this.#fontFamily) });
    this.#style = signal(readStyle());

    const outsideResponses = watchOutsideResponses({ selectedId, scene: model.scene, filter });
    this.inputs = computed(() => ({
      ...this.#size.value,
      ...this.#style.value,
      messages: messages.value,
      language: language.value,
      sides: sides.value,
      eras: model.eras.value,
      inForceOn: filter.value.in_force_on,
      outsideResponses: outsideResponses.found.value,
      scene: model.scene.value,
      span: model.window.span.value,
      selectedId: selectedId.value,
      focusedId: model.focusedId.value,
      hoveredId: model.hoveredId.value,
      selectedLinks: model.selectedLinks.value,
      hoveredLinks: model.hoveredLinks.value,
      linked: model.linked.value,
      chartLayout: chartLayout.value,
      chartLayers: chartLayers.value,
    }));

    const readSize = () => {
      const { clientWidth: widthPx, clientHeight: heightPx } = host;
      this.#size.value = { widthPx, heightPx, pixelRatio: devicePixelRatio };
      const { plot } = frameOf(widthPx, heightPx);
      if (widthPx > 0) model.setWidth(plot.right - plot.left);
    };
    // At once, because the observer reports only after the next layout of the page.
    readSize();
    const observer = new ResizeObserver(readSize);
    observer.observe(host);
    const updateStyle = () => {
      this.#style.value = readStyle();
    };
    document.fonts.addEventListener('loadingdone', updateStyle);
    this.#cleanups = [
      effect(() => {
        void this.inputs.value;
        this.#schedule();
      }),
      () => observer.disconnect(),
      followPalette(updateStyle),
      () => document.fonts.removeEventListener('loadingdone', updateStyle),
      () => outsideResponses.stop(),
      () => this.#steadyLayout.stop(),
    ];
  }

  snapshot(): ChartSnapshot | undefined {
    const layout = this.layout.peek();
    if (!layout) return undefined;
    const inputs = this.inputs.peek();
    const { palette, measure } = inputs;
    return { layout, texts: chartTexts(layout, inputs), palette, measure, fontFamily: this.#fontFamily };
  }

  stop(): void {
    for (const cleanup of this.#cleanups) cleanup();
    if (this.#frameId !== undefined) cancelAnimationFrame(this.#frameId);
  }

  #schedule(): void {
    this.#frameId ??= requestAnimationFrame((timeMs) => this.#drawFrame(timeMs));
  }

  #drawFrame(timeMs: number): void {
    this.#frameId = undefined;
    const inputs = this.inputs.peek();
    if (inputs.widthPx === 0) return;
    const placed = this.#layOut(inputs);
    const { marks, isMoving } = animateMarks(
      placed.marks,
      this.#lastMarks,
      this.#animationShare(timeMs, placed),
    );
    this.#lastMarks = new Map(marks.map((mark) => [mark.event.id, mark]));
    this.#lastFrameMs = timeMs;
    const layout = { ...placed, marks };
    this.#paint(layout, inputs);
    this.layout.value = layout;
    if (isMoving) this.#schedule();
  }

  #layOut(inputs: Inputs): TimelineLayout {
    const { scene, span, widthPx, heightPx, measure } = inputs;
    const eras = eraRows(inputs.eras, inputs.sides);
    const frame = frameOf(widthPx, heightPx, framePartsFor(eras, span, widthPx, heightPx));
    if (!scene || !span) return bareLayout(frame);
    const { timeline } = inputs.messages;
    const request: LayoutRequest = {
      scene,
      span,
      frame,
      calendar: this.#calendar(inputs.language),
      measure,
      formatLag: ({ lag_min, lag_max }) => formatLag({ min: lag_min, max: lag_max }, inputs.language),
      bandName: (side) => bandName(inputs, side),
      eras,
      language: inputs.language,
      titleOf: (event) => eventLabel(event, inputs.language),
      longTitleOf: (event) => longEventLabel(event, inputs.language),
      arrangement: inputs.chartLayout,
      layers: layoutLayers(inputs.chartLayers),
      markedDay: markedDay(inputs),
      eventNote: inputs.outsideResponses && {
        id: inputs.outsideResponses.id,
        text: timeline.outsideFilter(inputs.outsideResponses.count),
      },
      first: new Set([inputs.selectedId, inputs.focusedId].filter((id) => id !== undefined)),
      links: inputs.selectedLinks,
      // The first chart does not wait for titles. They follow in the next frame.
      withoutTitles: !this.#hasDrawnEvents,
    };
    const { sides, chartLayout, chartLayers, selectedId, focusedId, selectedLinks } = inputs;
    const layout = this.#steadyLayout.layOut(
      request,
      [
        scene,
        span,
        widthPx,
        heightPx,
        measure,
        inputs.eras,
        inputs.language,
        sides,
        chartLayout,
        chartLayers,
      ],
      [selectedId, focusedId, selectedLinks, inputs.inForceOn, inputs.outsideResponses],
    );
    return addDirectArrows(layout, inputs.hoveredLinks, request);
  }

  /** Share of the remaining distance that marks move in this frame; 1 moves them all the way. */
  #animationShare(timeMs: number, { frame }: TimelineLayout): number {
    const last = this.layout.peek()?.frame;
    const isResized = last?.widthPx !== frame.widthPx || last.heightPx !== frame.heightPx;
    if (isResized || matchMedia('(prefers-reduced-motion: reduce)').matches) return 1;
    return 1 - Math.exp(-Math.min(timeMs - this.#lastFrameMs, MAX_FRAME_MS) / MARK_ANIMATION_MS);
  }

  #paint(layout: TimelineLayout, inputs: Inputs): void {
    const context = this.#context;
    const { widthPx, heightPx, pixelRatio, palette } = inputs;
    fitCanvas(this.#canvas, widthPx, heightPx, pixelRatio);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    const surface = canvasSurface(context, this.#fontFamily);
    drawBackground(surface, layout, palette);
    this.#density.paint(context, layout, palette, pixelRatio);
    drawForeground(surface, layout, palette, inputs);
    this.#paintTexts(chartTexts(layout, inputs), inputs);
    if (!this.#hasDrawnEvents && inputs.scene) {
      // The benchmark waits for this mark.
      performance.mark('demarche:first-chart');
      this.#hasDrawnEvents = true;
      this.#schedule();
      void this.#loadTextBitmaps();
    }
  }

  /** HTML at rest, where people read and select them; bitmaps on the canvas while the window moves. */
  #paintTexts(texts: readonly ChartText[], inputs: Inputs): void {
    const isDim = (id: string) => isDimmed(id, inputs);
    if (this.#textBitmaps && this.#steadyLayout.isMoving) {
      this.#textLayer.hide();
      this.#textBitmaps.draw(this.#context, texts, { ...inputs, fontFamily: this.#fontFamily }, isDim);
    } else {
      this.#textLayer.show(texts, isDim);
      this.#textBitmaps?.clear();
    }
  }

  async #loadTextBitmaps(): Promise<void> {
    try {
      this.#textBitmaps = (await loadCode(() => import('./text-bitmaps.ts'))).textBitmaps();
    } catch {
      // Without it, moving texts are HTML.
    }
  }

  #calendar(locale: string): CalendarFormat {
    const cached = this.#calendars.get(locale) ?? calendarFormat(locale === 'en' ? 'en-GB' : locale);
    this.#calendars.set(locale, cached);
    return cached;
  }
}

function chartTexts(layout: TimelineLayout, { messages, sides, language, measure }: Inputs): ChartText[] {
  return textsOf(layout, chartMessages(messages, sides, language), measure.side);
}

function bandName({ messages, sides, language }: Inputs, side: Side): string {
  const names = chartMessages(messages, sides, language);
  return side === 'upper' || side === 'lower' ? names.sideName(side) : names[side];
}

function markedDay({ inForceOn, messages, language }: Inputs): MarkedDay | undefined {
  if (inForceOn === undefined) return undefined;
  const { first_day: first, last_day: last } = parseEdtf(inForceOn);
  return { days: { first, last }, text: messages.timeline.inForceOn(formatDate(inForceOn, language)) };
}

function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, pixelRatio: number): void {
  const width = Math.round(widthPx * pixelRatio);
  const height = Math.round(heightPx * pixelRatio);
  // Setting the size clears a canvas and allocates memory, even if the size stays the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
