import { signal } from '@preact/signals';
import type { ChartSnapshot } from './chart-renderer.ts';

/** Reads what the timeline chart shows. Undefined while the chart is not on the screen. */
export const shownChart = signal<(() => ChartSnapshot | undefined) | undefined>(undefined);
