import { form, openDialog, openForm, selectEvent, selectedId, setView, view } from '../state/page-state.ts';
import { VIEWS } from '../state/views.ts';
import { SEARCH_FIELD_ID } from './search-field.tsx';
import { areSingleKeysOn } from './single-keys.ts';

const ACTIONS: Readonly<Record<string, () => void>> = {
  '/': () => document.getElementById(SEARCH_FIELD_ID)?.focus(),
  n: () => openForm('new'),
  e: () => {
    if (selectedId.value !== undefined) openForm('edit');
  },
  r: () => {
    if (selectedId.value !== undefined) openForm('respond');
  },
  v: () => setView(view.value === 'timeline' ? 'table' : 'timeline'),
  ...Object.fromEntries(VIEWS.slice(1).map((each, index) => [String(index + 1), () => setView(each)])),
  h: () => setView('start'),
  '?': () => openDialog('keys'),
};

/** Handles the shortcuts of the whole page; chart and table handle their own. Returns a function that stops it. */
export function listenForShortcuts(): () => void {
  const handleKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOverlayOpen()) return;
    if (event.key === 'Escape' && selectedId.value !== undefined && form.value === undefined) {
      if (!isTextInput(event.target)) selectEvent(undefined);
      return;
    }
    const act = ACTIONS[latinKey(event)];
    if (!act || !areSingleKeysOn.value || isTextInput(event.target)) return;
    event.preventDefault();
    act();
  };
  document.addEventListener('keydown', handleKey);
  return () => document.removeEventListener('keydown', handleKey);
}

/** The Latin letter of a key on a Russian keyboard. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^[а-яё]$/.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

function isTextInput(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  );
}

function isOverlayOpen(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null;
}
