import { foldedWords } from './folded-text.ts';
import { stemWords } from './stems.ts';

/** A phrase of consecutive words, or the stems of one word (stems.ts). */
export interface SearchTerm {
  /** Events must have one of them. Folded, words joined by single spaces; never empty. */
  readonly anyOf: readonly string[];
  /** Whether the last word is only the beginning of a word. */
  readonly prefix: boolean;
}

/**
 * Parses the text of a search box: words match in any form, "phrases" literally, prefix* by its beginning. Events must
 * match all terms. There are no syntax errors: other characters are ignored.
 */
export function parseTextQuery(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, phrase, word = ''] of text.matchAll(/["“«]([^"“”«»]*)["”»]|(\S+)/g)) {
    const words = foldedWords(phrase ?? word);
    if (words === '') continue;
    const prefix = phrase === undefined && word.endsWith('*');
    // Only a single word without quotes and asterisk matches in any form.
    const isPlain = phrase === undefined && !prefix && !words.includes(' ');
    terms.push({ anyOf: isPlain ? stemWords(words) : [words], prefix });
  }
  return terms;
}
