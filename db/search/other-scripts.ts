/** How a Russian letter is written in English texts. Some have several spellings: Sergei and Sergey, Yulia and Iulia. */
const LATIN: Readonly<Record<string, readonly string[]>> = {
  а: ['a'],
  б: ['b'],
  в: ['v'],
  г: ['g'],
  д: ['d'],
  е: ['e', 'ye'],
  ж: ['zh'],
  з: ['z'],
  и: ['i'],
  й: ['y', 'i'],
  к: ['k'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f'],
  х: ['kh', 'h'],
  ц: ['ts'],
  ч: ['ch'],
  ш: ['sh'],
  щ: ['shch'],
  ъ: [''],
  ы: ['y'],
  ь: [''],
  э: ['e'],
  ю: ['yu', 'iu'],
  я: ['ya', 'ia'],
};

/** Longer spellings first. */
const CYRILLIC: readonly (readonly [latin: string, letters: readonly string[]])[] = [
  ['shch', ['щ']],
  ['zh', ['ж']],
  ['kh', ['х']],
  ['ts', ['ц']],
  ['ch', ['ч']],
  ['sh', ['ш']],
  ['ya', ['я']],
  ['ia', ['я', 'иа']],
  ['yu', ['ю']],
  ['iu', ['ю']],
  ['ye', ['е']],
  ['a', ['а']],
  ['b', ['б']],
  ['c', ['к', 'ц']],
  ['d', ['д']],
  ['e', ['е', 'э']],
  ['f', ['ф']],
  ['g', ['г']],
  ['h', ['х']],
  ['i', ['и', 'й']],
  ['j', ['й', 'дж']],
  ['k', ['к']],
  ['l', ['л', 'ль']],
  ['m', ['м']],
  ['n', ['н']],
  ['o', ['о']],
  ['p', ['п']],
  ['q', ['к']],
  ['r', ['р']],
  ['s', ['с']],
  ['t', ['т']],
  ['u', ['у']],
  ['v', ['в']],
  ['w', ['в', 'у']],
  ['x', ['кс']],
  ['y', ['ы', 'й']],
  ['z', ['з']],
];

const MAX_VARIANTS = 4;

/**
 * How a folded text may be written in the other script, likeliest first: “рябк” as “ryabk” and “riabk”. Nothing for a
 * text of several scripts or other letters.
 */
export function otherScripts(folded: string): string[] {
  if (/^[а-яё ]+$/.test(folded))
    return variantsOf(folded, (rest) => [rest.slice(0, 1), LATIN[rest[0] ?? '']]);
  if (/^[a-z ]+$/.test(folded)) {
    return variantsOf(
      folded,
      (rest) => CYRILLIC.find(([latin]) => rest.startsWith(latin)) ?? [rest.slice(0, 1), undefined],
    );
  }
  return [];
}

function variantsOf(
  text: string,
  read: (rest: string) => readonly [read: string, spellings: readonly string[] | undefined],
): string[] {
  let variants = [''];
  let rest = text;
  while (rest !== '') {
    const [part, spellings = [part]] = read(rest);
    // All first choices come first, so that the limit keeps the likeliest.
    variants = spellings
      .flatMap((spelling) => variants.map((variant) => variant + spelling))
      .slice(0, MAX_VARIANTS);
    rest = rest.slice(Math.max(part.length, 1));
  }
  return variants;
}
