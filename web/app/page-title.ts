import { useEffect } from 'preact/hooks';
import { partyName } from '../../domain/parties/party.ts';
import { filterChips } from '../filter/filter-chips.ts';
import { messages } from '../i18n/messages.ts';
import { filter, language, selectedEventTitle, selectedId, sides } from '../state/page-state.ts';

/** Keeps the window's title to what is shown (the event, else the filter, else the relation), and the document's language. */
export function usePageTitle(): void {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  const relation = `${partyName(upper, language.value)} · ${partyName(lower, language.value)}`;
  const asked = filterChips(filter.value, messages.value, language.value).map(
    ({ label, text }) => `${label} ${text}`,
  );
  const about = selectedId.value === undefined ? asked.join(', ') : (selectedEventTitle.value ?? '');
  const title = [about, relation, shell.appName].filter(Boolean).join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
}
