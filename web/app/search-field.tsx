import { useEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter, setFilter } from '../state/page-state.ts';
import { SearchIcon } from '../ui/icons.tsx';

export const SEARCH_FIELD_ID = 'search';

const DEBOUNCE_MS = 250;

interface SearchFieldProps {
  readonly takesFocus?: boolean;
  /** Called on Enter and Escape. */
  readonly onDone?: () => void;
}

/** Searches while the user types. Everything typed before the field loses the focus is one history entry. */
export function SearchField({ takesFocus = false, onDone }: SearchFieldProps) {
  const { shell } = messages.value;
  const stored = filter.value.q ?? '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTyping = useRef(false);
  const lastSearch = useRef(stored);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (takesFocus) input.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);

  // Back or the chip of the filter changed the search: discard the typed text.
  useEffect(() => {
    if (stored === lastSearch.current) return;
    lastSearch.current = stored;
    clearTimeout(timer.current);
    setDraft(undefined);
    isTyping.current = false;
  }, [stored]);

  const search = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    if (q === (filter.value.q ?? '')) return;
    lastSearch.current = q;
    setFilter({ q }, { replace: isTyping.current });
    isTyping.current = true;
  };

  return (
    <search class="search">
      <SearchIcon />
      <input
        ref={input}
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
          timer.current = setTimeout(() => search(text), DEBOUNCE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(event.currentTarget.value);
          if (!onDone || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          // Enter would press the button that gets the focus.
          event.preventDefault();
          onDone();
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
