import { expect, it } from 'vitest';
import { ciede2000, type Lab } from './colour-difference.ts';

/** Pairs 1, 4, 7, 9, 13, 17, 20, 25, 31 and 34 of the test data of Sharma, Wu and Dalal 2005, table 1. */
const PAIRS: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

it.each(PAIRS)('the difference between %j and %j is %d', (a, b, difference) => {
  expect(ciede2000(a, b)).toBeCloseTo(difference, 4);
  expect(ciede2000(b, a)).toBeCloseTo(difference, 4);
});
