/**
 * The words of a text as they are searched by: lower case, without accents, ё as е, joined by single spaces. One
 * definition for what is stored and what is asked, whatever the engine.
 */
export function foldedWords(text: string): string {
  return foldedLetters(text).match(WORD)?.join(' ') ?? '';
}

/** A name as it is looked up by. Never empty: a name without a word is its own. */
export function foldedName(name: string): string {
  return foldedWords(name) || name;
}

const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^\p{ASCII}*$/u;
// A breve belongs to й as the hook belongs to q: taking it off makes another letter.
const MARKS = /(?<!и)\u0306|(?!\u0306)\p{M}/gu;

function foldedLetters(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFKD').replace(MARKS, '').normalize('NFC');
}
