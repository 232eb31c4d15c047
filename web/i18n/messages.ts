import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '../../domain/language/language.ts';
import { en, type Messages } from './en.ts';

/** English is there from the start; another language’s words come when they are first asked for. */
const CATALOGUES = {
  en: async () => en,
  ru: async () => (await import('./ru.ts')).ru,
} satisfies Record<Language, () => Promise<Messages>>;

/** What each language is called in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

const spoken = signal<{ readonly language: Language; readonly messages: Messages }>({
  language: 'en',
  messages: en,
});

export const language: ReadonlySignal<Language> = computed(() => spoken.value.language);

/** The words in the reader's language: `messages.value.shell.search`. */
export const messages: ReadonlySignal<Messages> = computed(() => spoken.value.messages);

let wanted: Language = 'en';

/** Speaks a language from when its words are there; rejects where they cannot be had, and goes on as before. */
export async function loadLanguage(next: Language): Promise<void> {
  wanted = next;
  if (next === spoken.peek().language) return;
  const catalogue = await CATALOGUES[next]();
  // Another may have been asked for meanwhile.
  if (wanted === next) spoken.value = { language: next, messages: catalogue };
}
