import type { Era } from '../../../domain/eras/era.ts';

type EndedEra = Era & { readonly ends: string };

/** The last two eras of each party that have ended, in the order of their days. Parties with fewer are left out. */
export function endedPairs(
  eras: readonly Era[],
  parties: readonly string[],
): readonly (readonly [EndedEra, EndedEra])[] {
  return parties.flatMap((party) => {
    const [first, second] = eras
      .filter((era): era is EndedEra => era.party === party && era.ends !== undefined)
      .toSorted((a, b) => a.first_day - b.first_day)
      .slice(-2);
    return first && second ? [[first, second] as const] : [];
  });
}
