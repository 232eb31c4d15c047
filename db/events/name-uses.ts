import { type RawBuilder, sql } from 'kysely';
import { AUTHORITY_KINDS, type AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { NameTableName } from '../core/tables.ts';
import type { WriteTx } from '../database.ts';
import { KIND_OF_TABLE, NAME_TABLES } from './spellings.ts';

/** The table that assigns the names of a table to events, its column with the name, and its column with the event. */
interface NameUse {
  readonly table: string;
  readonly name: string;
  readonly event: string;
}

export const USES: Readonly<Record<NameTableName, NameUse>> = {
  person: { table: 'participation', name: 'person_key', event: 'event_key' },
  office: { table: 'participation', name: 'office_key', event: 'event_key' },
  place: { table: 'event', name: 'place_key', event: 'key' },
  mission: { table: 'event_mission', name: 'mission_key', event: 'event_key' },
  tag: { table: 'event_tag', name: 'tag_key', event: 'event_key' },
  publisher: { table: 'event_source', name: 'publisher_key', event: 'event_key' },
};

/** A deleted event keeps its place, but no other names. */
function liveUses(table: NameTableName): RawBuilder<unknown> {
  return table === 'place' ? sql`and used.deleted_at is null` : sql``;
}

/** Counts the events of every name and of every authority entry again. */
export async function recountAllUses(tx: WriteTx): Promise<void> {
  for (const table of NAME_TABLES) {
    const { table: uses, name, event } = USES[table];
    await sql`update ${sql.table(table)} set events = (
      select count(distinct ${sql.ref(`used.${event}`)}) from ${sql.table(uses)} as used
      where ${sql.ref(`used.${name}`)} = ${sql.ref(`${table}.key`)} ${liveUses(table)})`.execute(tx.kysely);
  }
  for (const kind of AUTHORITY_KINDS) await recountEntries(tx, kind);
}

/** Counts the events of one authority entry of this kind, or of all, again. */
export async function recountEntries(tx: WriteTx, kind: AuthorityKind, id?: number): Promise<void> {
  const table = tableOf(kind);
  const { table: uses, name, event } = USES[table];
  // CROSS JOIN makes SQLite begin with the few spellings.
  await sql`update authority set events = (
    select count(distinct ${sql.ref(`used.${event}`)})
    from authority_spelling as spelling cross join ${sql.table(table)} as name cross join ${sql.table(uses)} as used
    where spelling.authority_id = authority.id and name.folded = spelling.folded
      and ${sql.ref(`used.${name}`)} = name.key ${liveUses(table)})
    where kind = ${kind} ${id === undefined ? sql`` : sql`and id = ${id}`}`.execute(tx.kysely);
}

export function tableOf(kind: AuthorityKind): NameTableName {
  const table = NAME_TABLES.find((each) => KIND_OF_TABLE[each] === kind);
  if (table === undefined) throw new Error(`No names are of the kind “${kind}”.`);
  return table;
}

/** A query of the `event_key` of all events that have one of these folded names. */
export function eventsNamed(
  { engine }: QueryContext,
  kind: AuthorityKind,
  folded: readonly string[],
): RawBuilder<unknown> {
  const table = tableOf(kind);
  const { table: uses, name, event } = USES[table];
  return sql`select distinct ${sql.ref(`used.${event}`)} as event_key
    from ${sql.table(table)} as name cross join ${sql.table(uses)} as used
    where ${engine.isOneOf('name.folded', folded)} and ${sql.ref(`used.${name}`)} = name.key ${liveUses(table)}`;
}
