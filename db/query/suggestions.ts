import { type RawBuilder, sql } from 'kysely';
import { PARTIES } from '../../domain/parties/party.ts';
import type { Suggestion, SuggestionField } from '../../domain/query/suggestion.ts';
import type { NameTableName } from '../core/tables.ts';
import type { Database, ReadTx } from '../database.ts';
import { foldedWords } from '../search/folded-text.ts';

/**
 * Values with a word that begins with the prefix, without regard to case and accents, most used first. Parties match by
 * code and by name in both languages, and include unused ones.
 */
export async function suggest(
  db: Database,
  field: SuggestionField,
  prefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const foldedPrefix = foldedWords(prefix);
  if (foldedPrefix === '' && prefix.trim() !== '') return [];
  return db.read((tx) => {
    if (field === 'party') return suggestParties(tx, foldedPrefix, limit);
    if (field === 'origin') return suggestOrigins(tx, foldedPrefix, limit);
    return suggestNames(tx, NAMES[field], foldedPrefix, limit);
  });
}

interface NameSource {
  readonly table: NameTableName;
  /** The table that assigns names to events, and its column with the key of the name. */
  readonly uses: string;
  readonly name: string;
  /** An event may have the same name in several rows. */
  readonly repeats?: boolean;
  /** More columns, as subqueries on `named`. */
  readonly extras?: RawBuilder<unknown>;
}

const NAMES: Readonly<Record<Exclude<SuggestionField, 'party' | 'origin'>, NameSource>> = {
  person: {
    table: 'person',
    uses: 'participation',
    name: 'person_key',
    repeats: true,
    extras: sql`, (${lastParticipation('party')}) as party,
      (select office.name from office where office.key = (${lastParticipation('office_key')})) as office`,
  },
  office: { table: 'office', uses: 'participation', name: 'office_key', repeats: true },
  place: {
    table: 'place',
    uses: 'event',
    name: 'place_key',
    extras: sql`, (select country from event where place_key = named.key and deleted_at is null and country is not null
      order by event.key desc limit 1) as country`,
  },
  tag: { table: 'tag', uses: 'event_tag', name: 'tag_key' },
  source: { table: 'publisher', uses: 'event_source', name: 'publisher_key', repeats: true },
  mission: { table: 'mission', uses: 'event_mission', name: 'mission_key' },
};

function lastParticipation(column: string): RawBuilder<unknown> {
  return sql`select ${sql.ref(column)} from participation where person_key = named.key
    order by first_day desc, last_day desc, event_key desc limit 1`;
}

async function suggestNames(
  { kysely }: ReadTx,
  { table, uses, name, repeats = false, extras = sql`` }: NameSource,
  foldedPrefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const live = uses === 'event' ? sql`and used.deleted_at is null` : sql``;
  // Only people, offices and publishers may occur twice in an event.
  const count = repeats ? sql`count(distinct used.event_key)` : sql`count(*)`;
  const named = await sql<SuggestedRow>`select name as value, count ${extras} from (
      select name.key as key, name.name as name, ${count} as count
      from ${sql.table(table)} as name cross join ${sql.table(uses)} as used
      where ${sql.ref(`used.${name}`)} = name.key ${live} and ${begins(foldedPrefix)}
      group by name.key, name.name order by count desc, name.name limit ${limit}) as named
    order by count desc, name`.execute(kysely);
  return named.rows.map(({ value, count, party, office, country }) => ({
    value,
    count,
    ...(party && { party }),
    ...(office && { office }),
    ...(country && { country }),
  }));
}

interface SuggestedRow {
  readonly value: string;
  readonly count: number;
  readonly party?: string | null;
  readonly office?: string | null;
  readonly country?: string | null;
}

/** Folded words contain no wildcards. */
function begins(foldedPrefix: string): RawBuilder<unknown> {
  return foldedPrefix === ''
    ? sql`1 = 1`
    : sql`(folded like ${`${foldedPrefix}%`} or folded like ${`% ${foldedPrefix}%`})`;
}

/** The machine coders of stored events. */
async function suggestOrigins(
  { kysely }: ReadTx,
  foldedPrefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const { rows } = await sql<{ value: string; count: number }>`select origin as value, sum(events) as count
    from event_class where origin <> '' and events > 0 group by origin order by count desc, origin`.execute(
    kysely,
  );
  return rows.filter(({ value }) => foldedWords(value).startsWith(foldedPrefix)).slice(0, limit);
}

async function suggestParties(
  { kysely }: ReadTx,
  foldedPrefix: string,
  limit: number,
): Promise<Suggestion[]> {
  // Counts by class: there are far fewer classes than events.
  const { rows } = await sql<{ party: string; count: number }>`select party, sum(events) as count
    from (select signature_key, sum(events) as events from event_class where events > 0 group by signature_key) as acted
    cross join (select distinct signature_key, party from signature_party) as named
    where named.signature_key = acted.signature_key group by party`.execute(kysely);
  const counts = new Map(rows.map(({ party, count }) => [party, count]));
  const isMatch = (text: string) => ` ${foldedWords(text)}`.includes(` ${foldedPrefix}`);
  const named = [...PARTIES.values()].filter(
    ({ code, name, name_ru }) => isMatch(code) || isMatch(name) || isMatch(name_ru),
  );
  const unnamed = rows
    .filter(({ party }) => !PARTIES.has(party) && isMatch(party))
    .map(({ party }) => ({ code: party, name: party }));
  // A complete code comes first.
  const rank = (code: string) =>
    foldedWords(code) === foldedPrefix ? Number.POSITIVE_INFINITY : (counts.get(code) ?? 0);
  return [...named, ...unnamed]
    .sort((a, b) => rank(b.code) - rank(a.code) || a.name.localeCompare(b.name, 'en'))
    .slice(0, limit)
    .map(({ code }) => ({ value: code, count: counts.get(code) ?? 0 }));
}
