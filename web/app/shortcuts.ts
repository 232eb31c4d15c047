import { form, openForm, selectEvent, selectedId, setView, view } from '../state/page-state.ts';
import { VIEWS } from '../state/views.ts';
import { openDialog } from './page-dialogs.tsx';
import { SEARCH_FIELD } from './search-field.tsx';
import { areSingleKeysOn } from './single-keys.ts';

/** Whether the last thing the reader touched was the keyboard: what opens by it takes the focus. */
let isByKeyboard = false;

export function wasKeyboardUsedLast(): boolean {
  return isByKeyboard;
}

const ACT: Readonly<Record<string, () => void>> = {
  '/': () => document.getElementById(SEARCH_FIELD)?.focus(),
  n: () => openForm('new'),
  e: () => {
    if (selectedId.value !== undefined) openForm('edit');
  },
  v: () => setView(view.value === 'timeline' ? 'table' : 'timeline'),
  ...Object.fromEntries(VIEWS.slice(1).map((each, index) => [String(index + 1), () => setView(each)])),
  h: () => setView('start'),
  '?': () => openDialog('keys'),
};

/** The page's own keys, wherever the focus is; the chart and the table have theirs. Returns a way to stop. */
export function listenForShortcuts(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isSomethingOver()) return;
    if (event.key === 'Escape' && selectedId.value !== undefined && form.value === undefined) {
      if (!isTyping(event.target)) selectEvent(undefined);
      return;
    }
    const act = ACT[latinKey(event)];
    if (!act || !areSingleKeysOn.value || isTyping(event.target)) return;
    event.preventDefault();
    act();
  };
  const notice = (event: Event) => {
    isByKeyboard = event.type === 'keydown';
  };
  document.addEventListener('keydown', press);
  document.addEventListener('keydown', notice, { capture: true });
  document.addEventListener('pointerdown', notice, { capture: true });
  return () => {
    document.removeEventListener('keydown', press);
    document.removeEventListener('keydown', notice, { capture: true });
    document.removeEventListener('pointerdown', notice, { capture: true });
  };
}

/** On a Russian keyboard the same keys have other letters. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^[а-яё]$/.test(key)) return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

function isTyping(target: EventTarget | null): boolean {
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

function isSomethingOver(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null;
}
