import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { en } from './en.ts';

/** Every word of the interface. Another language is another object of this type; no view changes for it. */
export type Messages = typeof en;

const CATALOGUES = { en } satisfies Record<string, Messages>;

export type Language = keyof typeof CATALOGUES;

export const language = signal<Language>('en');

/** The words in the reader's language: `messages.value.shell.search`. */
export const messages: ReadonlySignal<Messages> = computed(() => CATALOGUES[language.value]);
