import { KINDS, type Kind } from '../../domain/events/kind.ts';
import { SIDES } from '../../domain/parties/side.ts';

/*
 * A combination of side, kind and rounded severity, as one number. The cells of the timeline are counted by combination.
 * Those of the upper side come first, then those of the lower side, then the others.
 */

/** Severities run from −10 to 10. */
const SEVERITIES = 21;
const MAX_SEVERITY = 10;

/** The number of combinations. */
export const COMBINATIONS = SIDES.length * KINDS.length * SEVERITIES;

export const COMBINATIONS_PER_SIDE = COMBINATIONS / SIDES.length;

/** `side` and `kind` are indexes into `SIDES` and `KINDS`. */
export function combinationOf(side: number, kind: number, severityTenths: number): number {
  return (side * KINDS.length + kind) * SEVERITIES + roundedTenths(severityTenths) + MAX_SEVERITY;
}

export function combinationAt(number: number) {
  const kind = Math.floor(number / SEVERITIES);
  return {
    side: SIDES[Math.floor(kind / KINDS.length)] ?? 'context',
    kind: KINDS[kind % KINDS.length] ?? ('statement' satisfies Kind),
    severity: (number % SEVERITIES) - MAX_SEVERITY,
  };
}

/** Tenths as a whole number; halves are rounded away from zero. */
function roundedTenths(tenths: number): number {
  return Math.sign(tenths) * Math.round(Math.abs(tenths) / 10) + 0;
}
