import type { Language } from '../../../domain/language/language.ts';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';

type Changes = Partial<PictureSettings>;

export function hideLabel(settings: PictureSettings, id: string): Changes {
  return {
    hidden_labels: withId(settings.hidden_labels, id),
    pinned_labels: withoutId(settings.pinned_labels, id),
  };
}

export function showLabel(settings: PictureSettings, id: string): Changes {
  return { hidden_labels: withoutId(settings.hidden_labels, id) };
}

export function pinLabel(settings: PictureSettings, id: string, isPinned: boolean): Changes {
  const { pinned_labels: pinned, hidden_labels: hidden } = settings;
  return {
    pinned_labels: isPinned ? withId(pinned, id) : withoutId(pinned, id),
    hidden_labels: withoutId(hidden, id),
  };
}

/** `undefined` brings the title of the event back. */
export function rewordLabel(
  settings: PictureSettings,
  language: Language,
  id: string,
  text: string | undefined,
): Changes {
  return {
    label_texts: { ...settings.label_texts, [language]: changed(settings.label_texts[language], id, text) },
  };
}

/** At the size that is chosen now; `undefined` brings the label back to its own place. */
export function moveLabelTo(
  { label_places, preset }: PictureSettings,
  id: string,
  place: [xPx: number, yPx: number] | undefined,
): Changes {
  return { label_places: { ...label_places, [preset]: changed(label_places[preset], id, place) } };
}

function withId(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? [...ids] : [...ids, id];
}

function withoutId(ids: readonly string[], id: string): string[] {
  return ids.filter((each) => each !== id);
}

function changed<T>(
  entries: Readonly<Record<string, T>> = {},
  id: string,
  value: T | undefined,
): Record<string, T> {
  const { [id]: _, ...others } = entries;
  return value === undefined ? others : { ...others, [id]: value };
}
