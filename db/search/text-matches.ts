import { foldedWords } from './folded-text.ts';
import { stemWords } from './stems.ts';
import type { SearchTerm } from './text-query.ts';

/** Start and length of a match, in UTF-16 code units. */
export type Match = [start: number, length: number];

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** Where the terms of a search occur in a text, in order and without overlaps. */
export function matchesIn(text: string, terms: readonly SearchTerm[]): Match[] {
  const tokens = tokensOf(text);
  const matched = new Set<Token>();
  for (const term of terms) {
    for (const words of term.anyOf.map((text) => text.split(' '))) {
      for (let first = 0; first + words.length <= tokens.length; first += 1) {
        const candidates = tokens.slice(first, first + words.length);
        if (candidates.every(({ word }, index) => meets(word, term, words, index))) {
          for (const token of candidates) matched.add(token);
        }
      }
    }
  }
  return tokens
    .filter((token) => matched.has(token))
    .map(({ start, end }) => [start, end - start] satisfies Match);
}

function meets(word: string, { prefix }: SearchTerm, words: readonly string[], index: number): boolean {
  const wanted = words[index] ?? '';
  if (prefix && index === words.length - 1) return word.startsWith(wanted);
  return word === wanted || stemWords(word).includes(wanted);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    // One character may stand for several words, such as ½.
    for (const word of foldedWords(written).split(' ')) {
      if (word !== '') tokens.push({ start: index, end: index + written.length, word });
    }
  }
  return tokens;
}

export interface Excerpt {
  readonly text: string;
  readonly matches: Match[];
}

const MAX_LENGTH = 180;
/** What stands before the first match. */
const LEAD = 50;

/** The part of a text with the most matches of different words; the beginning if there are none. */
export function excerptOf(text: string, matches: readonly Match[]): Excerpt {
  if (text.length <= MAX_LENGTH) return { text, matches: [...matches] };
  const from = wordStart(text, Math.max(0, bestStart(matches) - LEAD));
  const to = wordEnd(text, from + MAX_LENGTH);
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  return {
    text: `${before}${text.slice(from, to)}${after}`,
    matches: matches
      .filter(([start, length]) => start >= from && start + length <= to)
      .map(([start, length]) => [start - from + before.length, length]),
  };
}

function bestStart(matches: readonly Match[]): number {
  let best = { start: 0, count: 0 };
  for (const [start] of matches) {
    const count = matches.filter(
      ([other, length]) => other >= start && other + length <= start + MAX_LENGTH - LEAD,
    ).length;
    if (count > best.count) best = { start, count };
  }
  return best.start;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + LEAD).search(/\s\S/);
  return space < 0 ? notInsideCharacter(text, at) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space > at - LEAD ? space : notInsideCharacter(text, at);
}

/** Never between the halves of a surrogate pair. */
function notInsideCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
