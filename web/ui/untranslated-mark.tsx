import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';

/** Marks an event without a Russian title on the Russian page. */
export function UntranslatedMark({ event }: { readonly event: { readonly title_ru?: string | undefined } }) {
  if (language.value === 'en' || event.title_ru !== undefined) return null;
  return <span class="only-original"> {messages.value.shell.onlyOriginal}</span>;
}
