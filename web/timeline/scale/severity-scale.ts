import type { Frame } from './frame.ts';

/**
 * How far from the joint band a severity (−10 co-operation … +10 conflict) stands, as a share of a side's reach.
 *
 * Straight between knots, and stretched where real events cluster up: co-operation hugs the axis, reprisals (4–5) and
 * sanctions (8) get room for their stacks, and force (10) still has room above it.
 */
export function severityShare(severity: number): number {
  const clamped = Math.min(Math.max(severity, -10), 10);
  for (const [index, [upTo, share]] of KNOTS.entries()) {
    if (clamped > upTo) continue;
    const [from, fromShare] = KNOTS[index - 1] ?? [upTo, share];
    return from === upTo ? share : fromShare + ((share - fromShare) * (clamped - from)) / (upTo - from);
  }
  return 1;
}

const KNOTS: readonly (readonly [severity: number, share: number])[] = [
  [-10, 0],
  [-5, 0.07],
  [0, 0.19],
  [4, 0.36],
  [8, 0.66],
  [10, 0.88],
];

export type SeverityName = 'cooperation' | 'neutral' | 'strained' | 'severe' | 'force';

/** The severities that a reader finds named beside the chart. */
export const NAMED_SEVERITIES: readonly (readonly [severity: number, word: SeverityName])[] = [
  [-7, 'cooperation'],
  [0, 'neutral'],
  [4, 'strained'],
  [8, 'severe'],
  [10, 'force'],
];

/** The severities half way between two words: what lies between two of them is nearest to one word. */
const BORDERS: readonly number[] = NAMED_SEVERITIES.slice(1).map(
  ([severity], index) => (severity + (NAMED_SEVERITIES[index]?.[0] ?? severity)) / 2,
);

/** The part of a side's reach, in shares, in which a reader finds the one word that is true of a severity. */
export function bandOf(severity: number): { readonly from: number; readonly to: number } {
  const next = BORDERS.findIndex((border) => severity < border);
  const [lower, upper] = next < 0 ? [BORDERS.at(-1), undefined] : [BORDERS[next - 1], BORDERS[next]];
  return {
    from: lower === undefined ? 0 : severityShare(lower),
    to: upper === undefined ? 1 : severityShare(upper),
  };
}

/** Where a severity stands on a side, in px from the chart's top. */
export function severityYPx(side: 'upper' | 'lower', severity: number, frame: Frame): number {
  const distancePx = frame.bandPx + severityShare(severity) * frame.reachPx;
  return side === 'upper' ? frame.axisYPx - distancePx : frame.axisYPx + distancePx;
}
