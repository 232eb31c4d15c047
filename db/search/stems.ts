import { LRUCache } from 'lru-cache';
import { PASSPORT_LATIN } from '../../domain/language/romanisation.ts';
import { englishLemmas, isEnglishName, isEnglishWord } from './english-words.ts';
import { declinedNouns, russianWord } from './russian-words.ts';

/**
 * What all forms of an English or Russian word have in common: its base forms by the dictionary (“met” has “meet”, «послом»
 * has «посол»), and for a name also its transliterated stem, so that «Лавровым» matches “Lavrov” and “Sergei” matches
 * “Sergey”. Words are forms of the same word if they share one. Ambiguous words have several.
 */
export function stemsOf(word: string): readonly string[] {
  const cached = stems.get(word);
  if (cached !== undefined) return cached;
  const found = findStems(word);
  stems.set(word, found);
  return found;
}

/** Lookups are slow, and all events use the same few thousand words. */
const stems = new LRUCache<string, readonly string[]>({ max: 50_000 });

/** Shorter words are ambiguous: US and UK have no other forms. */
const MIN_LENGTH = 3;

function findStems(word: string): string[] {
  if (word.length > MAX_LENGTH) return [word];
  if (word.length < MIN_LENGTH) {
    return /^[а-яё]{2}$/.test(word) ? [...new Set([word, ...declinedNouns(word)])] : [word];
  }
  if (/^[a-z]+$/.test(word)) return englishStems(word);
  if (/^[а-яё]+$/.test(word)) return russianStems(word);
  return [word];
}

/** No word is longer. */
const MAX_LENGTH = 60;

/** Shorter common words of the two languages are false friends: «мост» is not “most”. */
const MIN_COMMON = 7;

function russianStems(word: string): string[] {
  const { lemmas, nameStem } = russianWord(word);
  const stems = [...lemmas];
  if (nameStem !== undefined) stems.push(nameKey(inLatin(nameStem)));
  for (const lemma of lemmas) if (lemma.length >= MIN_COMMON) stems.push(unified(inLatin(lemma)));
  return [...new Set(stems)];
}

function englishStems(word: string): string[] {
  const lemmas = englishLemmas(word);
  const stems = [...lemmas];
  const russian = russianName(word);
  if (russian !== undefined) stems.push(nameKey(russian));
  else if (isEnglishName(word) || isAcronym(word) || !lemmas.some(isEnglishWord)) {
    stems.push(nameKey(word));
    // The Skripals.
    const one = word.replace(/(?<=[^s]{4})s$/, '');
    if (one !== word) stems.push(one, nameKey(one));
  }
  for (const lemma of lemmas) if (lemma.length >= MIN_COMMON) stems.push(unified(lemma));
  return [...new Set(stems)];
}

function isAcronym(word: string): boolean {
  return word.length === MIN_LENGTH && !/[aeiouy]/.test(word);
}

/** The stem of a Russian surname in Latin letters, which has the endings of its Russian spelling. */
function russianName(word: string): string | undefined {
  if (word.length < 5) return undefined;
  if (/(?:ov|ev|in|yn)a?$/.test(word) && word.length >= 6) return word.replace(/a$/, '');
  if (/(?:ov|ev)$/.test(word)) return word;
  return /[st]k(?:iy|yy|y|ii|i|ij|aya|aia|oy)$/.test(word) ? word.replace(/[iyjao]+$/, '') : undefined;
}

/** Marks the stem of a name, which must not match a common word. */
const NAME = '\uE001';

/** The same for all spellings of a name. */
function nameKey(latin: string): string {
  const key = unified(latin);
  const stem = key.replace(/[aeiou]+$/, '');
  return NAME + (stem.length >= MIN_LENGTH ? stem : key);
}

/** Without a letter for the hard sign. */
const LATIN = new Map([...PASSPORT_LATIN, ['ъ', '']]);

function inLatin(word: string): string {
  return [...word].map((letter) => LATIN.get(letter) ?? letter).join('');
}

/** Makes the transliterations of a Russian name equal. */
function unified(stem: string): string {
  return (
    stem
      // Yeltsin, Yevgeny; but not yearly, nor yes.
      .replace(/^ye(?=[^aeious]\w{3})/, 'e')
      .replace(/y|(?<=[aeiouy])j/g, 'i')
      .replace(/i{2,}/g, 'i')
      .replace(/x/g, 'ks')
      .replace(/kh/g, 'h')
      .replace(/tz/g, 'ts')
      .replace(/shch|sch/g, 'sh')
  );
}

/** Marks stems in an indexed text. A private-use character, which no text contains. */
const MARK = '\uE000';

/** The stems of a word as they are stored in an indexed text. */
export function stemWords(word: string): string[] {
  return stemsOf(word).map((stem) => MARK + stem);
}

/** Folded words followed by their stems, each stem once. */
export function withStems(folded: string): string {
  if (folded === '') return '';
  const stemmed = new Set(folded.split(' ').flatMap(stemWords));
  return `${folded} ${[...stemmed].join(' ')}`;
}
