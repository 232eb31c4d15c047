/// <reference path="./az.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type AzPackage from 'az';
import type { Parse } from 'az';
import { foldedWords } from './folded-text.ts';

/** The base forms of a folded Russian word. */
export interface RussianWord {
  /** More than one if the word is ambiguous: «стали» is a form of «стать» and of «сталь». */
  readonly lemmas: readonly string[];
  /** What all cases of the word have in common if it is a name. */
  readonly nameStem?: string;
}

/** The base forms of a word: by the dictionary, and if it can be a name, by the endings of names. */
export function russianWord(word: string): RussianWord {
  const parses = parsesOf(word, DICTIONARY);
  const surname = surnameStem(word);
  if (parses.length === 0) {
    const unit = unitOf(word);
    if (unit !== undefined) return { lemmas: [unit] };
    const lemmas = guessedLemmas(word);
    return { lemmas, nameStem: surname ?? withoutEnding(word) };
  }
  const lemmas = lemmasOf(withoutRareReadings(parses));
  const isName = parses.some(({ tag }) => tag.Name || tag.Surn || tag.Patr || tag.Geox || tag.Orgn);
  const [lemma = word] = lemmas;
  if (surname !== undefined && !FUNCTION_WORDS.has(parses[0]?.tag.POS ?? '')) {
    return { lemmas, nameStem: surname };
  }
  return isName ? { lemmas, nameStem: withoutEnding(lemma) } : { lemmas };
}

/** The base forms of a word as a noun that has several forms: «эра» for «эр». */
export function declinedNouns(word: string): string[] {
  return lemmasOf(
    parsesOf(word, DICTIONARY).filter(({ tag }) => tag.POS === 'NOUN' && !tag.Fixd && !tag.Abbr),
  );
}

/** «мегаватт» for «мегаваттов». The dictionary has only the shorter genitive plural of units, which equals the nominative. */
function unitOf(word: string): string | undefined {
  if (!word.endsWith('ов')) return undefined;
  const unit = word.slice(0, -2);
  const isUnit = parsesOf(unit, DICTIONARY).some(
    ({ tag }) => tag.POS === 'NOUN' && tag.GNdr === 'masc' && tag.NMbr === 'plur' && tag.CAse === 'gent',
  );
  return isUnit ? unit : undefined;
}

/** Whether the dictionary has the word. */
export function isRussianWord(word: string): boolean {
  return parsesOf(word, DICTIONARY).length > 0;
}

const DICTIONARY = ['Dictionary'];
const GUESS = ['SuffixKnown'];

const FUNCTION_WORDS: ReadonlySet<string> = new Set(['PREP', 'CONJ', 'PRCL', 'NPRO', 'INTJ', 'PRED']);

/** «после» is a form of «посол» too, but hardly ever. A noun is not left out because of another noun. */
function withoutRareReadings(parses: readonly Parse[]): readonly Parse[] {
  const best = parses[0]?.tag.POS ?? '';
  if (!FUNCTION_WORDS.has(best)) return parses;
  return parses.filter(({ tag }) => FUNCTION_WORDS.has(tag.POS ?? ''));
}

function lemmasOf(parses: readonly Parse[]): string[] {
  const lemmas = parses.map((parse) => {
    const normal = parse.normalize();
    return foldedWords(normal === false ? parse.word : normal.word);
  });
  return [...new Set(lemmas)];
}

const GUESSED: ReadonlySet<string> = new Set(['ADJF', 'PRTF', 'VERB', 'INFN']);

/** Adjectives and verbs that the dictionary does not have, by the endings of those that it has. */
function guessedLemmas(word: string): string[] {
  if (word.length < 6) return [];
  const [best] = parsesOf(word, GUESS);
  return best !== undefined && GUESSED.has(best.tag.POS ?? '') ? lemmasOf([best]) : [];
}

const SURNAME = /^(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ою|ы|ых|ыми|ом)?$/;
const ADJECTIVE_NAME = /^(.+[сц]к)(?:ий|ого|ому|им|ом|ая|ую|ой|ою|ие|их|ими)$/;
const MIN_SURNAME = 5;

/** «лавров» for «лаврова» and «лавровым», «зеленск» for «зеленского». */
function surnameStem(word: string): string | undefined {
  const stem = SURNAME.exec(word)?.[1];
  if (stem !== undefined && stem.length >= MIN_SURNAME) return stem;
  const adjective = ADJECTIVE_NAME.exec(word)?.[1];
  return adjective !== undefined && adjective.length >= MIN_SURNAME ? adjective : undefined;
}

const ENDINGS =
  /(?:ого|ому|ыми|ами|ями|ый|ий|ая|ую|ые|ах|ях|ам|ям|ов|ев|ей|ой|ою|ом|ем|ью|ии|ию|ия|ие|а|я|у|ю|ы|и|е|о|ь|й)$/;
const MIN_STEM = 3;

/** Without the longest ending that leaves a stem. */
function withoutEnding(word: string): string {
  for (let start = MIN_STEM; start < word.length; start += 1) {
    const ending = ENDINGS.exec(word.slice(start));
    if (ending?.index === 0) return word.slice(0, start);
  }
  return word;
}

function parsesOf(word: string, parsers: readonly string[]): Parse[] {
  return dictionary()(word, { parsers, stutter: 0, ignoreCase: true });
}

let loaded: typeof AzPackage.Morph | undefined;

/** Read when the first Russian word is looked up. */
function dictionary(): typeof AzPackage.Morph {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  const az = require('az') as typeof AzPackage;
  const folder = join(dirname(require.resolve('az')), '../dicts');
  // The package reads its files asynchronously, and expects that none is there before it has asked for all.
  const waiting: (() => void)[] = [];
  az.load = (file, type, done) => {
    waiting.push(() => done(undefined, type === 'json' ? readJson(file) : readBytes(file)));
  };
  let failure: unknown;
  az.Morph.init(folder, (error) => {
    failure = error ?? failure;
  });
  for (const read of waiting) read();
  if (failure) throw failure;
  loaded = az.Morph;
  return loaded;
}

function readJson(file: string): unknown {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  // The Russian names of 4,880 grammatical tags. Nothing reads them, and preparing them takes a fifth of the loading time.
  return file.endsWith('-ext.json') && Array.isArray(content) ? content.map(() => '') : content;
}

function readBytes(file: string): ArrayBuffer {
  return new Uint8Array(readFileSync(file)).buffer;
}
