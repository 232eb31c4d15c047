import { signal } from '@preact/signals';

/** The text of the page's live region. The number changes when the same text is announced again. */
export const announcement = signal({ text: '', number: 0 });

/** Makes screen readers read out a text. */
export function announce(text: string): void {
  announcement.value = { text, number: announcement.peek().number + 1 };
}
