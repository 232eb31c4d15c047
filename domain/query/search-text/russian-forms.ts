import { USUAL_LATIN } from '../../language/romanisation.ts';

/**
 * The case forms of a Russian name in lower case, as far as its ending shows them. A form that does not exist matches nothing,
 * so this may give too many. A name of several words changes in its first word or in all of them.
 */
export function russianForms(name: string): readonly string[] {
  const words = name.toLowerCase().replaceAll('ё', 'е').split(' ');
  const [first = '', second] = words;
  if (second === undefined) return formsOfWord(first);
  const rest = words.slice(1).join(' ');
  const ending = ADJECTIVES.find(([nominative]) => first.endsWith(nominative));
  if (ending === undefined) return formsOfWord(first).map((form) => `${form} ${rest}`);
  const stem = first.slice(0, -ending[0].length);
  const nouns = words.length === 2 ? formsOfWord(second) : [rest];
  return [first, ...ending[1].map((each) => stem + each)].flatMap((adjective) =>
    nouns.map((noun) => `${adjective} ${noun}`),
  );
}

const ADJECTIVES: readonly (readonly [string, readonly string[]])[] = [
  ['ая', ['ой', 'ую', 'ою']],
  ['ие', ['их', 'им', 'ими']],
  ['ые', ['ых', 'ым', 'ыми']],
  ['ый', ['ого', 'ому', 'ым', 'ом']],
  ['ий', ['ого', 'ому', 'им', 'ом']],
  ['ое', ['ого', 'ому', 'ым', 'ом']],
];

const NOUNS: readonly (readonly [string, readonly string[]])[] = [
  ['ия', ['ии', 'ию', 'ией']],
  ['я', ['и', 'е', 'ю', 'ей']],
  ['а', ['ы', 'и', 'е', 'у', 'ой', 'ей']],
  ['й', ['я', 'ю', 'ем', 'е']],
  ['ь', ['я', 'ю', 'ем', 'е', 'и', 'ью']],
  ['ы', ['', 'ов', 'ам', 'ами', 'ах']],
  ['о', ['а', 'у', 'ом', 'е']],
  ['', ['а', 'у', 'ом', 'е']],
];

function formsOfWord(word: string): readonly string[] {
  // Abbreviations and names that end in other vowels do not change: США, Чили, Перу.
  if (!/^[а-я-]{4,}$/.test(word) || /[еиуыэю]$/.test(word.replace(/ы$/, ''))) return [word];
  const [ending, others] = NOUNS.find(([nominative]) => word.endsWith(nominative)) ?? ['', []];
  const stem = word.slice(0, word.length - ending.length);
  return [word, ...others.map((each) => stem + each)];
}

/** A Russian surname or place in the nominative, for a word in any case: «Рябкова» → «рябков», «Лавровым» → «лавров». */
export function nominatives(word: string): readonly string[] {
  const found = new Set([word]);
  for (const [ending, nominative] of SURNAMES) {
    if (word.length - ending.length >= 3 && word.endsWith(ending)) {
      found.add(word.slice(0, word.length - ending.length) + nominative);
    }
  }
  return [...found];
}

const SURNAMES: readonly (readonly [string, string])[] = [
  ['ова', 'ов'],
  ['ову', 'ов'],
  ['овым', 'ов'],
  ['ове', 'ов'],
  ['овой', 'ова'],
  ['ева', 'ев'],
  ['еву', 'ев'],
  ['евым', 'ев'],
  ['еве', 'ев'],
  ['евой', 'ева'],
  ['ина', 'ин'],
  ['ину', 'ин'],
  ['иным', 'ин'],
  ['ине', 'ин'],
  ['ского', 'ский'],
  ['скому', 'ский'],
  ['ским', 'ский'],
  ['ском', 'ский'],
  ['ской', 'ская'],
  ['у', ''],
  ['а', ''],
  ['ом', ''],
  ['ем', ''],
  ['е', ''],
  ['я', 'й'],
  ['ю', 'й'],
  ['ы', 'а'],
  ['и', 'а'],
  ['ой', 'а'],
  ['е', 'а'],
  ['у', 'а'],
  ['и', 'я'],
  ['и', 'ь'],
];

/** The usual Latin spelling of a Russian name, in lower case: «рябков» → `ryabkov`. */
export function romanised(word: string): string {
  return [...word]
    .map((letter, index) => (index === 0 && letter === 'е' ? 'ye' : (USUAL_LATIN.get(letter) ?? letter)))
    .join('');
}

/** Makes the spellings of one name equal: Sergei and Sergey, Ryabkov and Riabkov, Yeltsin and Eltsin. */
export function spellingOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<!и)\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е');
  return plain
    .replace(/^ye|(?<=\s)ye/g, 'e')
    .replace(/[yj]/g, 'i')
    .replace(/ii+/g, 'i')
    .replace(/kh/g, 'h')
    .replace(/[’'ʼ]/g, '');
}
