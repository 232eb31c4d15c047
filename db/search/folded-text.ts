/**
 * The words of a text in the form in which they are indexed and searched: lower case, without accents, ё as е, joined by
 * single spaces.
 */
export function foldedWords(text: string): string {
  return foldedLetters(text).match(WORD)?.join(' ') ?? '';
}

/** A name in the form in which it is stored for lookups. A name without letters and digits is returned unchanged. */
export function foldedName(name: string): string {
  return foldedWords(name) || name;
}

const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^\p{ASCII}*$/u;
// й keeps its breve, without which it would be another letter.
const MARKS = /(?<!и)\u0306|(?!\u0306)\p{M}/gu;

function foldedLetters(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '').normalize('NFC');
}
