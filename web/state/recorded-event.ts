import { signal } from '@preact/signals';

/** The event that was just recorded on this page, until the chart has shown it. */
export const recordedEvent = signal<{ readonly id: string; readonly day: number } | undefined>(undefined);
