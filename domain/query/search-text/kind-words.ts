import type { Kind } from '../../events/kind.ts';

/**
 * Nouns that name a kind. The full text of an event contains those of its kind, so a search for “expulsion” finds the
 * expulsions and whatever else mentions one: the word widens the search where the filter `kind` would hide events.
 */
export const KIND_NOUNS: Readonly<Record<Kind, readonly string[]>> = {
  expulsion: ['expulsion', 'высылка', 'выдворение'],
  mission: ['mission', 'представительство'],
  sanctions: ['sanctions', 'санкции'],
  relief: ['relief', 'смягчение'],
  withdrawal: ['withdrawal', 'выход'],
  talks: ['talks', 'negotiations', 'переговоры'],
  proposal: ['proposal', 'offer', 'предложение'],
  statement: ['statement', 'заявление'],
  agreement: ['agreement', 'соглашение'],
  exchange: ['exchange', 'swap', 'обмен'],
  incident: ['incident', 'инцидент'],
  legal: ['legal', 'судебное'],
  military: ['military', 'военное'],
};

/** All forms of these nouns, in lower case with е for ё. */
const FORMS: readonly (readonly [Kind, RegExp])[] = [
  ['expulsion', /^(expulsions?|высылк(а|и|е|у|ой|ам|ами|ах)|высылок|выдворени(е|я|ю|ем|и|й|ям|ями|ях))$/],
  ['mission', /^(missions?|представительств(о|а|у|ом|е|ам|ами|ах)?)$/],
  ['sanctions', /^(sanctions?|санкци(я|и|ю|ей|й|ям|ями|ях))$/],
  ['relief', /^(relief|смягчени(е|я|ю|ем|и|й))$/],
  ['withdrawal', /^(withdrawals?|выход(а|у|ом|е|ы|ов)?)$/],
  ['talks', /^(talks|negotiations?|переговор(ы|ов|ам|ами|ах))$/],
  ['proposal', /^(proposals?|offers?|предложени(е|я|ю|ем|и|й|ям|ями|ях))$/],
  ['statement', /^(statements?|заявлени(е|я|ю|ем|и|й|ям|ями|ях))$/],
  ['agreement', /^(agreements?|соглашени(е|я|ю|ем|и|й|ям|ями|ях))$/],
  ['exchange', /^(exchanges?|swaps?|обмен(а|у|ом|е|ы|ов|ам|ами|ах)?)$/],
  ['incident', /^(incidents?|инцидент(а|у|ом|е|ы|ов|ам|ами|ах)?)$/],
  ['legal', /^legal$/],
  ['military', /^military$/],
];

/** The kind that a word names, in any case and with е or ё. */
export function kindNamed(word: string): Kind | undefined {
  const folded = word.toLowerCase().replaceAll('ё', 'е');
  return FORMS.find(([, forms]) => forms.test(folded))?.[0];
}
