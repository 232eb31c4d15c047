import { type Titles, titleLanguage } from '../../domain/events/localized-text.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';

/** Marks an event without a title in the language of the page. */
export function UntranslatedMark({ event }: { readonly event: Titles }) {
  if (titleLanguage(event, language.value) === language.value) return null;
  return <span class="only-original"> {messages.value.shell.onlyOriginal}</span>;
}
