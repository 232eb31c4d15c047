import { formatDate } from '../../../domain/dates/format-date.ts';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import type { ChangeSettings } from '../../state/picture-settings.ts';
import type { ComposedView } from '../picture/compose-view.ts';
import type { TimelineContent } from '../picture/timeline-chart.ts';
import { hideLabel, moveLabelTo, pinLabel, rewordLabel } from './label-settings.ts';

interface LabelBarProps {
  readonly id: string;
  readonly content: TimelineContent;
  readonly composed: ComposedView;
  readonly settings: PictureSettings;
  readonly change: ChangeSettings;
  readonly onClose: () => void;
}

/** Rewords, pins, hides and moves back the selected label. */
export function LabelBar({ id, content, composed, settings, change, onClose }: LabelBarProps) {
  const { labels: texts } = messages.value.picture;
  const event = content.scene.events.find((each) => each.id === id);
  if (!event) return null;
  const shown = composed.timeline?.chart.layout.labels.find((label) => label.id === id);
  const edited = settings.label_texts[content.language]?.[id];
  const isMoved = settings.label_places[settings.preset]?.[id] !== undefined;
  return (
    <fieldset
      class="label-bar"
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.preventDefault();
        key.stopPropagation();
        onClose();
      }}
    >
      <legend>{texts.selected(formatDate(event.date, language.value))}</legend>
      <input
        type="text"
        aria-label={texts.text}
        maxLength={200}
        value={edited ?? shown?.lines.join(' ') ?? ''}
        onInput={({ currentTarget: { value } }) =>
          change(rewordLabel(settings, content.language, id, value.trim() === '' ? undefined : value))
        }
      />
      <label class="check">
        <input
          type="checkbox"
          checked={settings.pinned_labels.includes(id)}
          onChange={({ currentTarget: { checked } }) => change(pinLabel(settings, id, checked))}
        />
        <span title={texts.pinHint}>{texts.pin}</span>
      </label>
      <button
        type="button"
        class="button"
        onClick={() => {
          change(hideLabel(settings, id));
          onClose();
        }}
      >
        {texts.hide}
      </button>
      {edited !== undefined && (
        <button
          type="button"
          class="button"
          onClick={() => change(rewordLabel(settings, content.language, id, undefined))}
        >
          {messages.value.picture.reset}
        </button>
      )}
      {isMoved && (
        <button type="button" class="button" onClick={() => change(moveLabelTo(settings, id, undefined))}>
          {texts.back}
        </button>
      )}
      <button type="button" class="button" onClick={onClose}>
        {texts.done}
      </button>
    </fieldset>
  );
}
