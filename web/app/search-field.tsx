import { useEffect, useRef, useState } from 'preact/hooks';
import { loadCode } from '../api/load-code.ts';
import { messages } from '../i18n/messages.ts';
import type { PanelKeys } from '../search/search-panel.tsx';
import { filter, setFilter } from '../state/page-state.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { lazy } from '../ui/lazy.tsx';

export const SEARCH_FIELD_ID = 'search';

const LIST_ID = `${SEARCH_FIELD_ID}-list`;

const SearchPanel = lazy(async () => (await import('../search/search-panel.tsx')).SearchPanel, {
  preload: true,
  sections: ['search'],
  fallback: null,
});

interface SearchFieldProps {
  readonly takesFocus?: boolean;
  /** Called when the search was applied, an event opened, or the search given up. */
  readonly onDone?: () => void;
}

/**
 * A combobox: the list shows how the text is understood and what it finds. Enter and leaving the field apply the search, which
 * then is the filter of the page; the field keeps the words that are no filter.
 */
export function SearchField({ takesFocus = false, onDone }: SearchFieldProps) {
  const { shell } = messages.value;
  const stored = filter.value.q ?? '';
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const keys = useRef<PanelKeys | null>(null);
  const text = draft ?? stored;

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, []);

  // Back or the chip of the filter changed the search: discard the typed text.
  useEffect(() => setDraft(undefined), [stored]);

  // Moving the focus applies the search before the field is rendered again.
  const unapplied = useRef<string>(undefined);
  unapplied.current = draft;
  const close = () => {
    unapplied.current = undefined;
    setOpen(false);
    setDraft(undefined);
  };
  const apply = () => {
    const typed = unapplied.current?.trim();
    close();
    if (typed !== undefined && typed !== stored) void applyText(typed);
  };

  return (
    <search
      ref={box}
      class="search"
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget)) return;
        apply();
      }}
    >
      <SearchIcon />
      <input
        ref={input}
        id={SEARCH_FIELD_ID}
        type="text"
        inputMode="search"
        enterkeyhint="search"
        role="combobox"
        aria-label={shell.search.label}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={LIST_ID}
        aria-activedescendant={isOpen ? active : undefined}
        aria-describedby={`${SEARCH_FIELD_ID}-help`}
        placeholder={shell.search.placeholder}
        value={text}
        autocomplete="off"
        spellcheck={false}
        maxLength={500}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (isOpen && keys.current?.handle(event)) {
            event.preventDefault();
            return;
          }
          if (event.key === 'ArrowDown') setOpen(true);
          if (event.key === 'Enter') {
            // Enter would press the button that gets the focus.
            event.preventDefault();
            apply();
            onDone?.();
          }
          if (event.key !== 'Escape') return;
          // The browser would empty the field.
          event.preventDefault();
          if (isOpen && draft !== undefined && !onDone) setOpen(false);
          else {
            close();
            onDone?.();
          }
        }}
      />
      <span class="key-hint" aria-hidden="true">
        /
      </span>
      <span class="hidden" id={`${SEARCH_FIELD_ID}-help`}>
        {shell.search.help}
      </span>
      {isOpen && (
        <SearchPanel
          id={LIST_ID}
          text={text}
          keys={keys}
          onActive={setActive}
          onText={(next: string) => {
            setDraft(next);
            input.current?.focus();
          }}
          onDone={() => {
            close();
            onDone?.();
          }}
        />
      )}
    </search>
  );
}

/** Without the code that understands the text, for example offline, all of it is searched. */
async function applyText(text: string): Promise<void> {
  try {
    const { applySearch } = await loadCode(() => import('../search/search-model.ts'));
    await applySearch(text);
  } catch {
    setFilter({ q: text });
  }
}
