import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language, selectedId, sides } from '../../state/page-state.ts';
import type { ChartRenderer } from '../render/chart-renderer.ts';
import { eventTexts } from '../render/event-texts.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { OPTION_ID } from './option-id.ts';

/** The focused event: the ring around its mark, and the option that a screen reader reads. */
export function FocusedOption({
  model,
  renderer,
}: {
  readonly model: TimelineModel;
  readonly renderer: ChartRenderer;
}) {
  const event = model.findEvent(model.focusedId.value);
  const layout = renderer.layout.value;
  if (!event) return null;
  const mark = layout?.marks.find((each) => each.event.id === event.id);
  const { timeline } = messages.value;
  const { title, date, kind, status, facts, responses } = eventTexts(
    event,
    model.scene.value?.arrows ?? [],
    (id) => model.findEvent(id),
    messages.value,
    language.value,
  );
  const side = timeline.side[event.side](
    partyName(sides.value[event.side === 'lower' ? 'lower' : 'upper'], language.value),
  );
  const reachPx = (mark?.radiusPx ?? 0) + 5;
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
        ...responses,
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
