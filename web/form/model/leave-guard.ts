import { guardNavigation } from '../../state/page-state.ts';

export interface LeaveGuard {
  /** Whether leaving now would lose changes. */
  isNeeded(): boolean;
  /** Asks the user whether to leave. */
  ask(): void;
}

/**
 * Protects unsaved changes against closing or reloading the page, where the browser asks the user, and against Back,
 * which is undone before `ask` is called. Returns a function that removes the guard.
 */
export function guardLeaving(guard: LeaveGuard): () => void {
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (guard.isNeeded()) event.preventDefault();
  };
  addEventListener('beforeunload', beforeUnload);
  const removePageGuard = guardNavigation(() => {
    if (!guard.isNeeded()) return false;
    guard.ask();
    return true;
  });
  return () => {
    removeEventListener('beforeunload', beforeUnload);
    removePageGuard();
  };
}
