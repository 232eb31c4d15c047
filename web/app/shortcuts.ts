import { form, openDialog, openForm, selectEvent, selectedId, setView, view } from '../state/page-state.ts';
import type { Direction } from '../state/undo-stack.ts';
import { VIEWS } from '../state/views.ts';
import { SEARCH_FIELD_ID } from './search-field.tsx';
import { areSingleKeysOn } from './single-keys.ts';
import { startUndo } from './start-undo.ts';

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
    const direction = undoDirection(event);
    if (
      direction !== undefined &&
      !event.defaultPrevented &&
      !isTextInput(event.target) &&
      !isOverlayOpen()
    ) {
      event.preventDefault();
      startUndo(direction);
      return;
    }
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

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or with Cmd; by the place of the key on a Russian keyboard. */
function undoDirection(event: KeyboardEvent): Direction | undefined {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = latinKey(event).toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : undefined;
}

/** The Latin letter of a key on a Russian keyboard. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (!/^[а-яё]$/i.test(key)) return key;
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
