import { signal } from '@preact/signals';

/** What the page's live region says; the number makes the same words, said twice, be heard twice. */
export const announcement = signal({ text: '', number: 0 });

/** Tells a screen reader something that is only seen otherwise. */
export function announce(text: string): void {
  announcement.value = { text, number: announcement.value.number + 1 };
}
