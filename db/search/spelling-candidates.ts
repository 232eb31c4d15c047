const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';

/** All words that differ from a folded word by one typing error: a letter too few, too many, wrong, or two swapped. */
export function oneErrorAway(word: string): string[] {
  const alphabet = alphabetOf(word);
  if (alphabet === undefined) return [];
  const words = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    words.add(before + after.slice(1));
    if (after.length > 1) words.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of alphabet) {
      words.add(before + letter + after);
      if (after !== '') words.add(before + letter + after.slice(1));
    }
  }
  words.delete(word);
  return [...words];
}

function alphabetOf(word: string): string | undefined {
  return [LATIN, CYRILLIC].find((letters) => [...word].every((letter) => letters.includes(letter)));
}

/** The two words that result from each place where a space can be missing. */
export function splitsOf(word: string): (readonly [string, string])[] {
  return Array.from({ length: Math.max(0, word.length - 2 * MIN_PART + 1) }, (_, index) => {
    const at = index + MIN_PART;
    return [word.slice(0, at), word.slice(at)] as const;
  });
}

const MIN_PART = 3;

/** The keys of the two layouts, in the same places. */
const ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

/** What the same keys give in the other keyboard layout. */
export function inOtherLayout(text: string): string {
  const isRussian = /\p{Script=Cyrillic}/u.test(text);
  const [from, to] = isRussian ? [RUSSIAN_KEYS, ENGLISH_KEYS] : [ENGLISH_KEYS, RUSSIAN_KEYS];
  return [...text.toLowerCase()]
    .map((key) => (from.includes(key) ? to.charAt(from.indexOf(key)) : key))
    .join('');
}

/** The word written with capitals as `pattern` is. */
export function withCaseOf(pattern: string, word: string): string {
  if (pattern.length > 1 && pattern === pattern.toUpperCase()) return word.toUpperCase();
  const [first = ''] = pattern;
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
