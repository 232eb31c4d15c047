/** Types of the npm packages `wink-lemmatizer` and `wink-lexicon` (WordNet), which ship none. */
declare module 'wink-lemmatizer' {
  const lemmatizer: {
    noun(word: string): string;
    verb(word: string): string;
    adjective(word: string): string;
  };
  export default lemmatizer;
}

declare module 'wink-lexicon/src/wn-words.js' {
  /** The index of each word in `wn-word-senses`. */
  const words: Readonly<Record<string, number>>;
  export default words;
}

declare module 'wink-lexicon/src/wn-word-senses.js' {
  /** The numbers of WordNet’s lexicographer files in which each word occurs. */
  const senses: readonly (readonly number[])[];
  export default senses;
}
