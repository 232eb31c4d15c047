/// <reference path="./wink.d.ts" />
import { createRequire } from 'node:module';
import type lemmatizerPackage from 'wink-lemmatizer';
import type sensesPackage from 'wink-lexicon/src/wn-word-senses.js';
import type wordsPackage from 'wink-lexicon/src/wn-words.js';

/** The base forms of a folded English word. More than one if it is ambiguous: “left” is itself and a form of “leave”. */
export function englishLemmas(word: string): string[] {
  const { lemmatizer } = lexicon();
  const lemmas = new Set([lemmatizer.noun(word), lemmatizer.verb(word), lemmatizer.adjective(word)]);
  if (lemmas.size > 1 && !isEnglishWord(word)) lemmas.delete(word);
  return [...lemmas];
}

/** Whether the lexicon has the word as a base form. */
export function isEnglishWord(word: string): boolean {
  return Object.hasOwn(lexicon().words, word);
}

/** Whether the lexicon has the word only as the name of a person or place. */
export function isEnglishName(word: string): boolean {
  const { words, senses } = lexicon();
  const index = Object.hasOwn(words, word) ? words[word] : undefined;
  const of = index === undefined ? [] : (senses[index] ?? []);
  return of.length > 0 && of.every((sense) => sense === PERSON || sense === LOCATION);
}

/** WordNet’s lexicographer files. */
const LOCATION = 15;
const PERSON = 18;

interface Lexicon {
  readonly lemmatizer: typeof lemmatizerPackage;
  readonly words: typeof wordsPackage;
  readonly senses: typeof sensesPackage;
}

let loaded: Lexicon | undefined;

/** Read when the first English word is looked up. */
function lexicon(): Lexicon {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  loaded = {
    lemmatizer: require('wink-lemmatizer') as typeof lemmatizerPackage,
    words: require('wink-lexicon/src/wn-words.js') as typeof wordsPackage,
    senses: require('wink-lexicon/src/wn-word-senses.js') as typeof sensesPackage,
  };
  return loaded;
}
