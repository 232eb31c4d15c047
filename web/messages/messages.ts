import { computed, type ReadonlySignal } from '@preact/signals';
import { language } from '../state.ts';
import { en } from './en.ts';

/** Every word of the interface. Another language is another object of this type; no view changes for it. */
export type Messages = typeof en;

const CATALOGUES = { en } satisfies Record<string, Messages>;

export type Language = keyof typeof CATALOGUES;

/** The words in the reader's language: `messages.value.shell.search`. */
export const messages: ReadonlySignal<Messages> = computed(() => CATALOGUES[language.value]);
