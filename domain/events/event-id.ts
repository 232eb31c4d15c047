/**
 * The readable id of a new event: its first day as written, then the title in ASCII, cut at a word.
 * Not yet unique: whoever stores it adds `-2`, `-3`, … where it is taken.
 */
export function proposeId(date: string, title: string): string {
  let id = dateWord(date);
  for (const word of titleWords(title)) {
    if (id.length + 1 + word.length > LONGEST_PROPOSED) break;
    id += `-${word}`;
  }
  return id;
}

/** Leaves room for a number within the longest id that is accepted. */
const LONGEST_PROPOSED = 72;

/** `2018-03-26` of any date that has it, `2020s` of `202X`; without signs, which an id has no room for. */
function dateWord(date: string): string {
  const [, year, rest = ''] = /(\d{4,})((?:-\d\d){0,2})/.exec(date) ?? [];
  if (year !== undefined) return year + rest;
  const [, digits] = /(\d{2,3})X{1,2}/.exec(date) ?? [];
  return digits === undefined ? 'undated' : `${digits.padEnd(4, '0')}s`;
}

function titleWords(title: string): readonly string[] {
  const ascii = title
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => LATIN.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F’']/g, '');
  return ascii.toLowerCase().match(/[a-z0-9]+/g) ?? ['event'];
}

/** Letters that do not come apart into a Latin letter and a mark, with the Latin ones that the press writes for them. */
const LATIN = new Map(
  `а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh
   щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ї=i ґ=g ў=u ß=ss æ=ae œ=oe ø=o ð=d þ=th đ=d ł=l ı=i`
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
);
