import { sql } from 'kysely';
import type { EventFilter } from '../../domain/query/event-filter.ts';
import type { SpellingResult } from '../../domain/query/spelling.ts';
import type { Database, ReadTx } from '../database.ts';
import { foldedWords } from '../search/folded-text.ts';
import { inOtherLayout, oneErrorAway, splitsOf, withCaseOf } from '../search/spelling-candidates.ts';
import { stemWords } from '../search/stems.ts';
import { readFilter } from './event-filter.ts';
import { countEvents } from './event-list.ts';
import { planQuery } from './query-plan.ts';

/*
 * Words are looked up in the full-text index, which always agrees with the events, so that no separate vocabulary has to
 * be kept. All words that are one typing error away are looked up at once: a few hundred keys of the index.
 */

const MIN_LENGTH = 4;
const MAX_LENGTH = 40;
/** In longer texts, only the first unknown words are corrected. */
const MAX_WORDS = 5;

/** The text of a filter with its misspelt words replaced by words of the collection, if that finds more events. */
export async function correctSpelling(
  db: Database,
  filter: EventFilter & { readonly q: string },
): Promise<SpellingResult> {
  const { q: query } = filter;
  return db.read(async (tx) => {
    const words: { from: string; to: string }[] = [];
    let q = '';
    let end = 0;
    for (const { index, 0: token, 1: phrase } of query.matchAll(TOKEN)) {
      if (phrase !== undefined || words.length >= MAX_WORDS) continue;
      const corrected = await correctToken(tx, token);
      if (corrected === undefined) continue;
      const at = index + token.indexOf(corrected.from);
      q += query.slice(end, at) + corrected.to;
      end = at + corrected.from.length;
      words.push(corrected);
    }
    if (words.length === 0) return { query, suggestion: null };
    q += query.slice(end);
    const count = await countMatches(tx, { ...filter, q });
    const isBetter = count > 0 && count > (await countMatches(tx, filter));
    return { query, suggestion: isBetter ? { q, words, count } : null };
  });
}

/** As in `parseTextQuery`. */
const TOKEN = /["“«]([^"“”«»]*)["”»]|\S+/g;

interface Correction {
  readonly from: string;
  readonly to: string;
}

async function correctToken(tx: ReadTx, token: string): Promise<Correction | undefined> {
  if (/[\p{N}*]/u.test(token) || token.length > MAX_LENGTH) return undefined;
  const [written = ''] = token.match(/[\p{L}\p{M}]+/u) ?? [];
  const word = foldedWords(token);
  const isWord = word !== '' && !word.includes(' ');
  if (isWord && (word.length < MIN_LENGTH || (await isKnown(tx, word)))) return undefined;

  const other = foldedWords(inOtherLayout(token));
  if (other.length >= MIN_LENGTH && !other.includes(' ') && (await isKnown(tx, other)))
    return { from: token, to: other };
  if (!isWord) return undefined;
  const to = (await bestNeighbour(tx, word)) ?? (await bestSplit(tx, word));
  return to === undefined ? undefined : { from: written, to: withCaseOf(written, to) };
}

async function isKnown(tx: ReadTx, word: string): Promise<boolean> {
  return (await storedWords(tx, [word, ...stemWords(word)])).length > 0;
}

/** The stored word one typing error away that occurs in most events; the first letter is rarely wrong. */
async function bestNeighbour(tx: ReadTx, word: string): Promise<string | undefined> {
  const stored = await storedWords(tx, oneErrorAway(word));
  const counts = await countWords(tx, stored);
  const scored = stored.map((neighbour, index) => ({
    neighbour,
    score: (counts[index] ?? 0) * (neighbour[0] === word[0] ? FIRST_LETTER : 1),
  }));
  scored.sort((a, b) => b.score - a.score || (a.neighbour < b.neighbour ? -1 : 1));
  return scored[0]?.neighbour;
}

const FIRST_LETTER = 10;

async function bestSplit(tx: ReadTx, word: string): Promise<string | undefined> {
  const splits = splitsOf(word);
  const stored = new Set(await storedWords(tx, splits.flat()));
  return splits.find((parts) => parts.every((part) => stored.has(part)))?.join(' ');
}

async function storedWords({ kysely, engine }: ReadTx, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ word: string }>`select word from ${engine.valuesOf(words, 'word')} as asked
    where exists (select 1 from event_text where ${engine.hasWord('asked.word')})`.execute(kysely);
  return rows.map(({ word }) => word);
}

/** Counting up to this many events takes less than a millisecond. */
const MANY = 1_000;

async function countWords({ kysely, engine }: ReadTx, words: readonly string[]): Promise<number[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ word: string; count: number }>`select word,
      (select count(*) from (select 1 from event_text where ${engine.hasWord('asked.word')} limit ${MANY}) as found) as count
    from ${engine.valuesOf(words, 'word')} as asked`.execute(kysely);
  const counts = new Map(rows.map(({ word, count }) => [word, Number(count)]));
  return words.map((word) => counts.get(word) ?? 0);
}

async function countMatches(tx: ReadTx, filter: EventFilter): Promise<number> {
  return countEvents(tx, await planQuery(tx, await readFilter(tx, filter)));
}
