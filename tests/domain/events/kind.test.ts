import { expect, test } from 'vitest';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { defaultGoldstein } from '../../../domain/cameo/default-goldstein.ts';
import { FAMILIES, KIND, KINDS, kindsOf } from '../../../domain/events/kind.ts';

test('each of the thirteen kinds is in one of four families', () => {
  expect(Object.fromEntries(FAMILIES.map((family) => [family, kindsOf(family)]))).toEqual({
    presence: ['expulsion', 'mission'],
    pressure: ['sanctions', 'relief', 'withdrawal'],
    dialogue: ['talks', 'proposal', 'statement', 'agreement', 'exchange'],
    shock: ['incident', 'legal', 'military'],
  });
  expect(FAMILIES.flatMap(kindsOf)).toEqual(KINDS);
});

test('each kind has the score of its default code', () => {
  expect(KINDS.map((kind) => [kind, KIND[kind].cameo, defaultGoldstein(kind)])).toEqual([
    ['expulsion', '161', -4],
    ['mission', '161', -4],
    ['sanctions', '163', -8],
    ['relief', '085', 7],
    ['withdrawal', '160', -4],
    ['talks', '046', 7],
    ['proposal', '030', 4],
    ['statement', '010', 0],
    ['agreement', '057', 8],
    ['exchange', '0841', 7],
    ['incident', '150', -7.2],
    ['legal', '173', -5],
    ['military', '154', -7.2],
  ]);
});

test('every alternate is a CAMEO code other than the default', () => {
  for (const kind of KINDS) {
    const { cameo, alternates } = KIND[kind];
    expect([kind, alternates.filter((code) => !CAMEO_CODES.has(code) || code === cameo)]).toEqual([kind, []]);
    expect(new Set(alternates).size).toBe(alternates.length);
  }
});
