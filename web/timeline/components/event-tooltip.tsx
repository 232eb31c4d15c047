import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectedId } from '../../state/page-state.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import type { TimelineLayout } from '../layout/layout.ts';
import { holds, type Mark } from '../layout/layout-marks.ts';
import { placeTip } from '../layout/tooltip-position.ts';
import type { ChartStage } from '../render/chart-renderer.ts';
import { eventWords, titleOf } from '../render/event-texts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

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
  const layout = stage.layout.value;
  const mark = layout?.marks.find((each) => holds(each, id));
  if (!layout || !mark) return null;
  const { pile } = mark;
  // Under a pointer a pile is all its events; the keyboard is on one of them.
  const event = pile?.find((each) => each.id === id) ?? mark.event;
  return (
    <Tip key={id} mark={mark} layout={layout}>
      {pile && hovered !== undefined ? <PileWords pile={pile} /> : <Words event={event} model={model} />}
    </Tip>
  );
}

function isOf({ event, pile }: { event: TimelineEvent; pile: Mark['pile'] }, id: string): boolean {
  return event.id === id || (pile?.some((each) => each.id === id) ?? false);
}

export function Tip({
  mark,
  layout,
  children,
}: {
  readonly mark: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'> & Partial<Pick<Mark, 'event' | 'pile'>>;
  readonly layout: TimelineLayout;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current)
      setSize({ width: element.current.offsetWidth, height: element.current.offsetHeight });
  }, [mark.event?.id, children]);

  const { event, pile } = mark;
  const arcs = event
    ? layout.arcs.filter(({ arc }) => [arc.act, arc.answer].some((id) => isOf({ event, pile }, id)))
    : [];
  const { xPx, yPx } = placeTip(mark, size, arcs, layout.frame);
  return (
    <div
      ref={element}
      class="chart-tip"
      aria-hidden="true"
      style={{
        transform: `translate(${Math.round(xPx)}px, ${Math.round(yPx)}px)`,
        visibility: size.width ? 'visible' : 'hidden',
      }}
    >
      {children}
    </div>
  );
}

function Words({ event, model }: { readonly event: TimelineEvent; readonly model: TimelineModel }) {
  const words = eventWords(
    event,
    model.scene.value?.arcs ?? [],
    model.findEvent,
    messages.value,
    language.value,
  );
  return (
    <>
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
      {words.answers.map((answer) => (
        <p key={answer} class="chart-tip-answer">
          {answer}
        </p>
      ))}
    </>
  );
}

const MOST_LISTED = 9;

/** What a pile holds, in order of days. */
function PileWords({ pile }: { readonly pile: readonly TimelineEvent[] }) {
  const { timeline } = messages.value;
  const listed = pile.length <= MOST_LISTED ? pile : pile.slice(0, MOST_LISTED - 1);
  return (
    <>
      <p class="chart-tip-title">{timeline.pile.title(pile.length)}</p>
      <ul class="chart-tip-pile">
        {listed.map((event) => (
          <li key={event.id}>
            <KindGlyph kind={event.kind} status={event.status} />
            <span>
              <span class="quiet">{formatDate(event.date, language.value)}</span>{' '}
              {titleOf(event, language.value)}
            </span>
          </li>
        ))}
      </ul>
      {listed.length < pile.length && <p>{timeline.pile.more(pile.length - listed.length)}</p>}
      <p class="chart-tip-facts">{timeline.pile.press}</p>
    </>
  );
}
