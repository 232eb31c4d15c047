import { useRef, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter } from '../state/page-state.ts';
import { CheckIcon, SearchIcon } from '../ui/icons.tsx';
import { SearchField } from './search-field.tsx';

/** The results take the screen below the field. */
function placePanel(row: HTMLElement | null): void {
  row?.style.setProperty('--search-panel-top', `${row.getBoundingClientRect().bottom}px`);
}

/** A button that opens the search field over its row, for phones. */
export function PhoneSearch() {
  const { shell } = messages.value;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const isActive = filter.value.q !== undefined;
  return (
    <>
      <button
        ref={opener}
        type="button"
        class={isActive ? 'icon-button search-open is-on' : 'icon-button search-open'}
        aria-label={shell.search.label}
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <SearchIcon />
      </button>
      {isOpen && (
        <div ref={placePanel} class="phone-search">
          <SearchField takesFocus onDone={close} />
          <button type="button" class="icon-button" aria-label={shell.search.done} onClick={close}>
            <CheckIcon />
          </button>
        </div>
      )}
    </>
  );
}
