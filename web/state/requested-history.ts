import { signal } from '@preact/signals';

/** The event whose panel should open its history, for example after a refused undo. */
export const requestedHistory = signal<string | undefined>(undefined);
