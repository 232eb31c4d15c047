import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { messages } from '../messages/messages.ts';
import { language, selectedId, sides } from '../state.ts';
import { canvasSurface } from './canvas-surface.ts';
import { textsOf } from './chart-texts.ts';
import { chartWords } from './chart-words.ts';
import { densityBitmap } from './density-bitmap.ts';
import { drawBackground, drawForeground, stepsBack } from './draw.ts';
import type { Picture } from './export-picture.ts';
import { frameOf } from './frame.ts';
import { layoutTimeline, type TimelineLayout } from './layout.ts';
import { followPalette, readPalette } from './palette.ts';
import { type Drawn, settle } from './settle.ts';
import { textLayer } from './text-layer.ts';
import { textMeasures } from './text-measures.ts';
import { calendarWords } from './ticks.ts';
import type { TimelineModel } from './timeline-model.ts';

/** Keeps the model on the screen: lays it out and draws it, once a frame and only where something has changed. */
export interface ChartStage {
  /** What is on the screen now: what a pointer touches, and where the focus ring goes. */
  readonly layout: ReadonlySignal<TimelineLayout | undefined>;
  /** What is on the screen, to draw it elsewhere. */
  picture(): Shot | undefined;
  stop(): void;
}

export type Shot = Pick<Picture, 'layout' | 'texts' | 'palette' | 'measure' | 'fontFamily'>;

export interface StageElements {
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly texts: HTMLElement;
}

/** Time in which a mark goes two thirds of the way to its new lane. */
const SETTLING_MS = 55;

export function chartStage({ host, canvas, texts }: StageElements, model: TimelineModel): ChartStage {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws on no canvas.');
  const layer = textLayer(texts);
  const layout = signal<TimelineLayout | undefined>(undefined);
  const size = signal({ widthPx: 0, heightPx: 0, pixelRatio: 1 });
  const fontFamily = getComputedStyle(host).fontFamily;
  const look = signal({ palette: readPalette(host), measure: textMeasures(fontFamily) });

  const density = densityBitmap();
  let frameId: number | undefined;
  let drawn: Drawn = new Map();
  let lastDrawMs = 0;

  function draw(timeMs: number): void {
    frameId = undefined;
    const { widthPx, heightPx, pixelRatio } = size.peek();
    const scene = model.scene.peek();
    const stretch = model.window.stretch.peek();
    if (!context || !scene || !stretch || widthPx === 0) return;
    const { palette, measure } = look.peek();
    const chain = model.chain.peek();
    const words = chartWords(messages.peek(), sides.peek(), language.peek());
    const frame = frameOf(widthPx, heightPx);
    const last = layout.peek();

    const placed = layoutTimeline({
      scene,
      stretch,
      frame,
      words: calendar(language.peek()),
      measure,
      sayLag: words.lag,
      first: new Set([selectedId.peek(), model.focusedId.peek()].filter((id) => id !== undefined)),
      chain,
      previous: last,
    });
    const isSameFrame = last?.frame.widthPx === widthPx && last.frame.heightPx === heightPx;
    const isStill = !isSameFrame || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const share = isStill ? 1 : 1 - Math.exp(-Math.min(timeMs - lastDrawMs, 32) / SETTLING_MS);
    const { marks, isMoving } = settle(placed.marks, drawn, share);
    drawn = new Map(marks.map((mark) => [mark.event.id, mark]));
    lastDrawMs = timeMs;
    const shown = { ...placed, marks };

    fitCanvas(canvas, widthPx, heightPx, pixelRatio);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    const emphasis = { selectedId: selectedId.peek(), hoveredId: model.hoveredId.peek(), chain };
    const surface = canvasSurface(context, fontFamily);
    drawBackground(surface, shown, palette);
    density.paint(context, shown, palette, pixelRatio);
    drawForeground(surface, shown, palette, emphasis);
    texts.classList.toggle('is-dense', shown.density.length > 0);
    layer.show(textsOf(shown, words, measure.side), (id) => stepsBack(id, emphasis));
    layout.value = shown;
    if (isMoving) schedule();
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
    void [size.value, look.value, messages.value, language.value, sides.value, selectedId.value];
    void [
      model.scene.value,
      model.window.stretch.value,
      model.chain.value,
      model.hoveredId.value,
      model.focusedId.value,
    ];
    schedule();
  });

  return {
    layout,
    picture() {
      const shown = layout.peek();
      const { palette, measure } = look.peek();
      const words = chartWords(messages.peek(), sides.peek(), language.peek());
      return (
        shown && {
          layout: shown,
          texts: textsOf(shown, words, measure.side),
          palette,
          measure: measure.label,
          fontFamily,
        }
      );
    },
    stop() {
      stopWatching();
      stopFollowing();
      document.fonts.removeEventListener('loadingdone', refresh);
      watch.disconnect();
      if (frameId !== undefined) cancelAnimationFrame(frameId);
    },
  };
}

const calendars = new Map<string, ReturnType<typeof calendarWords>>();

function calendar(tongue: string) {
  const known = calendars.get(tongue) ?? calendarWords(tongue === 'en' ? 'en-GB' : tongue);
  calendars.set(tongue, known);
  return known;
}

function fitCanvas(canvas: HTMLCanvasElement, widthPx: number, heightPx: number, pixelRatio: number): void {
  const width = Math.round(widthPx * pixelRatio);
  const height = Math.round(heightPx * pixelRatio);
  // Setting a canvas' size clears it and costs an allocation, even where it stays the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
