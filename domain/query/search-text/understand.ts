import { isoDay } from '../../dates/day-span.ts';
import { ORIGINS } from '../../events/event-values.ts';
import { partyName } from '../../parties/party.ts';
import type { EventFilter, FilterParam } from '../event-filter.ts';
import { numberRangeText } from '../number-range.ts';
import { kindNamed } from './kind-words.ts';
import { isSureName, type NameCandidate, readNames } from './name-words.ts';
import { isAboutExpulsion, readNumber } from './number-words.ts';
import { readParty } from './party-words.ts';
import { readPeriods } from './period-words.ts';
import { afterInForce, familyNamed, readStatus } from './status-words.ts';

/** What a part of a search text means: parameters of the filter, or words to search for. */
export interface Reading {
  /** Without `q`. Empty for words. */
  readonly filter: EventFilter;
  /** The words to search for; empty for a filter. */
  readonly words: string;
}

/** A part of a search text, with the reading that applies. */
export interface TextPart extends Reading {
  /** As typed. */
  readonly text: string;
  /** Other readings, most likely first. */
  readonly others: readonly Reading[];
}

export interface UnderstandingContext {
  /** In days since 1970-01-01. */
  readonly today: number;
  /** Recorded names that words of the text begin. */
  readonly names?: readonly NameCandidate[];
  /** The readings that the user chose, by the text of the part. */
  readonly choices?: ReadonlyMap<string, Reading>;
}

/**
 * Understands a search text: parts that clearly mean a filter become one, everything else stays words. A part that could be
 * either stays words, and the filter is offered. Kinds and people stay words as well: the index has the nouns of each kind and
 * all spellings of each name, so the word finds every event of the kind or person and also those that mention it.
 */
export function understand(text: string, context: UnderstandingContext): TextPart[] {
  const tokens = tokensOf(text);
  const parts: TextPart[] = [];
  const used = new Set<FilterParam>();
  const aboutExpulsion = isAboutExpulsion(text);
  let at = 0;
  while (at < tokens.length) {
    const found = longestPart(tokens, at, { ...context, aboutExpulsion, used });
    const part = found?.part ?? wordPart(tokens[at]?.text ?? '');
    const isFilter = Object.keys(part.filter).length > 0;
    if (isFilter || part.others.some(({ filter }) => filter.person)) dropTrailingConnectives(parts);
    for (const param of Object.keys(part.filter) as FilterParam[]) used.add(param);
    const last = parts.at(-1);
    if (
      !isFilter &&
      part.others.length === 0 &&
      last !== undefined &&
      isPlainWords(last) &&
      isPlainWords(part)
    ) {
      parts[parts.length - 1] = wordPart(`${last.text} ${part.text}`);
    } else parts.push(part);
    at += found?.length ?? 1;
  }
  // A text of nothing but connectives is searched as it is.
  return parts;
}

/** The filter of a text: its parameters, and `q` with the remaining words. */
export function filterOf(parts: readonly Reading[]): EventFilter {
  const q = parts
    .map(({ words }) => words)
    .filter((words) => words !== '')
    .join(' ');
  return { ...(q !== '' && { q }), ...Object.assign({}, ...parts.map(({ filter }) => filter)) };
}

/** The reading of a part as the words that were typed. */
export function asWords(text: string): Reading {
  return { filter: {}, words: text };
}

interface Token {
  readonly text: string;
  /** Whether it is searched literally: a phrase in quotes, or the beginning of a word. */
  readonly isLiteral: boolean;
}

const MAX_TOKENS = 8;
const MAX_TEXT_TOKENS = 60;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/["“«][^"“”«»]*["”»]|\S+/g)].slice(0, MAX_TEXT_TOKENS).map(([token]) => ({
    text: token,
    isLiteral: /^["“«]/.test(token) || token.endsWith('*'),
  }));
}

function wordPart(text: string): TextPart {
  return { text, ...asWords(text), others: [] };
}

function isPlainWords({ filter, others, text }: TextPart): boolean {
  return Object.keys(filter).length === 0 && others.length === 0 && kindNamed(text) === undefined;
}

interface Reader extends UnderstandingContext {
  readonly aboutExpulsion: boolean;
  readonly used: ReadonlySet<FilterParam>;
}

function longestPart(
  tokens: readonly Token[],
  at: number,
  reader: Reader,
): { readonly part: TextPart; readonly length: number } | undefined {
  for (let length = Math.min(MAX_TOKENS, tokens.length - at); length > 0; length -= 1) {
    const slice = tokens.slice(at, at + length);
    if (slice.some(({ isLiteral }) => isLiteral)) continue;
    const text = slice
      .map((token) => token.text)
      .join(' ')
      .replace(/[,;:!]+$/, '');
    const chosen = reader.choices?.get(text);
    const read = readPart(text, reader);
    if (read === undefined) continue;
    if (chosen === undefined) return { part: read, length };
    const others = [readingOf(read), ...read.others].filter((each) => !isSameReading(each, chosen));
    return { part: { text, ...chosen, others }, length };
  }
  return undefined;
}

