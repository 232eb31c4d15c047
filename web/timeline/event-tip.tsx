import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../messages/messages.ts';
import { language, selectedId } from '../state.ts';
import { KindGlyph } from '../views/kind-glyph.tsx';
import type { ChartStage } from './chart-stage.ts';
import { eventWords } from './event-words.ts';
import type { Mark } from './layout-marks.ts';
import type { TimelineModel } from './timeline-model.ts';

interface EventTipProps {
  readonly model: TimelineModel;
  readonly stage: ChartStage;
  /** With the keyboard in use, what it is on is told as if hovered. */
  readonly hasKeyboard: boolean;
}

/** What an event is, beside its mark. A screen reader has the same from the focused option. */
export function EventTip({ model, stage, hasKeyboard }: EventTipProps) {
  const hovered = model.hoveredId.value;
  const focused = hasKeyboard ? model.focusedId.value : undefined;
  // What is open beside the chart need not be told twice.
  const id = hovered ?? (focused === selectedId.value ? undefined : focused);
  const mark = stage.layout.value?.marks.find(({ event }) => event.id === id);
  if (!mark) return null;
  return <Tip key={id} mark={mark} model={model} widthPx={stage.layout.value?.frame.widthPx ?? 0} />;
}

const GAP_PX = 10;
const EDGE_PX = 4;

function Tip({
  mark,
  model,
  widthPx,
}: {
  readonly mark: Mark;
  readonly model: TimelineModel;
  readonly widthPx: number;
}) {
  const { event } = mark;
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current)
      setSize({ width: element.current.offsetWidth, height: element.current.offsetHeight });
  }, [event.id]);

  const words = eventWords(event, model.scene.value?.arcs ?? [], messages.value, language.value);
  const left = Math.min(
    Math.max(mark.xPx - size.width / 2, EDGE_PX),
    Math.max(widthPx - size.width - EDGE_PX, EDGE_PX),
  );
  const above = mark.yPx - mark.radiusPx - GAP_PX - size.height;
  const top = above < EDGE_PX ? mark.yPx + mark.radiusPx + GAP_PX : above;
  return (
    <div
      ref={element}
      class="chart-tip"
      aria-hidden="true"
      style={{
        transform: `translate(${Math.round(left)}px, ${Math.round(top)}px)`,
        visibility: size.width ? 'visible' : 'hidden',
      }}
    >
      <p class="chart-tip-date">{words.date}</p>
      <p class="chart-tip-title">{words.title}</p>
      <p class="chart-tip-kind">
        <KindGlyph kind={event.kind} status={event.status} />
        <span>
          {words.kind}
          {words.status && `, ${words.status.toLowerCase()}`} <span class="quiet">· {words.parties}</span>
        </span>
      </p>
      {words.facts.length > 0 && <p class="chart-tip-facts">{words.facts.join(' · ')}</p>}
    </div>
  );
}
