import type { ChartLayer } from '../../state/chart-options.ts';
import type { ChartLayers } from './layout-request.ts';

/** The chosen layers, as far as the layout depends on them. */
export function layoutLayers(chosen: readonly ChartLayer[]): ChartLayers {
  return { durations: chosen.includes('in_force'), context: chosen.includes('third_parties') };
}