function readingOf({ filter, words }: Reading): Reading {
  return { filter, words };
}

function isSameReading(a: Reading, b: Reading): boolean {
  return a.words === b.words && JSON.stringify(a.filter) === JSON.stringify(b.filter);
}

/** All that a run of words can mean; undefined if it means nothing but its words. */
function readPart(text: string, reader: Reader): TextPart | undefined {
  const words = asWords(text);
  const sure = (...filters: readonly EventFilter[]): TextPart => {
    const [first = {}, ...more] = filters;
    const taken = Object.keys(first).some((param) => reader.used.has(param as FilterParam));
    const others = more.map((filter) => ({ filter, words: '' }));
    if (taken) return { text, ...words, others: [] };
    return { text, filter: first, words: '', others: [...others, words] };
  };
  const offered = (...filters: readonly EventFilter[]): TextPart => ({
    text,
    ...words,
    others: filters.map((filter) => ({ filter, words: '' })),
  });

  const inForce = readInForce(text, reader.today);
  if (inForce !== undefined) return sure({ in_force_on: inForce });
  const periods = readPeriods(text, reader.today);
  if (periods.length > 0) return sure(...periods);
  const number = readNumber(text, reader.aboutExpulsion);
  if (number !== undefined) {
    const filter = { people_expelled: numberRangeText(number.range) };
    return number.isSure ? sure(filter) : offered(filter);
  }
  const status = readStatus(text);
  if (status !== undefined) {
    const filter = { status: [status.status] };
    return status.isSure ? sure(filter) : offered(filter);
  }
  const kind = kindNamed(text);
  if (kind !== undefined) return offered({ kind: [kind] });
  const family = familyNamed(text);
  if (family !== undefined) return offered({ family: [family] });
  const origin = ORIGINS.find((each) => each === text);
  if (origin !== undefined) return sure({ origin: [origin] });
  return readPartyPart(text, reader, { sure, offered }) ?? readNamePart(text, reader, { sure, offered });
}

interface Makers {
  readonly sure: (...filters: readonly EventFilter[]) => TextPart;
  readonly offered: (...filters: readonly EventFilter[]) => TextPart;
}

function readPartyPart(text: string, { used }: Reader, { sure, offered }: Makers): TextPart | undefined {
  const party = readParty(text);
  if (party === undefined) return undefined;
  const filter: EventFilter = { [party.role]: [party.code] };
  if (!party.isSure) return offered(filter);
  if (!used.has(party.role)) return sure(filter);
  // Values of one parameter are alternatives. The index has the names of the parties, so a second one stays a word.
  const name = partyName(party.code);
  return { text, filter: {}, words: name.includes(' ') ? `"${name}"` : name, others: [] };
}

function readNamePart(text: string, { names = [] }: Reader, { sure, offered }: Makers): TextPart | undefined {
  const [, preposition, name = ''] = /^(?:(in|at|в|во) )?(.+)$/i.exec(text) ?? [];
  const readings = readNames(name, names).filter(
    ({ field }) => preposition === undefined || field === 'place',
  );
  if (readings.length === 0) return undefined;
  const filters = readings.slice(0, MAX_OFFERED).map(({ field, values }) => ({ [field]: values }));
  if (!isSureName(readings, preposition !== undefined)) {
    return preposition === undefined ? offered(...filters) : undefined;
  }
  return sure(...filters);
}

const MAX_OFFERED = 4;

function readInForce(text: string, today: number): string | undefined {
  const rest = afterInForce(text);
  if (rest === undefined) return undefined;
  if (rest === '') return isoDay(today);
  const [period] = readPeriods(rest, today);
  if (period?.from === undefined || period.to === undefined) return undefined;
  return period.from === period.to ? period.from : `${period.from}/${period.to}`;
}

const CONNECTIVES =
  /(?:^|\s)(?:with|of|in|on|by|from|to|for|at|the|and|с|со|в|во|на|от|из|за|по|и|о|об|между)$/i;

/** “Talks with Germany” has no use for “with” once Germany is a filter; nor has “talks with Kerry”. */
function dropTrailingConnectives(parts: TextPart[]): void {
  for (let last = parts.at(-1); last !== undefined && isPlainWords(last); last = parts.at(-1)) {
    const text = last.text.replace(CONNECTIVES, '').trim();
    if (text === last.text) return;
    parts.pop();
    if (text !== '') parts.push(wordPart(text));
  }
}
