import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { en, type Messages } from './en.ts';

/** English is there from the start; another language’s words come when they are first asked for. */
const CATALOGUES = {
  en: async () => en,
  ru: async () => (await import('./ru.ts')).ru,
} satisfies Record<string, () => Promise<Messages>>;

export type Language = keyof typeof CATALOGUES;
export const LANGUAGES = Object.keys(CATALOGUES) as readonly Language[];

/** What each language is called in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

export function isLanguage(word: string | undefined): word is Language {
  return LANGUAGES.some((each) => each === word);
}

const spoken = signal<{ readonly language: Language; readonly messages: Messages }>({
  language: 'en',
  messages: en,
});

export const language: ReadonlySignal<Language> = computed(() => spoken.value.language);

/** The words in the reader's language: `messages.value.shell.search`. */
export const messages: ReadonlySignal<Messages> = computed(() => spoken.value.messages);

let wanted: Language = 'en';

/** Speaks a language from when its words are there; rejects where they cannot be had, and goes on as before. */
export async function speak(next: Language): Promise<void> {
  wanted = next;
  if (next === spoken.peek().language) return;
  const catalogue = await CATALOGUES[next]();
  // Another may have been asked for meanwhile.
  if (wanted === next) spoken.value = { language: next, messages: catalogue };
}
