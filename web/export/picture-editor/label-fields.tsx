import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { messages } from '../../i18n/messages.ts';
import type { ChangeSettings } from '../../state/picture-settings.ts';
import type { ComposedView } from '../picture/compose-view.ts';
import { isInSpan, type TimelineContent } from '../picture/timeline-chart.ts';
import { pinLabel, showLabel } from './label-settings.ts';

interface LabelFieldsProps {
  readonly content: TimelineContent;
  readonly composed: ComposedView;
  readonly settings: PictureSettings;
  readonly change: ChangeSettings;
  readonly onSelect: (id: string | undefined) => void;
}

/** A longer list would be slow to open and to read. */
const MAX_CHOICES = 300;

/** Labels further events, and shows hidden labels again. */
export function LabelFields({ content, composed, settings, change, onSelect }: LabelFieldsProps) {
  const { labels: texts } = messages.value.picture;
  const { scene, span, language } = content;
  const labelled = new Set(composed.timeline?.chart.layout.labels.map(({ id }) => id));
  const hidden = new Set(settings.hidden_labels);
  const inWindow = scene.events.filter((event) => isInSpan(event, span));
  const choices = inWindow
    .filter(({ id }) => !labelled.has(id) && !hidden.has(id))
    .toSorted((a, b) => b.importance - a.importance)
    .slice(0, MAX_CHOICES)
    .toSorted((a, b) => a.day - b.day);
  const withoutRoom = inWindow.filter(
    ({ id }) => settings.pinned_labels.includes(id) && !labelled.has(id),
  ).length;
  const hiddenHere = inWindow.filter(({ id }) => hidden.has(id));
  const isEdited =
    settings.hidden_labels.length > 0 ||
    settings.pinned_labels.length > 0 ||
    Object.values({ ...settings.label_texts, ...settings.label_places }).some(
      (entries) => Object.keys(entries ?? {}).length > 0,
    );
  return (
    <fieldset class="picture-fields">
      <legend>{texts.title}</legend>
      {choices.length > 0 && (
        <label class="field">
          <span>{texts.add}</span>
          <select
            value=""
            onChange={({ currentTarget }) => {
              const { value: id } = currentTarget;
              if (id === '') return;
              change(pinLabel(settings, id, true));
              onSelect(id);
              currentTarget.value = '';
            }}
          >
            <option value="">{texts.choose}</option>
            {choices.map((event) => (
              <option key={event.id} value={event.id}>
                {formatDate(event.date, language)}: {titleOf(event, language)}
              </option>
            ))}
          </select>
        </label>
      )}
      {withoutRoom > 0 && <p role="status">{texts.noRoom(withoutRoom)}</p>}
      {hiddenHere.length > 0 && (
        <ul class="hidden-labels" aria-label={texts.hidden}>
          {hiddenHere.map((event) => (
            <li key={event.id}>
              <span>{titleOf(event, language)}</span>
              <button
                type="button"
                class="text-button"
                aria-label={texts.showLabel(titleOf(event, language))}
                onClick={() => change(showLabel(settings, event.id))}
              >
                {texts.show}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isEdited && (
        <button
          type="button"
          class="text-button"
          onClick={() => change({ hidden_labels: [], pinned_labels: [], label_texts: {}, label_places: {} })}
        >
          {texts.resetAll}
        </button>
      )}
    </fieldset>
  );
}
