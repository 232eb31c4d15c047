import { expect, test } from 'vitest';
import { CAMEO_CODES, goldsteinOf } from '../../../domain/cameo/cameo.ts';

test('all 312 codes of CAMEO have a name, a score and a class', () => {
  expect(CAMEO_CODES.size).toBe(312);
  for (const [key, { code, name, goldstein, quad_class }] of CAMEO_CODES) {
    expect([
      code,
      /^\d{2,4}$/.test(code),
      name !== '',
      Math.abs(goldstein) <= 10,
      quad_class >= 1 && quad_class <= 4,
    ]).toEqual([key, true, true, true, true]);
  }
});

test('a code is text: 010 is a statement, 10 a demand', () => {
  expect([CAMEO_CODES.get('010'), CAMEO_CODES.get('10')]).toEqual([
    { code: '010', name: 'Make statement, not specified below', goldstein: 0, quad_class: 1 },
    { code: '10', name: 'Demand', goldstein: -5, quad_class: 3 },
  ]);
});

test.each([
  ['161', -4],
  ['163', -8],
  ['0841', 7],
  ['057', 8],
  // GDELT's scores, which differ from those of ICEWS
  ['016', -2],
  ['022', 3.2],
  ['164', -7],
  ['165', -6.5],
  // a score of ICEWS for a code that GDELT does not have
  ['1213', -4],
])('%s scores %d', (code, score) => {
  expect(goldsteinOf(code)).toBe(score);
});

test('an unknown code has no score', () => {
  expect(() => goldsteinOf('999')).toThrow('Unknown CAMEO code “999”');
});
