import { expect, test } from 'vitest';
import { isPartyCode, PARTIES, partyName } from '../../../domain/parties/party.ts';

test('countries and organisations have a name in English and in Russian', () => {
  const countries = [...PARTIES.values()].filter(({ kind }) => kind === 'country');
  // ISO 3166-1 has 249, and Kosovo is one more.
  expect(countries.length).toBe(250);
  expect([...PARTIES.values()].filter(({ name, name_ru }) => name === '' || !/[А-Я]/.test(name_ru))).toEqual(
    [],
  );
  expect(
    ['US', 'GB', 'CI', 'XK', 'NATO', 'OSCE'].map((code) => [partyName(code), partyName(code, 'ru')]),
  ).toEqual([
    ['United States', 'США'],
    ['United Kingdom', 'Великобритания'],
    ['Côte d’Ivoire', 'Кот-д’Ивуар'],
    ['Kosovo', 'Косово'],
    ['North Atlantic Treaty Organization', 'НАТО'],
    ['Organization for Security and Co-operation in Europe', 'ОБСЕ'],
  ]);
});

test('a code that ISO leaves to its users is a party too, and is its own name', () => {
  expect(['XR', 'XF', 'AA', 'QM', 'QZ', 'ZZ'].map(isPartyCode)).toEqual([true, true, true, true, true, true]);
  expect([partyName('XR'), partyName('XR', 'ru')]).toEqual(['XR', 'XR']);
});

test('anything else is no party', () => {
  expect(['us', 'USA', 'QL', 'UK', 'Russia', '', ' US', 'XRX'].filter(isPartyCode)).toEqual([]);
});

test('no organisation is taken for a country, but for those whose code ISO keeps for them', () => {
  const organisations = [...PARTIES.values()].filter(({ kind }) => kind === 'organisation');
  expect(organisations.map(({ code }) => code).filter((code) => /^[A-Z]{2}$/.test(code))).toEqual([
    'EU',
    'UN',
  ]);
});
