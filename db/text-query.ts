import { foldedWords } from './folded-text.ts';

/** Words that stand together, the last of them perhaps only begun. */
export interface SearchTerm {
  /** Folded, joined by single spaces; never empty. */
  readonly words: string;
  readonly prefix: boolean;
}

/**
 * Reads what a person types into a search box: words, "phrases", prefix*. All terms must be met. Nothing is an error:
 * operators, brackets and quotes that do not close are taken for words, and what holds no letter or digit asks nothing.
 */
export function parseTextQuery(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, phrase, word = ''] of text.matchAll(/["“«]([^"“”«»]*)["”»]|(\S+)/g)) {
    const words = foldedWords(phrase ?? word);
    if (words !== '') terms.push({ words, prefix: phrase === undefined && word.endsWith('*') });
  }
  return terms;
}
