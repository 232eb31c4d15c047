import { loadCode } from '../api/load-code.ts';
import { messages } from '../i18n/messages.ts';
import type { Direction } from '../state/undo-stack.ts';
import { showToast } from '../ui/toast.tsx';

/** Undoes or redoes the next change. Loads the code on demand: many visits change nothing. */
export function startUndo(direction: Direction): void {
  loadCode(() => import('../undo/undo.ts')).then(
    ({ step }) => step(direction),
    () => showToast({ text: messages.peek().shell.problem.unreachable, isProblem: true }),
  );
}
