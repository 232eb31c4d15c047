import { expect, test } from 'vitest';
import { isPartyCode, PARTIES, partyName } from '../../../domain/parties/party.ts';

test('countries and organisations have a name in English and in Russian', () => {
  const countries = [...PARTIES.values()].filter(({ kind }) => kind === 'country');
  // The 249 of ISO 3166-1, and Kosovo.
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

test('user-assigned codes of ISO 3166-1 are parties without a name', () => {
  expect(['XR', 'XF', 'AA', 'QM', 'QZ', 'ZZ'].map(isPartyCode)).toEqual([true, true, true, true, true, true]);
  expect([partyName('XR'), partyName('XR', 'ru')]).toEqual(['XR', 'XR']);
});

test('other codes are not parties', () => {
  expect(['us', 'USA', 'QL', 'UK', 'Russia', '', ' US', 'XRX'].filter(isPartyCode)).toEqual([]);
});

test('only organisations whose codes ISO reserves have two-letter codes', () => {
  const organisations = [...PARTIES.values()].filter(({ kind }) => kind === 'organisation');
  expect(organisations.map(({ code }) => code).filter((code) => /^[A-Z]{2}$/.test(code))).toEqual([
    'EU',
    'UN',
  ]);
});
