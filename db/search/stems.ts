import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';
import { LRUCache } from 'lru-cache';

/**
 * The stem of an English or Russian word (Snowball's algorithms), so that a search finds its other forms. Russian stems
 * are transliterated, and spelling variants of names (Sergei, Sergey; Ryabkov, Riabkov) get the same stem: “Лавровым”
 * then matches “Lavrov”.
 */
export function stemOf(word: string): string {
  const cached = stems.get(word);
  if (cached !== undefined) return cached;
  const stem = findStem(word);
  stems.set(word, stem);
  return stem;
}

/** Stemming is slow, and all events use the same few thousand words. */
const stems = new LRUCache<string, string>({ max: 50_000 });

/** Shorter stems are ambiguous: US and UK are not stemmed, and “Киев” does not become “Ки”. */
const MIN_LENGTH = 3;

function findStem(word: string): string {
  if (word.length < MIN_LENGTH || /\p{N}/u.test(word)) return word;
  if (/^[a-z]+$/.test(word)) return unified(latinStem(word));
  if (/^[а-яё]+$/.test(word)) return acrossScripts(cyrillicStem(word));
  return word;
}

/** Short stems and a few false friends are not transliterated: «нота» is not “not”. */
function acrossScripts(stem: string): string {
  const isAcronym = stem.length === MIN_LENGTH && !/[аеиоуыэюя]/.test(stem);
  const isKept = (stem.length <= MIN_LENGTH && !isAcronym) || FALSE_FRIENDS.has(stem);
  return isKept ? stem : unified(inLatin(stem));
}

/** Russian stems that look like other English words: other, bridge, party, north, Iceland, mission, part. */
const FALSE_FRIENDS: ReadonlySet<string> = new Set([
  'друг',
  'мост',
  'парт',
  'север',
  'исланд',
  'мисс',
  'част',
]);

/** Stems twice: “Рябкова” first loses its case ending, then the suffix that “Рябков” loses at once. */
function cyrillicStem(word: string): string {
  let stem = word;
  for (let pass = 0; pass < 2; pass += 1) {
    const shorter = russianStem(stem);
    if (shorter.length < MIN_LENGTH) break;
    stem = shorter;
  }
  return stem;
}

/** Russian surnames in Latin letters get the stem of their Russian spelling. */
function latinStem(word: string): string {
  if (word.length >= 6 && /(?:ov|ev)a?$/.test(word)) return word.replace(/(?:ov|ev)a?$/, '');
  if (word.length >= 6 && /sk(?:iy|yy|y|ii|i|ij|aya|aia|oy)$/.test(word))
    return word.replace(/[iyjao]+$/, '');
  return englishStem(word);
}

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

function inLatin(word: string): string {
  return [...word].map((letter) => LETTERS[letter] ?? letter).join('');
}

/** Makes the transliterations of a Russian name equal. */
function unified(stem: string): string {
  const same = stem
    // Yeltsin, Yevgeny; but not yearly, nor yes.
    .replace(/^ye(?=[^aeious]\w{3})/, 'e')
    .replace(/y|(?<=[aeiouy])j/g, 'i')
    .replace(/i{2,}/g, 'i')
    .replace(/x/g, 'ks')
    .replace(/kh/g, 'h')
    .replace(/tz/g, 'ts')
    .replace(/shch|sch/g, 'sh');
  // The Russian stems of Сергей and Николай have lost this ending. Turkey keeps it.
  return same.length >= 6 && /[ae]i$/.test(same) && same !== 'turkei' ? same.slice(0, -2) : same;
}

/** Marks stems in an indexed text. A private-use character, which no text contains. */
const MARK = '\uE000';

/** The stem of a word as it is stored in an indexed text. */
export function stemWord(word: string): string {
  return MARK + stemOf(word);
}

/** Folded words followed by their stems, each stem once. */
export function withStems(folded: string): string {
  if (folded === '') return '';
  const stemmed = new Set(folded.split(' ').map(stemWord));
  return `${folded} ${[...stemmed].join(' ')}`;
}
