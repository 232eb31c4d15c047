import { expect, test } from 'vitest';
import { PARTIES } from '../../../domain/parties/party.ts';

/** Countries that we name otherwise than CLDR, because readers of diplomatic records know them by these names. */
const OWN_NAMES = {
  en: ['CD', 'CG', 'CV', 'HK', 'MM', 'MO', 'PS', 'UM', 'VA', 'VI'],
  ru: ['CD', 'CF', 'CG', 'FM', 'HK', 'MM', 'MO', 'PS', 'TL', 'UM', 'US', 'VA', 'VG', 'VI', 'ZA'],
} as const;

/** CLDR's name with its abbreviations written out. */
function writtenOut(name: string): string {
  return name
    .replaceAll('&', 'and')
    .replaceAll('St.', 'St')
    .replace(/о-ва(?= |$)/, 'острова')
    .replace(/о-в(?= |$)/, 'остров')
    .replace('Св.', 'Святой');
}

/** Capitals and the article are a matter of style. */
function comparable(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\bthe /, '');
}

test.each(['en', 'ru'] as const)('the names of countries are those of CLDR (%s)', (language) => {
  const cldr = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const countries = [...PARTIES.values()].filter(({ kind }) => kind === 'country');
  const others = countries.filter(({ code, name, name_ru }) => {
    const ours = language === 'ru' ? name_ru : name;
    const theirs = cldr.of(code);
    return theirs !== undefined && comparable(writtenOut(theirs)) !== comparable(ours);
  });
  expect(others.map(({ code }) => code).sort()).toEqual(OWN_NAMES[language]);
});
