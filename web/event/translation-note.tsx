import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { translationIssues } from '../../domain/events/translation.ts';
import { messages } from '../i18n/messages.ts';
import { isEmbedded, openForm } from '../state/page-state.ts';

/** What is wrong with the languages of an event, with a button that opens the form. Machine-coded events are all English. */
export function TranslationNote({ event }: { readonly event: DiplomaticEvent }) {
  const { names, shell } = messages.value;
  if (isEmbedded || event.origin !== undefined) return null;
  return translationIssues(event).map((issue) => (
    <p key={issue} class="translation-note quiet">
      {names.translation[issue]}.{' '}
      <button type="button" class="text-button" onClick={() => openForm('edit', event.id)}>
        {shell.event.fixTranslation[issue]}
      </button>
    </p>
  ));
}
