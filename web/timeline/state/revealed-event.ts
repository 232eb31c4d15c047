import { signal } from '@preact/signals';

/**
 * The selected event that the window has already been moved to, also while another view is open. `null` until the
 * first chart of the page.
 */
export const revealedId = signal<string | undefined | null>(null);
