import { expect, test } from 'vitest';
import { DEFAULT_SIDES, sideOf } from '../../../domain/parties/side.ts';

const sides = { upper: 'XR', lower: 'XF' };

test.each([
  [['XR'], 'upper'],
  [['XF', 'EU'], 'lower'],
  [['XF', 'XR'], 'joint'],
  [['EU'], 'context'],
] as const)('an act of %j is on side %s', (initiators, side) => {
  expect(sideOf(initiators, sides)).toBe(side);
});

test('the sides are those of the United States and Russia unless the reader chooses others', () => {
  expect(DEFAULT_SIDES).toEqual({ upper: 'US', lower: 'RU' });
});
