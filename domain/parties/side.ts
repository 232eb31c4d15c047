/**
 * A relation is two sides, one party each. They are a way of looking, computed from the parties and never stored,
 * so the same events show any other pair the moment somebody records it.
 */
export interface Sides {
  /** The party whose acts rise above the axis. */
  readonly upper: string;
  /** The party whose acts hang below it. */
  readonly lower: string;
}

export const DEFAULT_SIDES: Sides = { upper: 'US', lower: 'RU' };

/** Where an event stands: on one side, on both (`joint`), or on neither (`context`: acts of third parties). */
export const SIDES = ['upper', 'lower', 'joint', 'context'] as const;
export type Side = (typeof SIDES)[number];

export function sideOf(initiators: readonly string[], sides: Sides): Side {
  const upper = initiators.includes(sides.upper);
  const lower = initiators.includes(sides.lower);
  if (upper && lower) return 'joint';
  if (upper) return 'upper';
  return lower ? 'lower' : 'context';
}
