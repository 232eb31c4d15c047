import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';

/**
 * Words meet by what is left of them without their endings, in English and in Russian (Snowball's algorithms), and across
 * the two scripts: what is left of a Russian word is written in Latin letters, and the ways in which names are
 * written there (Sergei, Sergey; Ryabkov, Riabkov) are made one. “Лавровым” then meets “Lavrov”.
 */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = findStem(word);
  if (stems.size >= MAX_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

// The same few thousand words come again in every event.
const stems = new Map<string, string>();
const MAX_STEMS = 50_000;

/** What is shorter says too little: US and UK are what they are, and “Киев” is no “Ки”. */
const SHORTEST = 3;

function findStem(word: string): string {
  if (word.length < SHORTEST || /\p{N}/u.test(word)) return word;
  if (/^[a-z]+$/.test(word)) return unified(latinStem(word));
  if (/^[а-яё]+$/.test(word)) return acrossScripts(cyrillicStem(word));
  return word;
}

/** Short stems and a few false friends stay in their own letters: «нота» is not “not”. */
function acrossScripts(stem: string): string {
  const isAcronym = stem.length === SHORTEST && !/[аеиоуыэюя]/.test(stem);
  const isOwn = (stem.length <= SHORTEST && !isAcronym) || FALSE_FRIENDS.has(stem);
  return isOwn ? stem : unified(inLatin(stem));
}

/** Other, bridge, party, north, Iceland, mission, part. */
const FALSE_FRIENDS: ReadonlySet<string> = new Set([
  'друг',
  'мост',
  'парт',
  'север',
  'исланд',
  'мисс',
  'част',
]);

/** Twice: “Рябкова” loses its case first, and then what “Рябков” loses at once. */
function cyrillicStem(word: string): string {
  let stem = word;
  for (let turn = 0; turn < 2; turn += 1) {
    const shorter = russianStem(stem);
    if (shorter.length < SHORTEST) break;
    stem = shorter;
  }
  return stem;
}

/** Of Russian surnames in Latin letters what their Russian spellings come to. */
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

/** The same for all ways in which the sounds of a Russian name are written. */
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
  // Сергей, Николай: the ending goes in Russian, so it goes here, but not from Turkey.
  return same.length >= 6 && /[ae]i$/.test(same) && same !== 'turkei' ? same.slice(0, -2) : same;
}

/** Begins the words that stand for stems among the words of a text: no text that is written has this character. */
const MARK = '\uE000';

/** A stem as it stands among the words of a text. */
export function stemWord(word: string): string {
  return MARK + stemOf(word);
}

/** Folded words, and after them the stems of them all, each once. */
export function withStems(folded: string): string {
  if (folded === '') return '';
  const stemmed = new Set(folded.split(' ').map(stemWord));
  return `${folded} ${[...stemmed].join(' ')}`;
}
