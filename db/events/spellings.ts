import { type SqlBool, sql } from 'kysely';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import type { CheckedEvent } from '../../domain/events/event.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { NameTableName } from '../core/tables.ts';
import { foldedName } from '../search/folded-text.ts';
import type { EventContent } from './event-content.ts';

/** The authority list of each table of names. Tags have none. */
export const KIND_OF_TABLE: Readonly<Partial<Record<NameTableName, AuthorityKind>>> = {
  person: 'person',
  office: 'office',
  place: 'place',
  mission: 'organisation',
  publisher: 'publisher',
};

export const NAME_TABLES = [
  'person',
  'office',
  'place',
  'mission',
  'tag',
  'publisher',
] as const satisfies readonly NameTableName[];

type NamedContent = Pick<
  CheckedEvent,
  'participants' | 'location' | 'missions_affected' | 'tags' | 'sources'
>;

/** The names of an event by table, each once. */
export function namesIn(content: NamedContent): Readonly<Record<NameTableName, ReadonlySet<string>>> {
  const { participants, location, missions_affected, tags, sources } = content;
  return {
    person: new Set(participants.map(({ name }) => name)),
    office: new Set(participants.flatMap(({ office }) => office ?? [])),
    place: new Set(location?.place === undefined ? [] : [location.place]),
    mission: new Set(missions_affected),
    tag: new Set(tags),
    publisher: new Set(sources.map(({ publisher }) => publisher)),
  };
}

/** The authority entry of a recorded name. */
export interface SpelledEntry {
  readonly id: number;
  /** The folded spellings whose words find its events. */
  readonly searched: readonly string[];
}

/** Authority entries by the names that events record. */
export class SpelledEntries {
  readonly #entries = new Map<string, SpelledEntry>();

  of(kind: AuthorityKind, name: string): SpelledEntry | undefined {
    return this.#entries.get(`${kind} ${foldedName(name)}`);
  }

  /** The name, and the other spellings by which its events are found, folded. */
  spellings(kind: AuthorityKind, name: string): string[] {
    const folded = foldedName(name);
    const others = this.#entries.get(`${kind} ${folded}`)?.searched ?? [];
    return [name, ...others.filter((spelling) => spelling !== folded)];
  }

  add(kind: AuthorityKind, folded: string, entry: SpelledEntry): void {
    this.#entries.set(`${kind} ${folded}`, entry);
  }
}

/** The entries of all names in these events. */
export async function readSpelledEntries(
  { kysely, engine }: QueryContext,
  contents: readonly EventContent[],
): Promise<SpelledEntries> {
  const entries = new SpelledEntries();
  const names = contents.map(namesIn);
  const wanted = NAME_TABLES.flatMap((table) => {
    const kind = KIND_OF_TABLE[table];
    const folded = new Set(names.flatMap((each) => [...each[table]].map(foldedName)));
    return kind === undefined || folded.size === 0 ? [] : [{ kind, folded: [...folded] }];
  });
  if (wanted.length === 0) return entries;
  const conditions = wanted.map(
    ({ kind, folded }) => sql`(kind = ${kind} and ${engine.isOneOf('folded', folded)})`,
  );
  const named = await kysely
    .selectFrom('authority_spelling')
    .select(['kind', 'folded', 'authority_id'])
    .where(sql<SqlBool>`(${sql.join(conditions, sql` or `)})`)
    .execute();
  if (named.length === 0) return entries;
  const ids = new Set(named.map(({ authority_id }) => authority_id));
  const searched = await kysely
    .selectFrom('authority_spelling')
    .select(['folded', 'authority_id'])
    .where('is_searched', '=', 1)
    .where(engine.isOneOf('authority_id', [...ids]))
    .orderBy('folded')
    .execute();
  const spellings = Map.groupBy(searched, ({ authority_id }) => authority_id);
  for (const { kind, folded, authority_id: id } of named)
    entries.add(kind, folded, { id, searched: (spellings.get(id) ?? []).map((row) => row.folded) });
  return entries;
}

/**
 * The folded names, and all other spellings of the authority entries that they belong to. Use it wherever a name that a
 * user gave has to find events in any spelling.
 */
export async function expandSpellings(
  { kysely, engine }: QueryContext,
  kind: AuthorityKind,
  folded: readonly string[],
): Promise<string[]> {
  const rows = await kysely
    .selectFrom('authority_spelling as given')
    .innerJoin('authority_spelling as other', 'other.authority_id', 'given.authority_id')
    .select('other.folded')
    .where('given.kind', '=', kind)
    .where(engine.isOneOf('given.folded', folded))
    .execute();
  return [...new Set([...folded, ...rows.map((row) => row.folded)])];
}
