import { lettersOf, USUAL_LATIN } from '../language/romanisation.ts';

/**
 * The readable id of a new event: the start of its date as written, then the title in ASCII, truncated between words.
 * It may not be unique: the code that stores it adds `-2`, `-3`, … if the id is taken.
 */
export function proposeId(date: string, title: string): string {
  let id = datePart(date);
  for (const word of titleWords(title)) {
    if (id.length + 1 + word.length > MAX_PROPOSED_LENGTH) break;
    id += `-${word}`;
  }
  return id;
}

/** Leaves room for a suffix such as `-2` within the longest id that is accepted. */
const MAX_PROPOSED_LENGTH = 72;

/** `2018-03-26` for a date that starts with this day, `2020s` for `202X`. Signs are dropped: an id cannot contain them. */
function datePart(date: string): string {
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

/** Letters that NFKD does not decompose into a Latin letter and a mark, with their usual transliteration. */
const LATIN = new Map([...USUAL_LATIN, ...lettersOf('ß=ss æ=ae œ=oe ø=o ð=d þ=th đ=d ł=l ı=i')]);
