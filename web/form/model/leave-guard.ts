import { guardNavigation } from '../../state/page-state.ts';

export interface LeaveGuard {
  /** Whether something would be lost. */
  isNeeded(): boolean;
  /** Asks the person, in the page's own words. */
  ask(): void;
}

/**
 * Stands between unsaved changes and the ways out that nobody asked the form about: the page's reload or end (the browser
 * asks, in its own words), and Back, which is undone until the person has answered. Returns a way to stop.
 */
export function guardLeaving(guard: LeaveGuard): () => void {
  const leavePage = (event: BeforeUnloadEvent) => {
    if (guard.isNeeded()) event.preventDefault();
  };
  addEventListener('beforeunload', leavePage);
  const stopGuarding = guardNavigation(() => {
    if (!guard.isNeeded()) return false;
    guard.ask();
    return true;
  });
  return () => {
    removeEventListener('beforeunload', leavePage);
    stopGuarding();
  };
}
