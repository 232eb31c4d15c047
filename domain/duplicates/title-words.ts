import { lettersOf, PASSPORT_LATIN } from '../language/romanisation.ts';

/** The words of a text, prepared for comparison with another text in English or Russian. */
export interface ComparedWords {
  readonly words: readonly ComparedWord[];
}

interface ComparedWord {
  /** In Latin letters, in one spelling for all romanisations. */
  readonly key: string;
  /** The consonants of the key: “Biden” and «Байден» differ in their vowels only. */
  readonly consonants: string;
  readonly isNumber: boolean;
}

/** The different words of a text, without those that say little about an event. */
export function comparedWords(text: string): ComparedWords {
  const words = new Map<string, ComparedWord>();
  const plain = text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    // Thousands: 1,300 and 1 300.
    .replace(/(\d)[,\u00A0\u202F ](?=\d{3}(?!\d))/g, '$1');
  for (const word of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (STOP_WORDS.has(word)) continue;
    const number = NUMBER_WORDS.get(word);
    const key = number ?? keyOf(word);
    const isNumber = number !== undefined || /^\d+$/.test(key);
    words.set(key, { key, consonants: isNumber ? '' : key.replace(/[aeiou]/g, ''), isNumber });
    if (words.size === MAX_WORDS) break;
  }
  return { words: [...words.values()] };
}

/** Long texts are compared by their beginning. This bounds the time for hostile input. */
const MAX_TEXT = 1_000;
const MAX_WORDS = 80;

// й keeps its breve, without which it would be another letter.
const MARKS = /(?<!и)\u0306|(?!\u0306)\p{M}/gu;

/** The share of the words of `part` that occur in `whole`, 0 to 1. */
export function shareFound(part: ComparedWords, whole: ComparedWords): number {
  return part.words.length === 0 ? 0 : countShared(part, whole) / part.words.length;
}

/** How many words of `part` occur in `whole`, in any form and script. */
export function countShared(part: ComparedWords, whole: ComparedWords): number {
  return part.words.filter((word) => whole.words.some((other) => isSameWord(word, other))).length;
}

function isSameWord(a: ComparedWord, b: ComparedWord): boolean {
  if (a.key === b.key) return true;
  if (a.isNumber || b.isNumber) return false;
  const shorter = Math.min(a.key.length, b.key.length);
  if (shorter >= 4) {
    // Another form of the word: sanctions and sanctioned, санкции and sanctions.
    const shared = sharedStart(a.key, b.key);
    if (shared >= 5 || (shared >= 4 && shared >= shorter - 1)) return true;
  }
  const [short, long] =
    a.consonants.length <= b.consonants.length ? [a.consonants, b.consonants] : [b.consonants, a.consonants];
  return short.length >= 3 && shorter >= 4 && long.startsWith(short) && long.length - short.length <= 1;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const LATIN = new Map([...PASSPORT_LATIN, ...lettersOf('х=h щ=sh ъ= є=e і=i ї=i ґ=g ў=u')]);

/** A word in Latin letters, in one spelling for the usual romanisations: Zakharova, Zaharova, Захарова. */
export function keyOf(word: string): string {
  return (
    word
      .replace(/[а-яєіїґў]/g, (letter) => LATIN.get(letter) ?? letter)
      .replace(/ph/g, 'f')
      .replace(/kh/g, 'h')
      .replace(/tz/g, 'ts')
      .replace(/shch|sch/g, 'sh')
      .replace(/x/g, 'ks')
      .replace(/[cq](?!h)/g, 'k')
      .replace(/th/g, 't')
      .replace(/w/g, 'v')
      .replace(/y|(?<=[aeiou])j/g, 'i')
      // Witkoff and Уиткофф.
      .replace(/^u(?=[aeio])/, 'v')
      .replace(/^ie/, 'e')
      .replace(/(.)\1+/g, (run, letter: string) => (/\d/.test(letter) ? run : letter))
  );
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or of to in on at by for from with as its it his her their is are was be has have had not no that this
   after before over under into against between about than more first new two s
   и в во на с со к ко о об по из за от для до при не что как его ее их а но или над под против между это был была были
   после перед более`.split(/\s+/),
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  `three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15
   sixteen=16 twenty=20 thirty=30 forty=40 fifty=50 sixty=60
   три=3 трех=3 троих=3 четыре=4 четырех=4 четверых=4 пять=5 пяти=5 пятерых=5 шесть=6 шести=6 семь=7 семи=7 восемь=8
   восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 двенадцати=12 четырнадцать=14
   четырнадцати=14 пятнадцать=15 двадцать=20 двадцати=20 тридцать=30 тридцати=30 пятьдесят=50 шестьдесят=60
   шестидесяти=60`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);
