import { signal } from '@preact/signals';

/** Until then everything is for the first view alone: what comes of itself later waits. */
const FIRST_VIEW_MS = 1_200;

export const isFirstViewDone = signal(false);

setTimeout(() => {
  isFirstViewDone.value = true;
}, FIRST_VIEW_MS);
