import { signal } from '@preact/signals';
import type { ChartSnapshot } from './chart-renderer.ts';

/** Takes a snapshot of the timeline chart. Undefined while the chart is not on the screen. */
export const shownChart = signal<(() => ChartSnapshot | undefined) | undefined>(undefined);
