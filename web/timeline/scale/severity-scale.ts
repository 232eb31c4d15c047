import { scaleLinear } from 'd3';

/**
 * Distance of a severity (−10 co-operation … +10 conflict) from the joint band, as a share of its side's band.
 *
 * Piecewise linear, with more room where most events are: reprisals (4–5) and sanctions (8) need it for their marks, and
 * some is left above force (10). Co-operation stays near the axis.
 */
export function severityShare(severity: number): number {
  return shareScale(severity);
}

const shareScale = scaleLinear([-10, -5, 0, 4, 8, 10], [0.03, 0.1, 0.22, 0.4, 0.7, 0.92]).clamp(true);

export type SeverityName = 'cooperation' | 'neutral' | 'strained' | 'severe' | 'force';

/** The severities with a label beside the chart. */
export const NAMED_SEVERITIES: readonly (readonly [severity: number, name: SeverityName])[] = [
  [-7, 'cooperation'],
  [0, 'neutral'],
  [4, 'strained'],
  [8, 'severe'],
  [10, 'force'],
];
