import { useEffect } from 'preact/hooks';
import { partyName } from '../../domain/parties/party.ts';
import { filterChips } from '../filter/filter-chips.ts';
import { messages } from '../i18n/messages.ts';
import { filter, language, selectedEventTitle, selectedId, sides } from '../state/page-state.ts';

/** Sets the language of the document, and its title: the event, or else the filter; then the relation and the program. */
export function usePageTitle(): void {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  const relation = `${partyName(upper, language.value)} · ${partyName(lower, language.value)}`;
  const filterTexts = filterChips(filter.value, messages.value, language.value).map(
    ({ label, text }) => `${label} ${text}`,
  );
  const subject = selectedId.value === undefined ? filterTexts.join(', ') : (selectedEventTitle.value ?? '');
  const title = [subject, relation, shell.appName].filter(Boolean).join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
}
