import { useEffect, useRef, useState } from 'preact/hooks';
import { partyName } from '../../domain/party.ts';
import type { TimelineEvent } from '../../domain/timeline.ts';
import { messages } from '../messages/messages.ts';
import { language, selectEvent, selectedId, sides } from '../state.ts';
import { type ChartStage, chartStage } from './chart-stage.ts';
import { DensityTip } from './density-tip.tsx';
import { EventTip } from './event-tip.tsx';
import { eventWords } from './event-words.ts';
import { hitTest } from './hit-test.ts';
import { focusAfter, type KeyAct, keyAct } from './keyboard.ts';
import { barAt, type DensityBar } from './layout-density.ts';
import { holds } from './layout-marks.ts';
import { followPointer, type PointerActs } from './pointer.ts';
import { lengthOf } from './stretch.ts';
import type { TimelineModel } from './timeline-model.ts';

interface Marking {
  readonly fromPx: number;
  readonly toPx: number;
}

/** The drawing, and over it a list box of one stop: arrow keys move through the events, of which one at a time is an option. */
export function Chart({
  model,
  onStage,
}: {
  readonly model: TimelineModel;
  readonly onStage: (stage: ChartStage) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<ChartStage>();
  const [marking, setMarking] = useState<Marking>();
  const [bar, setBar] = useState<DensityBar>();
  const [hasKeyboard, setKeyboard] = useState(false);
  const { timeline } = messages.value;

  useEffect(() => {
    if (!host.current || !canvas.current || !texts.current || !surface.current) return undefined;
    const made = chartStage({ host: host.current, canvas: canvas.current, texts: texts.current }, model);
    const stopPointer = followPointer(surface.current, pointerActs(model, made, { setMarking, setBar }));
    setStage(made);
    onStage(made);
    return () => {
      stopPointer();
      made.stop();
    };
  }, [model]);

  function press(event: KeyboardEvent): void {
    const act = keyAct(event);
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
      {stage && <EventTip model={model} stage={stage} hasKeyboard={hasKeyboard} />}
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
  readonly stage: ChartStage;
  readonly bar: DensityBar;
}) {
  const layout = stage.layout.value;
  const scene = model.scene.value;
  if (!layout || !scene || !layout.density.includes(bar)) return null;
  return <DensityTip bar={bar} layout={layout} scene={scene} />;
}

const OPTION_ID = 'timeline-option';

/** The ring around the event where the keyboard is: what a screen reader reads, and what a sighted reader sees. */
function FocusedOption({ model, stage }: { readonly model: TimelineModel; readonly stage: ChartStage }) {
  const event = model.findEvent(model.focusedId.value);
  const layout = stage.layout.value;
  if (!event) return null;
  const mark = layout?.marks.find((each) => holds(each, event.id));
  const { timeline } = messages.value;
  const { title, date, kind, status, facts, answers } = eventWords(
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
function actOnKey(act: KeyAct, model: TimelineModel): boolean {
  const now = model.window.stretch.peek();
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
      model.window.glideZoom(2, anchorDay);
      return true;
    case 'zoomOut':
      model.window.glideZoom(0.5, anchorDay);
      return true;
    case 'whole':
      model.window.showWhole();
      return true;
    case 'panBack':
    case 'panOn':
      model.window.glidePan(act === 'panOn' ? 0.8 : -0.8);
      return true;
    default: {
      const next = focusAfter(act, model.scene.peek()?.events ?? [], focused, middleDay);
      if (next) model.go(next.id);
      return true;
    }
  }
}

const TOUCH_REACH_PX = 22;
/** A pile of a week is shown in three. */
const AROUND_PILE = 1;
const LEAST_ZOOM = 1.5;

/** Goes where a pile's events stand further apart. `false` where there is no nearer to go. */
function openPile(pile: readonly TimelineEvent[], window: TimelineModel['window']): boolean {
  const now = window.stretch.peek();
  if (!now) return false;
  const start = Math.min(...pile.map(({ day }) => day));
  const end = Math.max(...pile.map(({ day }) => day)) + 1;
  const days = Math.min(Math.max((end - start) * (1 + 2 * AROUND_PILE), 3), lengthOf(now) / LEAST_ZOOM);
  const middle = (start + end) / 2;
  if (days < end - start || days < SHORTEST_PILE_DAYS) return false;
  window.glideTo({ start: middle - days / 2, end: middle + days / 2 });
  return true;
}

const SHORTEST_PILE_DAYS = 2.5;

interface Shown {
  setMarking(marking: Marking | undefined): void;
  setBar(bar: DensityBar | undefined): void;
}

/** A bar is shown between its neighbours. */
const AROUND_BAR = 1;

/** Goes nearer to a bar's days. */
function openBar({ startDay, endDay }: DensityBar, window: TimelineModel['window']): void {
  const now = window.stretch.peek();
  const days = (endDay - startDay) * (1 + 2 * AROUND_BAR);
  const shown = Math.min(Math.max(days, 3), now ? lengthOf(now) / LEAST_ZOOM : days);
  const middle = (startDay + endDay) / 2;
  window.glideTo({ start: middle - shown / 2, end: middle + shown / 2 });
}

function pointerActs(model: TimelineModel, stage: ChartStage, { setMarking, setBar }: Shown): PointerActs {
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
    grasp: () => model.window.hold(),
    zoom(xPx, factor) {
      const day = scale()?.dayAt(xPx);
      if (day !== undefined) model.window.zoomAt(factor, day);
    },
    pan(dxPx) {
      const pxPerDay = scale()?.pxPerDay;
      if (pxPerDay) model.window.panBy(-dxPx / pxPerDay);
    },
    release(pxPerMs) {
      model.window.release(-pxPerMs / (scale()?.pxPerDay ?? 1));
    },
    hover(at) {
      const id = at && idAt(at.xPx, at.yPx);
      model.hover(id);
      setBar(at && id === undefined ? barUnder(at.xPx, at.yPx) : undefined);
    },
    press(xPx, yPx, isTouch) {
      const id = idAt(xPx, yPx, isTouch ? TOUCH_REACH_PX : undefined);
      const pile = stage.layout.peek()?.marks.find(({ event }) => event.id === id)?.pile;
      if (pile && openPile(pile, model.window)) return;
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
      if (day !== undefined) model.window.glideZoom(factor, day);
    },
    mark(fromPx, toPx, isDone) {
      setMarking(isDone ? undefined : { fromPx, toPx });
      const now = scale();
      if (!isDone || !now || Math.abs(toPx - fromPx) < 4) return;
      model.window.glideTo({
        start: now.dayAt(Math.min(fromPx, toPx)),
        end: now.dayAt(Math.max(fromPx, toPx)),
      });
    },
  };
}
