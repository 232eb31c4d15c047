import type { Language } from './language.ts';

/**
 * Whether a text that should be in `language` is written in the script of the other one. Names do not count: quoted parts,
 * abbreviations, and capitalised words after the first one. So neither «Meduza», “RT” nor “SWIFT” makes a Russian text English.
 */
export function isInOtherScript(text: string, language: Language): boolean {
  const words = countedWords(text);
  const cyrillic = countLetters(words, CYRILLIC);
  const latin = countLetters(words, LATIN);
  if (language === 'en') return cyrillic >= MIN_CYRILLIC && cyrillic > latin;
  // Russian texts name many companies and programs in Latin letters, also as their first word.
  return words.length >= MIN_LATIN_WORDS && latin > cyrillic * MAX_LATIN_RATIO;
}

const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const MIN_CYRILLIC = 3;
const MIN_LATIN_WORDS = 2;
const MAX_LATIN_RATIO = 3;

function countedWords(text: string): string[] {
  const words = text.replace(/«[^»]*»|“[^”]*”|„[^“]*“|"[^"]*"/g, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  return words.filter((word, index) => !isAbbreviation(word) && (index === 0 || !/^\p{Lu}/u.test(word)));
}

function isAbbreviation(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}{3}/u.test(word);
}

function countLetters(words: readonly string[], script: RegExp): number {
  return words.reduce((sum, word) => sum + (word.match(script)?.length ?? 0), 0);
}
