import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { loadCode } from '../../api/load-code.ts';
import { messages } from '../../i18n/messages.ts';
import { selectEvent, selectedId } from '../../state/page-state.ts';
import { lazy } from '../../ui/lazy.tsx';
import { type KeyCommand, keyCommand, nextFocus } from '../interaction/keyboard.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import { type ChartRenderer, createChartRenderer } from '../render/chart-renderer.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { OPTION_ID } from './option-id.ts';

/** The code of these is loaded beside the first chart. */
const FocusedOption = lazy(async () => (await import('./focused-option.tsx')).FocusedOption, {
  fallback: null,
});
const ChartTooltips = lazy(async () => (await import('./chart-tooltips.tsx')).ChartTooltips, {
  sections: ['chart'],
  fallback: null,
});

/**
 * The drawing, and over it a list box with one tab stop. Arrow keys move through the events; the focused event is the
 * only option.
 */
export function Chart({
  model,
  onRenderer,
}: {
  readonly model: TimelineModel;
  readonly onRenderer: (renderer: ChartRenderer) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const selection = useRef<SVGSVGElement>(null);
  const [renderer, setRenderer] = useState<ChartRenderer>();
  const [hasGestures, setHasGestures] = useState(false);
  const [bar, setBar] = useState<DensityBar>();
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const { timeline } = messages.value;
  const hasChart = renderer !== undefined && model.scene.value !== undefined;

  useLayoutEffect(() => {
    if (!host.current || !canvas.current || !texts.current) return undefined;
    const created = createChartRenderer(
      { host: host.current, canvas: canvas.current, texts: texts.current },
      model,
    );
    setRenderer(created);
    onRenderer(created);
    return () => created.stop();
  }, [model]);

  // Loaded after the first chart is visible, so that it does not have to wait for this code.
  useEffect(() => {
    if (!hasChart || !renderer || !surface.current || !selection.current) return undefined;
    const controller = new AbortController();
    void connectGestures(surface.current, selection.current, model, renderer, setBar, controller.signal).then(
      () => setHasGestures(true),
      // Without it, the keyboard and the zoom buttons still work.
      () => setHasGestures(true),
    );
    return () => controller.abort();
  }, [model, renderer, hasChart]);

  function onKeyDown(event: KeyboardEvent): void {
    const command = keyCommand(event);
    if (!command) return;
    setHasKeyboard(true);
    if (runCommand(command, model)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    <div class="chart" ref={host}>
      <canvas ref={canvas} />
      <div class="chart-texts" ref={texts} aria-hidden="true" />
      <div
        ref={surface}
        class={model.hoveredId.value === undefined && !bar ? 'chart-surface' : 'chart-surface is-over'}
        role="listbox"
        tabIndex={0}
        aria-label={timeline.chart}
        aria-description={timeline.chartHelp}
        aria-activedescendant={model.focusedId.value === undefined ? undefined : OPTION_ID}
        aria-busy={
          model.loadState.value.isLoading ||
          (hasChart && !hasGestures) ||
          renderer?.isSearching.value === true
        }
        onKeyDown={onKeyDown}
        onPointerDown={() => setHasKeyboard(false)}
        onBlur={() => setHasKeyboard(false)}
      >
        <svg ref={selection} class="chart-selection" aria-hidden="true" focusable="false" />
        {renderer && hasGestures && <FocusedOption model={model} renderer={renderer} />}
      </div>
      {renderer && hasGestures && (
        <ChartTooltips model={model} renderer={renderer} hasKeyboard={hasKeyboard} bar={bar} />
      )}
    </div>
  );
}

async function connectGestures(
  surface: HTMLElement,
  selection: SVGSVGElement,
  model: TimelineModel,
  renderer: ChartRenderer,
  setBar: (bar: DensityBar | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  // The renderer draws in this frame, before the callback.
  await new Promise(requestAnimationFrame);
  const [{ createGestureHandlers }, { listenToGestures }, { listenToSpanSelection }] = await loadCode(() =>
    Promise.all([
      import('../interaction/gesture-handlers.ts'),
      import('../interaction/gestures.ts'),
      import('../interaction/span-selection.ts'),
    ]),
  );
  if (signal.aborted) return;
  listenToGestures(surface, createGestureHandlers(model, renderer, setBar), signal);
  const selectSpan = (fromPx: number, toPx: number) => {
    const scale = renderer.layout.peek()?.scale;
    if (scale) model.window.animateTo({ start: scale.dayAt(fromPx), end: scale.dayAt(toPx) });
  };
  listenToSpanSelection(selection, selectSpan, signal);
}

/** Returns `false` if the command does nothing here, so that the page can handle the key. */
function runCommand(command: KeyCommand, model: TimelineModel): boolean {
  const span = model.window.span.peek();
  const focused = model.findEvent(model.focusedId.peek() ?? selectedId.peek());
  const middleDay = span ? (span.start + span.end) / 2 : 0;
  const anchorDay =
    focused && span && focused.day >= span.start && focused.day < span.end ? focused.day + 0.5 : middleDay;
  switch (command) {
    case 'open':
      if (!focused || model.focusedId.peek() === undefined) return false;
      selectEvent(focused.id);
      return true;
    case 'close':
      if (model.hoveredId.peek() !== undefined) model.hover(undefined);
      else if (selectedId.peek() !== undefined) selectEvent(undefined);
      else if (model.focusedId.peek() !== undefined) model.focus(undefined);
      else return false;
      return true;
    case 'zoomIn':
      model.window.animateZoom(2, anchorDay);
      return true;
    case 'zoomOut':
      model.window.animateZoom(0.5, anchorDay);
      return true;
    case 'showAll':
      model.window.showAll();
      return true;
    case 'panBack':
    case 'panForward':
      model.window.animatePan(command === 'panForward' ? 0.8 : -0.8);
      return true;
    default: {
      const next = nextFocus(command, model.scene.peek()?.events ?? [], focused, middleDay);
      if (next) model.focusInView(next.id);
      return true;
    }
  }
}
