import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';

/** Says that an event has no Russian text, where that is what was asked for. */
export function UntranslatedMark({ event }: { readonly event: { readonly title_ru?: string | undefined } }) {
  if (language.value === 'en' || event.title_ru !== undefined) return null;
  return <span class="only-original"> {messages.value.shell.onlyOriginal}</span>;
}
