import { signal } from '@preact/signals';
import { selectedId, timeWindow } from '../../state/page-state.ts';

/**
 * The selected event that the window has already been moved to. An address with both a window and an event keeps its
 * window, so that event counts as revealed when the page opens.
 */
export const revealedId = signal(timeWindow.peek() ? selectedId.peek() : undefined);
