/**
 * The two parties whose relation is shown. Sides are computed from the initiators of events and never stored, so the same
 * events can be shown for any pair of parties.
 */
export interface Sides {
  /** The party whose events are drawn above the axis. */
  readonly upper: string;
  /** The party whose events are drawn below the axis. */
  readonly lower: string;
}

export const DEFAULT_SIDES: Sides = { upper: 'US', lower: 'RU' };

/** The side of an event: one of the two, both (`joint`), or neither (`context`: events of third parties). */
export const SIDES = ['upper', 'lower', 'joint', 'context'] as const;
export type Side = (typeof SIDES)[number];

export function sideOf(initiators: readonly string[], sides: Sides): Side {
  const upper = initiators.includes(sides.upper);
  const lower = initiators.includes(sides.lower);
  if (upper && lower) return 'joint';
  if (upper) return 'upper';
  return lower ? 'lower' : 'context';
}
