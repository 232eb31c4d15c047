import { expect, test } from 'vitest';
import { endedPairs } from '../../../../web/analysis/compare/ended-pairs.ts';

const era = (id: number, party: string, starts: string, ends?: string) => ({
  id,
  name: `Era ${id}`,
  party,
  starts,
  ...(ends !== undefined && { ends }),
  first_day: Number(starts) * 365,
  last_day: 1_000_000_000,
  version: 1,
});

test('the suggested comparison is of the last two eras of a party that have ended', () => {
  const eras = [
    era(1, 'XR', '1990', '1999'),
    era(3, 'XR', '2005', '2009'),
    era(2, 'XR', '2000', '2004'),
    era(4, 'XR', '2010'),
    era(5, 'XF', '1990', '2000'),
  ];
  const ids = endedPairs(eras, ['XR', 'XF', 'XA']).map((pair) => pair.map(({ id }) => id));
  expect(ids).toEqual([[2, 3]]);
});
