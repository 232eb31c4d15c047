import { signal } from '@preact/signals';

/** Until then, network and main thread are left to the first view: whatever can wait starts later. */
const FIRST_VIEW_MS = 1_200;

export const isFirstViewDone = signal(false);

/** Starts the time of the first view. Returns a function that stops the timer. */
export function startFirstView(): () => void {
  const timer = setTimeout(() => {
    isFirstViewDone.value = true;
  }, FIRST_VIEW_MS);
  return () => clearTimeout(timer);
}
