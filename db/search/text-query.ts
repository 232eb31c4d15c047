import { foldedWords } from './folded-text.ts';
import { stemWord } from './stems.ts';

/** Words that stand together, the last of them perhaps only begun; or the stem of a word (db/stems.ts). */
export interface SearchTerm {
  /** Folded, joined by single spaces; never empty. */
  readonly words: string;
  readonly prefix: boolean;
}

/**
 * Reads what a person types into a search box: words in any form, "phrases" as they stand, prefix*. All terms must be met. Nothing is an error:
 * operators, brackets and quotes that do not close are taken for words, and what holds no letter or digit asks nothing.
 */
export function parseTextQuery(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, phrase, word = ''] of text.matchAll(/["“«]([^"“”«»]*)["”»]|(\S+)/g)) {
    const words = foldedWords(phrase ?? word);
    if (words === '') continue;
    const prefix = phrase === undefined && word.endsWith('*');
    // A word by itself is met in any of its forms; in quotes, or only begun, as it stands.
    const isPlain = phrase === undefined && !prefix && !words.includes(' ');
    terms.push({ words: isPlain ? stemWord(words) : words, prefix });
  }
  return terms;
}
