import { expect, test } from 'vitest';
import { isHead } from '../../../domain/parties/head.ts';

test.each([
  ['President of the United States', 'US'],
  ['President of the Russian Federation', 'RU'],
  ['President of Russia', 'RU'],
  ['Prime Minister of the United Kingdom', 'GB'],
  ['Chancellor of Germany', 'DE'],
  ['King', 'XR'],
  ['Президент России', 'RU'],
  ['Президент США', 'US'],
  ['Премьер-министр', 'XF'],
])('%s (%s) is a head of state or government', (office, party) => {
  expect(isHead({ office, party })).toBe(true);
});

test.each([
  ['Vice President of the United States', 'US'],
  ['President of the Atomic Energy Organization of Iran', 'IR'],
  ['President of the World Bank', 'US'],
  ['President of Russia', 'US'],
  ['Former President of Russia', 'RU'],
  ['Deputy Prime Minister', 'RU'],
  ['Secretary of State', 'US'],
  ['Kingmaker', 'XR'],
  ['Президент Роснефти', 'RU'],
  ['Помощник Президента России', 'RU'],
  [undefined, 'RU'],
  ['President', undefined],
])('%s (%s) is not', (office, party) => {
  expect(isHead({ office, party })).toBe(false);
});
