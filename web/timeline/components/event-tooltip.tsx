import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectedId } from '../../state/page-state.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import type { TimelineLayout } from '../layout/layout.ts';
import { containsEvent, type Mark } from '../layout/layout-marks.ts';
import { placeTip } from '../layout/tooltip-position.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { eventTexts, titleOf } from '../render/event-texts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

interface EventTooltipProps {
  readonly model: TimelineModel;
  readonly stage: ChartRenderer;
  /** With the keyboard in use, what it is on is told as if hovered. */
  readonly hasKeyboard: boolean;
}

/** What an event is, beside its mark. A screen reader has the same from the focused option. */
export function EventTooltip({ model, stage, hasKeyboard }: EventTooltipProps) {
  const hovered = model.hoveredId.value;
  const focused = hasKeyboard ? model.focusedId.value : undefined;
  // What is open beside the chart need not be told twice.
  const id = hovered ?? (focused === selectedId.value ? undefined : focused);
  const layout = stage.layout.value;
  const mark = layout?.marks.find((each) => containsEvent(each, id));
  if (!layout || !mark) return null;
  const { cluster } = mark;
  // Under a pointer a cluster is all its events; the keyboard is on one of them.
  const event = cluster?.find((each) => each.id === id) ?? mark.event;
  return (
    <Tooltip key={id} mark={mark} layout={layout}>
      {cluster && hovered !== undefined ? (
        <ClusterDetails cluster={cluster} />
      ) : (
        <EventDetails event={event} model={model} />
      )}
    </Tooltip>
  );
}

function isOf({ event, cluster }: { event: TimelineEvent; cluster: Mark['cluster'] }, id: string): boolean {
  return event.id === id || (cluster?.some((each) => each.id === id) ?? false);
}

export function Tooltip({
  mark,
  layout,
  children,
}: {
  readonly mark: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'> & Partial<Pick<Mark, 'event' | 'cluster'>>;
  readonly layout: TimelineLayout;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current)
      setSize({ width: element.current.offsetWidth, height: element.current.offsetHeight });
  }, [mark.event?.id, children]);

  const { event, cluster } = mark;
  const arcs = event
    ? layout.arcs.filter(({ arc }) => [arc.act, arc.answer].some((id) => isOf({ event, cluster }, id)))
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

function EventDetails({ event, model }: { readonly event: TimelineEvent; readonly model: TimelineModel }) {
  const words = eventTexts(
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

/** What a cluster holds, in order of days. */
function ClusterDetails({ cluster }: { readonly cluster: readonly TimelineEvent[] }) {
  const { timeline } = messages.value;
  const listed = cluster.length <= MOST_LISTED ? cluster : cluster.slice(0, MOST_LISTED - 1);
  return (
    <>
      <p class="chart-tip-title">{timeline.cluster.title(cluster.length)}</p>
      <ul class="chart-tip-cluster">
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
      {listed.length < cluster.length && <p>{timeline.cluster.more(cluster.length - listed.length)}</p>}
      <p class="chart-tip-facts">{timeline.cluster.press}</p>
    </>
  );
}
