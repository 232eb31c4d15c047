/** How a person is about to leave the form without having asked for it. */
export interface LeaveGuard {
  /** Whether something would be lost. */
  isNeeded(): boolean;
  /** Asks the person, in the page's own words. */
  ask(): void;
}

/**
 * Stands between unsaved changes and the ways out of the page: its reload or end (the browser asks, in its own words), and
 * Back, which is undone until the person has answered. Returns a way to stop.
 */
export function guardLeaving(guard: LeaveGuard): () => void {
  const address = location.href;

  const leavePage = (event: BeforeUnloadEvent) => {
    if (guard.isNeeded()) event.preventDefault();
  };
  const goBack = (event: PopStateEvent) => {
    if (!guard.isNeeded()) return;
    // The page must not hear of it: it would take the form away before anybody could answer.
    event.stopImmediatePropagation();
    history.pushState(null, '', address);
    guard.ask();
  };

  addEventListener('beforeunload', leavePage);
  addEventListener('popstate', goBack, { capture: true });
  return () => {
    removeEventListener('beforeunload', leavePage);
    removeEventListener('popstate', goBack, { capture: true });
  };
}
