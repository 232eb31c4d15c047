import { useEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter, setFilter } from '../state/page-state.ts';
import { SearchIcon } from '../ui/icons.tsx';

export const SEARCH_FIELD_ID = 'search';

const TYPING_MS = 250;

/** Searches as one types. One stretch of typing is one place to go back from, not one a letter. */
export function SearchField() {
  const { shell } = messages.value;
  const stored = filter.value.q ?? '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTyping = useRef(false);
  const searched = useRef(stored);

  useEffect(() => () => clearTimeout(timer.current), []);

  // Changed from elsewhere, by Back or by its chip: what was being typed is out of date.
  useEffect(() => {
    if (stored === searched.current) return;
    searched.current = stored;
    clearTimeout(timer.current);
    setDraft(undefined);
    isTyping.current = false;
  }, [stored]);

  const search = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    if (q === (filter.value.q ?? '')) return;
    searched.current = q;
    setFilter({ q }, { replace: isTyping.current });
    isTyping.current = true;
  };

  return (
    <search class="search">
      <SearchIcon />
      <input
        id={SEARCH_FIELD_ID}
        type="search"
        aria-label={shell.search.label}
        aria-keyshortcuts="/"
        placeholder={shell.search.placeholder}
        aria-describedby={`${SEARCH_FIELD_ID}-help`}
        value={draft ?? stored}
        autocomplete="off"
        spellcheck={false}
        maxLength={500}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(text), TYPING_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(event.currentTarget.value);
        }}
        onBlur={(event) => {
          search(event.currentTarget.value);
          setDraft(undefined);
          isTyping.current = false;
        }}
      />
      <span class="key-hint" aria-hidden="true">
        /
      </span>
      <span class="search-help" id={`${SEARCH_FIELD_ID}-help`}>
        {shell.search.help}
      </span>
    </search>
  );
}
