import { signal } from '@preact/signals';
import type { ChartSnapshot } from './chart-renderer.ts';

/** The timeline’s chart, where it is on the screen: what is drawn of it now. */
export const shownChart = signal<(() => ChartSnapshot | undefined) | undefined>(undefined);
