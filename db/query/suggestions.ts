import { type SqlBool, sql } from 'kysely';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { PARTIES } from '../../domain/parties/party.ts';
import type { Suggestion, SuggestionField } from '../../domain/query/suggestion.ts';
import type { NameTableName } from '../core/tables.ts';
import type { Database, ReadTx } from '../database.ts';
import { tableOf } from '../events/name-uses.ts';
import { KIND_OF_TABLE } from '../events/spellings.ts';
import { beginsWith } from '../search/beginnings.ts';
import { foldedWords } from '../search/folded-text.ts';

/**
 * Values with a word that begins with the prefix, without regard to case and accents and in either script, most used
 * first. An authority entry is one value, whatever spellings events have. Parties match by code and by name in both
 * languages, and include unused ones.
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
    return suggestNames(tx, TABLES[field], foldedPrefix, limit);
  });
}

const TABLES: Readonly<Record<Exclude<SuggestionField, 'party' | 'origin'>, NameTableName>> = {
  person: 'person',
  office: 'office',
  place: 'place',
  tag: 'tag',
  source: 'publisher',
  mission: 'mission',
};

async function suggestNames(
  tx: ReadTx,
  table: NameTableName,
  foldedPrefix: string,
  limit: number,
): Promise<Suggestion[]> {
  const kind = KIND_OF_TABLE[table];
  const entries = kind === undefined ? [] : await suggestEntries(tx, kind, foldedPrefix, limit);
  const names = await suggestUnlisted(tx, table, foldedPrefix, limit);
  const suggestions = [...entries, ...names]
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
  const details =
    table === 'person' || table === 'place' ? await readDetails(tx, table, suggestions) : new Map();
  return suggestions.map(({ value, count, name, name_ru, country, keys }) => ({
    value,
    count,
    ...(name && { name }),
    ...(name_ru && { name_ru }),
    ...(country && { country }),
    ...keys.map((key) => details.get(key)).reduce(laterOf, undefined)?.detail,
  }));
}

/** A suggestion, and the keys of the names that events record for it. */
interface FoundName {
  readonly value: string;
  readonly count: number;
  readonly name?: string | null;
  readonly name_ru?: string | null;
  readonly country?: string | null;
  readonly keys: readonly number[];
}

async function suggestEntries(
  { kysely, engine }: ReadTx,
  kind: AuthorityKind,
  foldedPrefix: string,
  limit: number,
): Promise<FoundName[]> {
  const isWanted =
    foldedPrefix === ''
      ? sql<SqlBool>`1 = 1`
      : sql<SqlBool>`id in (select authority_id from authority_spelling
          where kind = ${kind} and is_searched = 1 and ${beginsWith('folded', foldedPrefix)})`;
  const entries = await kysely
    .selectFrom('authority')
    .select(['id', 'name', 'name_ru', 'country', 'events'])
    .where('kind', '=', kind)
    .where(isWanted)
    .orderBy('events', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  const table = tableOf(kind);
  const isFound = engine.isOneOf(
    'authority_id',
    entries.map(({ id }) => id),
  );
  const spelled = await sql<{ id: number; key: number }>`select authority_id as id, name.key as key
    from authority_spelling as spelling cross join ${sql.table(table)} as name
    where ${isFound} and name.folded = spelling.folded and name.events > 0`.execute(kysely);
  const keysOf = Map.groupBy(spelled.rows, ({ id }) => id);
  return entries.map(({ id, events, name, name_ru, country }) => ({
    value: name ?? name_ru ?? '',
    count: events,
    name,
    name_ru,
    country,
    keys: (keysOf.get(id) ?? []).map(({ key }) => key),
  }));
}

/** Names that are no spelling of an authority entry. */
async function suggestUnlisted(
  { kysely }: ReadTx,
  table: NameTableName,
  foldedPrefix: string,
  limit: number,
): Promise<FoundName[]> {
  const kind = KIND_OF_TABLE[table];
  const isWanted = foldedPrefix === '' ? sql<SqlBool>`1 = 1` : beginsWith('folded', foldedPrefix);
  const isUnlisted =
    kind === undefined
      ? sql<SqlBool>`1 = 1`
      : sql<SqlBool>`not exists (select 1 from authority_spelling as spelling
          where spelling.kind = ${kind} and spelling.folded = ${sql.ref(`${table}.folded`)})`;
  const rows = await kysely
    .selectFrom(table)
    .select(['key', 'name', 'events'])
    .where('events', '>', 0)
    .where(isWanted)
    .where(isUnlisted)
    .orderBy('events', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map(({ key, name, events }) => ({ value: name, count: events, keys: [key] }));
}

interface LatestDetail {
  readonly day: number;
  readonly detail: Pick<Suggestion, 'party' | 'office' | 'country'>;
}

function laterOf(a: LatestDetail | undefined, b: LatestDetail | undefined): LatestDetail | undefined {
  return a === undefined || (b !== undefined && b.day > a.day) ? b : a;
}

/** The latest party and office of people, and the latest country of places, by key. */
async function readDetails(
  { kysely, engine }: ReadTx,
  table: 'person' | 'place',
  suggestions: readonly FoundName[],
): Promise<Map<number, LatestDetail>> {
  const isListed = engine.isOneOf(
    'named.key',
    suggestions.flatMap(({ keys }) => keys),
  );
  const last = (
    column: string,
  ) => sql`(select ${sql.ref(column)} from participation where person_key = named.key
    order by first_day desc, last_day desc, event_key desc limit 1)`;
  const country = (column: string) => sql`(select ${sql.ref(column)} from event where place_key = named.key
    and deleted_at is null and country is not null order by event.key desc limit 1)`;
  const columns =
    table === 'person'
      ? sql`${last('first_day')} as day, ${last('party')} as party,
          (select office.name from office where office.key = ${last('office_key')}) as office, null as country`
      : sql`${country('key')} as day, null as party, null as office, ${country('country')} as country`;
  const { rows } = await sql<DetailRow>`select named.key as key, ${columns} from ${sql.table(table)} as named
    where ${isListed}`.execute(kysely);
  return new Map(
    rows.flatMap(({ key, day, party, office, country }) =>
      day === null
        ? []
        : [
            [
              key,
              {
                day,
                detail: {
                  ...(party !== null && { party }),
                  ...(office !== null && { office }),
                  ...(country !== null && { country }),
                },
              },
            ] as const,
          ],
    ),
  );
}

interface DetailRow {
  readonly key: number;
  readonly day: number | null;
  readonly party: string | null;
  readonly office: string | null;
  readonly country: string | null;
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
  // A complete code comes first, then the parties of events.
  const rank = (code: string) =>
    foldedWords(code) === foldedPrefix ? Number.POSITIVE_INFINITY : (counts.get(code) ?? 0);
  return [...named, ...unnamed]
    .sort((a, b) => rank(b.code) - rank(a.code) || a.name.localeCompare(b.name, 'en'))
    .slice(0, limit)
    .map(({ code }) => ({ value: code, count: counts.get(code) ?? 0 }));
}
