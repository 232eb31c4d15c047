import { bisectRight, scaleLinear } from 'd3';
import type { Frame } from './frame.ts';

/**
 * Distance from the joint band of a severity (−10 co-operation … +10 conflict), as a share of a side's reach.
 *
 * Piecewise linear, with more room where most events are: reprisals (4–5) and sanctions (8) need it for their lanes,
 * and some is left above force (10). Co-operation stays near the axis.
 */
export function severityShare(severity: number): number {
  return shareScale(severity);
}

const shareScale = scaleLinear([-10, -5, 0, 4, 8, 10], [0, 0.07, 0.19, 0.36, 0.66, 0.88]).clamp(true);

export type SeverityName = 'cooperation' | 'neutral' | 'strained' | 'severe' | 'force';

/** The severities with a label beside the chart. */
export const NAMED_SEVERITIES: readonly (readonly [severity: number, name: SeverityName])[] = [
  [-7, 'cooperation'],
  [0, 'neutral'],
  [4, 'strained'],
  [8, 'severe'],
  [10, 'force'],
];

/** Half way between two named severities: between two borders, the same name is nearest. */
const BORDERS: number[] = NAMED_SEVERITIES.slice(1).map(
  ([severity], index) => (severity + (NAMED_SEVERITIES[index]?.[0] ?? severity)) / 2,
);

/** The part of a side’s reach, in shares, that is closest to the label of this severity. */
export function bandOf(severity: number): { readonly from: number; readonly to: number } {
  const next = bisectRight(BORDERS, severity);
  const [lower, upper] = [BORDERS[next - 1], BORDERS[next]];
  return {
    from: lower === undefined ? 0 : severityShare(lower),
    to: upper === undefined ? 1 : severityShare(upper),
  };
}

/** Height of a severity, in px from the top of the chart. */
export function severityYPx(side: 'upper' | 'lower', severity: number, frame: Frame): number {
  const distancePx = frame.bandPx + severityShare(severity) * frame.reachPx;
  return side === 'upper' ? frame.axisYPx - distancePx : frame.axisYPx + distancePx;
}
