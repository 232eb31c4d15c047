import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineEvent } from '../../../domain/timeline/timeline.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectedId } from '../../state/page-state.ts';
import { KindGlyph } from '../../ui/kind-glyph.tsx';
import type { Mark } from '../layout/layout-marks.ts';
import type { TimelineLayout } from '../layout/layout-request.ts';
import { placeTooltip } from '../layout/tooltip-position.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { eventTexts } from '../render/event-texts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

interface EventTooltipProps {
  readonly model: TimelineModel;
  readonly renderer: ChartRenderer;
  /** While the keyboard is in use, the focused event has a tooltip too. */
  readonly hasKeyboard: boolean;
}

/** Details of an event beside its mark. Screen readers read the same in the focused option. */
export function EventTooltip({ model, renderer, hasKeyboard }: EventTooltipProps) {
  const hovered = model.hoveredId.value;
  const focused = hasKeyboard ? model.focusedId.value : undefined;
  // The event panel already shows the selected event.
  const id = hovered ?? (focused === selectedId.value ? undefined : focused);
  const layout = renderer.layout.value;
  const mark = layout?.marks.find(({ event }) => event.id === id);
  if (!layout || !mark) return null;
  return (
    <Tooltip key={id} position={mark} eventMark={mark} layout={layout}>
      <EventDetails event={mark.event} model={model} />
    </Tooltip>
  );
}

/** A tooltip beside a position. It avoids the arrows of the event's mark, if one is given. */
export function Tooltip({
  position,
  eventMark,
  layout,
  children,
}: {
  readonly position: Pick<Mark, 'xPx' | 'yPx' | 'radiusPx'>;
  readonly eventMark?: Mark;
  readonly layout: TimelineLayout;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (element.current)
      setSize({ width: element.current.offsetWidth, height: element.current.offsetHeight });
  }, [eventMark?.event.id, children]);

  const arrows = eventMark
    ? layout.arrows.filter(({ link }) => [link.act, link.answer].includes(eventMark.event.id))
    : [];
  const { xPx, yPx } = placeTooltip(position, size, arrows, layout.frame);
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
  const texts = eventTexts(
    event,
    model.scene.value?.arrows ?? [],
    (id) => model.findEvent(id),
    messages.value,
    language.value,
  );
  return (
    <>
      <p class="chart-tip-date">{texts.date}</p>
      <p class="chart-tip-title">{texts.title}</p>
      <p class="chart-tip-kind">
        <KindGlyph kind={event.kind} status={event.status} />
        <span>
          {texts.kind}
          {texts.status && `, ${texts.status.toLowerCase()}`} <span class="quiet">· {texts.parties}</span>
        </span>
      </p>
      {texts.facts.length > 0 && <p class="chart-tip-facts">{texts.facts.join(' · ')}</p>}
      {texts.responses.map((response) => (
        <p key={response} class="chart-tip-response">
          {response}
        </p>
      ))}
    </>
  );
}
