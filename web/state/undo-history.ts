import { computed, signal } from '@preact/signals';
import { parseJson } from '../api/parse-json.ts';
import { readTabStored, writeTabStored } from './browser-storage.ts';
import { EMPTY_STACK, nextChange, pushChange, type UndoStack, type UserChange } from './undo-stack.ts';

const STORAGE_KEY = 'demarche.undo';
/** The format of the stored stack. A stack of another format is dropped. */
const FORMAT = 1;

/**
 * The changes that were made in this tab. They survive a reload. Each tab has its own, because Ctrl+Z should undo what the
 * user sees; the server compares versions, so two tabs cannot overwrite each other.
 */
const stack = signal<UndoStack>(readStack());

export const undoable = computed(() => nextChange(stack.value, 'undo'));
export const redoable = computed(() => nextChange(stack.value, 'redo'));

/** Adds a change that the server has stored, so that the user can undo it. Returns its number. */
export function recordChange(change: UserChange): number {
  setStack(pushChange(stack.peek(), change));
  return stack.peek().lastNumber;
}

export function currentStack(): UndoStack {
  return stack.peek();
}

export function setStack(next: UndoStack): void {
  stack.value = next;
  writeTabStored(STORAGE_KEY, JSON.stringify({ format: FORMAT, ...next }));
}

function readStack(): UndoStack {
  const stored = parseJson(readTabStored(STORAGE_KEY) ?? '');
  if (typeof stored !== 'object' || stored === null) return EMPTY_STACK;
  const { format, ...rest } = stored as { readonly format?: unknown } & Partial<UndoStack>;
  return format === FORMAT && Array.isArray(rest.changes) ? { ...EMPTY_STACK, ...rest } : EMPTY_STACK;
}
