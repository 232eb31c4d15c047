import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type EventText, TEXT_FIELDS, type TextField } from '../../database.ts';
import type { SearchTerm } from '../../search/text-query.ts';

/** The weight class of each field in the ranking. PostgreSQL has four classes. */
const WEIGHT_CLASS: Readonly<Record<TextField, 'A' | 'B' | 'C' | 'D'>> = {
  title: 'A',
  title_ru: 'A',
  people: 'B',
  tags: 'B',
  summary: 'C',
  summary_ru: 'C',
  places: 'C',
  parties: 'D',
  sources: 'D',
  whole: 'D',
};
/** The weights of the classes D to A. */
const WEIGHTS = '{0.1, 0.35, 0.55, 1}';

/** A lexeme has at most 2,046 bytes. This many characters never have more. */
const MAX_WORD_LENGTH = 500;
/** A tsvector has at most 1 MiB. Later words of an event that exceeds it are not indexed. */
const MAX_VECTOR_BYTES = 1_000_000;
/** Bytes per word in a tsvector for length, class and alignment. */
const BYTES_BESIDE_WORD = 6;

/**
 * The words of all fields, each once with its best class. Positions are not stored; phrases are searched in the text.
 */
export function wordVector(text: EventText): string {
  const classes = new Map<string, string>();
  let bytes = 0;
  for (const field of BEST_FIRST) {
    for (const word of wordsOf(text[field])) {
      if (classes.has(word)) continue;
      bytes += Buffer.byteLength(word) + BYTES_BESIDE_WORD;
      if (bytes > MAX_VECTOR_BYTES) return vectorOf(classes);
      classes.set(word, WEIGHT_CLASS[field]);
    }
  }
  return vectorOf(classes);
}

const BEST_FIRST = TEXT_FIELDS.toSorted((a, b) => WEIGHT_CLASS[a].localeCompare(WEIGHT_CLASS[b]));

/** Folded words are letters, digits and the stem mark, so quoting them is enough. */
function vectorOf(classes: ReadonlyMap<string, string>): string {
  return [...classes].map(([word, weightClass]) => `'${word}':1${weightClass}`).join(' ');
}

function wordsOf(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ').map(truncated);
}

function truncated(word: string): string {
  return word.length <= MAX_WORD_LENGTH ? word : [...word].slice(0, MAX_WORD_LENGTH).join('');
}

/** See `Engine`. */
export function matchesText(terms: readonly SearchTerm[]): RawBuilder<SqlBool> {
  const conditions = [...conditionsOf(terms), sql<SqlBool>`event_key = event.key`];
  return sql`exists (select 1 from event_text where ${sql.join(conditions, sql` and `)})`;
}

function tsqueryOf(terms: readonly SearchTerm[]): RawBuilder<unknown> {
  return sql`${terms.map(queryOf).join(' & ')}::tsquery`;
}

function conditionsOf(terms: readonly SearchTerm[]): RawBuilder<SqlBool>[] {
  return [sql<SqlBool>`words @@ ${tsqueryOf(terms)}`, ...terms.filter(needsTextCheck).map(containsPhrase)];
}

/** A table expression of `(event_key, rank)`; see `Engine`. */
export function textMatches(terms: readonly SearchTerm[]): RawBuilder<unknown> {
  const query = tsqueryOf(terms);
  const conditions = conditionsOf(terms);
  return sql`(select event_key, -ts_rank(${sql.lit(WEIGHTS)}, words, ${query})::float8 as rank
    from event_text where ${sql.join(conditions, sql` and `)})`;
}

function queryOf({ anyOf, prefix }: SearchTerm): string {
  const alternatives = anyOf.map((words) => {
    const parts = wordsOf(words);
    return parts
      .map((word, index) => `'${word}'${prefix && index === parts.length - 1 ? ':*' : ''}`)
      .join(' & ');
  });
  return `(${alternatives.join(' | ')})`;
}

function needsTextCheck({ anyOf }: SearchTerm): boolean {
  return anyOf.some((words) => words.includes(' ') || words.length > MAX_WORD_LENGTH);
}

/** Matches consecutive words in one field. Folded words contain no wildcards. */
function containsPhrase({ anyOf, prefix }: SearchTerm): RawBuilder<SqlBool> {
  const fields = anyOf.flatMap((words) => {
    const pattern = `% ${words}${prefix ? '' : ' '}%`;
    return TEXT_FIELDS.map((field) => sql<SqlBool>`' ' || ${sql.ref(field)} || ' ' like ${pattern}`);
  });
  return sql`(${sql.join(fields, sql` or `)})`;
}
