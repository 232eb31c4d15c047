import { expect, test } from 'vitest';
import { DEFAULT_SIDES, sideOf } from '../../../domain/parties/side.ts';

const sides = { upper: 'XR', lower: 'XF' };

test.each([
  [['XR'], 'upper'],
  [['XF', 'EU'], 'lower'],
  [['XF', 'XR'], 'joint'],
  [['EU'], 'context'],
] as const)('an event initiated by %j is on side %s', (initiators, side) => {
  expect(sideOf(initiators, sides)).toBe(side);
});

test('the default sides are the United States and Russia', () => {
  expect(DEFAULT_SIDES).toEqual({ upper: 'US', lower: 'RU' });
});
