import { useEffect, useRef, useState } from 'preact/hooks';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectEvent, selectedId, sides } from '../../state/page-state.ts';
import { createGestureHandlers, type Marking } from '../interaction/gesture-handlers.ts';
import { listenToGestures } from '../interaction/gestures.ts';
import { type KeyCommand, keyCommand, nextFocus } from '../interaction/keyboard.ts';
import type { DensityBar } from '../layout/layout-density.ts';
import { containsEvent } from '../layout/layout-marks.ts';
import { type ChartRenderer, createChartRenderer } from '../render/chart-renderer.ts';
import { eventTexts } from '../render/event-texts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { DensityTooltip } from './density-tooltip.tsx';
import { EventTooltip } from './event-tooltip.tsx';

/** The drawing, and over it a list box of one stop: arrow keys move through the events, of which one at a time is an option. */
export function Chart({
  model,
  onStage,
}: {
  readonly model: TimelineModel;
  readonly onStage: (stage: ChartRenderer) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<ChartRenderer>();
  const [marking, setMarking] = useState<Marking>();
  const [bar, setBar] = useState<DensityBar>();
  const [hasKeyboard, setKeyboard] = useState(false);
  const { timeline } = messages.value;

  useEffect(() => {
    if (!host.current || !canvas.current || !texts.current || !surface.current) return undefined;
    const made = createChartRenderer(
      { host: host.current, canvas: canvas.current, texts: texts.current },
      model,
    );
    const stopPointer = listenToGestures(
      surface.current,
      createGestureHandlers(model, made, { setMarking, setBar }),
    );
    setStage(made);
    onStage(made);
    return () => {
      stopPointer();
      made.stop();
    };
  }, [model]);

  function press(event: KeyboardEvent): void {
    const act = keyCommand(event);
    if (!act) return;
    setKeyboard(true);
    if (actOnKey(act, model)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    <div class="chart" ref={host}>
      <canvas ref={canvas} />
      <div class="chart-texts" ref={texts} aria-hidden="true" />
      {marking && <Marked {...marking} />}
      <div
        ref={surface}
        class={model.hoveredId.value === undefined && !bar ? 'chart-surface' : 'chart-surface is-over'}
        role="listbox"
        tabIndex={0}
        aria-label={timeline.chart}
        aria-description={timeline.chartHelp}
        aria-activedescendant={model.focusedId.value === undefined ? undefined : OPTION_ID}
        aria-busy={model.known.value.isLoading}
        onKeyDown={press}
        onPointerDown={() => setKeyboard(false)}
        onBlur={() => setKeyboard(false)}
      >
        {stage && <FocusedOption model={model} stage={stage} />}
      </div>
      {stage && <EventTooltip model={model} stage={stage} hasKeyboard={hasKeyboard} />}
      {stage && bar && <BarTip model={model} stage={stage} bar={bar} />}
    </div>
  );
}

/** Gone with its bar: a finer answer has other ones. */
function BarTip({
  model,
  stage,
  bar,
}: {
  readonly model: TimelineModel;
  readonly stage: ChartRenderer;
  readonly bar: DensityBar;
}) {
  const layout = stage.layout.value;
  const scene = model.scene.value;
  if (!layout || !scene || !layout.density.includes(bar)) return null;
  return <DensityTooltip bar={bar} layout={layout} scene={scene} />;
}

const OPTION_ID = 'timeline-option';

/** The ring around the event where the keyboard is: what a screen reader reads, and what a sighted reader sees. */
function FocusedOption({ model, stage }: { readonly model: TimelineModel; readonly stage: ChartRenderer }) {
  const event = model.findEvent(model.focusedId.value);
  const layout = stage.layout.value;
  if (!event) return null;
  const mark = layout?.marks.find((each) => containsEvent(each, event.id));
  const { timeline } = messages.value;
  const { title, date, kind, status, facts, answers } = eventTexts(
    event,
    model.scene.value?.arcs ?? [],
    model.findEvent,
    messages.value,
    language.value,
  );
  const side = timeline.side[event.side](
    partyName(sides.value[event.side === 'lower' ? 'lower' : 'upper'], language.value),
  );
  const reachPx = (mark?.radiusPx ?? 0) * 1.25 + 5;
  return (
    <div
      id={OPTION_ID}
      class="chart-focus"
      role="option"
      tabIndex={-1}
      aria-selected={selectedId.value === event.id}
      aria-label={timeline.option([
        title,
        date,
        kind,
        side,
        ...(status ? [status] : []),
        ...facts,
        ...answers,
      ])}
      style={
        mark
          ? {
              transform: `translate(${mark.xPx - reachPx}px, ${mark.yPx - reachPx}px)`,
              width: `${reachPx * 2}px`,
              height: `${reachPx * 2}px`,
            }
          : { display: 'none' }
      }
    />
  );
}

function Marked({ fromPx, toPx }: Marking) {
  return (
    <div
      class="chart-marking"
      style={{ left: `${Math.min(fromPx, toPx)}px`, width: `${Math.abs(toPx - fromPx)}px` }}
    />
  );
}

/** Whether the key meant anything here; what did not is left to the page. */
function actOnKey(act: KeyCommand, model: TimelineModel): boolean {
  const now = model.window.span.peek();
  const focused = model.findEvent(model.focusedId.peek() ?? selectedId.peek());
  const middleDay = now ? (now.start + now.end) / 2 : 0;
  const anchorDay =
    focused && now && focused.day >= now.start && focused.day < now.end ? focused.day + 0.5 : middleDay;
  switch (act) {
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
    case 'whole':
      model.window.showWhole();
      return true;
    case 'panBack':
    case 'panOn':
      model.window.animatePan(act === 'panOn' ? 0.8 : -0.8);
      return true;
    default: {
      const next = nextFocus(act, model.scene.peek()?.events ?? [], focused, middleDay);
      if (next) model.go(next.id);
      return true;
    }
  }
}
