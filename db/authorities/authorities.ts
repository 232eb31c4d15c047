import { type SqlBool, sql } from 'kysely';
import type {
  Authority,
  AuthorityMerge,
  CheckedAuthority,
  HeldOffice,
  NamedEntry,
  RecordedName,
} from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { authorityName } from '../../domain/authorities/authority-name.ts';
import { type InputError, InvalidInput, inputError, invalidInput } from '../../domain/errors/input-error.ts';
import { AuthorityNotFound, AuthorityVersionConflict } from '../core/errors.ts';
import { readAuthorityChange } from '../core/last-change.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { AuthorityTable } from '../core/tables.ts';
import type { Database, WriteTx } from '../database.ts';
import { recountEntries } from '../events/name-uses.ts';
import { beginsWith } from '../search/beginnings.ts';
import { foldedName, foldedWords } from '../search/folded-text.ts';
import { markStaleTexts, rewriteOtherStaleTexts, rewriteStaleTexts } from './stale-texts.ts';

export interface AuthorityRequest {
  readonly kind: AuthorityKind;
  /** The beginning of a word of any spelling. */
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
}

/** The entries of one kind, those of most events first. */
export async function listAuthorities(
  { kysely }: Pick<QueryContext, 'kysely'>,
  { kind, q, limit, offset }: AuthorityRequest,
): Promise<{ readonly items: Authority[]; readonly total: number }> {
  const folded = foldedWords(q);
  if (folded === '' && q.trim() !== '') return { items: [], total: 0 };
  const isWanted =
    folded === ''
      ? sql<SqlBool>`1 = 1`
      : sql<SqlBool>`id in (select authority_id from authority_spelling
          where kind = ${kind} and ${beginsWith('folded', folded)})`;
  const matching = kysely.selectFrom('authority').where('kind', '=', kind).where(isWanted);
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll()
    .orderBy('events', 'desc')
    .orderBy(sql`coalesce(name, name_ru)`)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { items: rows.map(authorityOf), total: Number(total) };
}

/** Throws `AuthorityNotFound`. */
export async function getAuthority({ kysely }: Pick<QueryContext, 'kysely'>, id: number): Promise<Authority> {
  const row = await kysely.selectFrom('authority').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AuthorityNotFound(id);
  return authorityOf(row);
}

/**
 * The entries of recorded texts. Left out are texts that are no spelling of an entry, and longer spellings such as “Reuters
 * (via Yahoo)”, which say more than the name.
 */
export async function findEntries(
  { kysely, engine }: QueryContext,
  names: readonly RecordedName[],
): Promise<NamedEntry[]> {
  const found = new Map<string, Omit<NamedEntry, 'recorded' | 'kind'>>();
  for (const [kind, some] of Map.groupBy(names, (each) => each.kind)) {
    const rows = await kysely
      .selectFrom('authority_spelling')
      .innerJoin('authority', 'authority.id', 'authority_id')
      .select(['folded', 'id', 'name', 'name_ru'])
      .where('authority_spelling.kind', '=', kind)
      .where('is_searched', '=', 1)
      .where(
        engine.isOneOf(
          'folded',
          some.map(({ recorded }) => foldedName(recorded)),
        ),
      )
      .execute();
    for (const { folded, id, name, name_ru } of rows)
      found.set(`${kind} ${folded}`, {
        id,
        ...(name !== null && { name }),
        ...(name_ru !== null && { name_ru }),
      });
  }
  return names.flatMap(({ kind, recorded }) => {
    const entry = found.get(`${kind} ${foldedName(recorded)}`);
    return entry === undefined ? [] : [{ kind, recorded, ...entry }];
  });
}

/** Throws `InvalidInput` for a spelling of another entry. */
export async function addAuthority(db: Database, entry: CheckedAuthority): Promise<Authority> {
  const added = await db.write(async (tx) => {
    const id = await insertEntry(tx, entry);
    await finishChange(tx);
    return getAuthority(tx, id);
  });
  rewriteOtherStaleTexts(db);
  return added;
}

/** Adds the entries of a collection, unless the database has authority lists of its own. */
export async function addAuthoritiesIfNone(tx: WriteTx, entries: readonly CheckedAuthority[]): Promise<void> {
  const existing = await tx.kysely.selectFrom('authority').select('id').limit(1).executeTakeFirst();
  if (existing !== undefined || entries.length === 0) return;
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE)
    await insertEntries(tx, entries.slice(start, start + ENTRIES_AT_ONCE));
  for (const [kind, some] of Map.groupBy(entries, (each) => each.kind)) {
    await markStaleTexts(tx, kind, [...new Set(some.flatMap((entry) => [...spellingsOf(entry).keys()]))]);
    await recountEntries(tx, kind);
  }
  await finishChange(tx);
}

/** Whether an entry has ever been added. */
export async function hasHadAuthorities(ctx: Pick<QueryContext, 'kysely'>): Promise<boolean> {
  return (await readAuthorityChange(ctx)) > 0;
}

const ENTRIES_AT_ONCE = 200;

/** Adds many entries, whose spellings must differ. Their events are not counted yet. */
async function insertEntries(tx: WriteTx, entries: readonly CheckedAuthority[]): Promise<void> {
  const rows = await tx.kysely
    .insertInto('authority')
    .values(entries.map((entry) => ({ ...columnsOf(entry), version: 1, events: 0 })))
    .returning(['id', 'kind', 'name', 'name_ru'])
    .execute();
  const keyOf = (kind: AuthorityKind, name: string | null, name_ru: string | null) =>
    JSON.stringify([kind, name, name_ru]);
  const ids = new Map(rows.map((row) => [keyOf(row.kind, row.name, row.name_ru), row.id]));
  await tx.insertAll(
    'authority_spelling',
    entries.flatMap((entry) => {
      const id = ids.get(keyOf(entry.kind, entry.name ?? null, entry.name_ru ?? null));
      if (id === undefined) throw new Error(`“${entry.name}” was not stored.`);
      return spellingRows(id, entry);
    }),
  );
}

/** Throws `AuthorityNotFound`, `AuthorityVersionConflict`, and `InvalidInput` for a spelling of another entry. */
export async function replaceAuthority(
  db: Database,
  id: number,
  entry: CheckedAuthority,
  version: number,
): Promise<Authority> {
  const replaced = await db.write(async (tx) => {
    const before = await getCurrent(tx, id, version);
    await writeEntry(tx, before, entry);
    await finishChange(tx);
    return getAuthority(tx, id);
  });
  rewriteOtherStaleTexts(db);
  return replaced;
}

/** Events keep the names that they record. Throws `AuthorityNotFound`, `AuthorityVersionConflict`. */
export async function removeAuthority(db: Database, id: number, version: number): Promise<void> {
  await db.write(async (tx) => {
    await removeEntry(tx, await getCurrent(tx, id, version));
    await finishChange(tx);
  });
  rewriteOtherStaleTexts(db);
}

/**
 * Merges another entry into this one: its names become aliases, and names, country and offices that this one lacks are
 * taken over. Throws `AuthorityNotFound`, `AuthorityVersionConflict`, and `InvalidInput` for entries that cannot be merged.
 */
export async function mergeAuthorities(
  db: Database,
  id: number,
  version: number,
  other: AuthorityMerge,
): Promise<Authority> {
  const merged = await db.write(async (tx) => {
    const into = await getCurrent(tx, id, version);
    if (other.id === id) throw invalidInput('/id', 'authority-merge-with-itself');
    const from = await getCurrent(tx, other.id, other.version);
    if (from.kind !== into.kind) throw invalidInput('/id', 'merge-of-kinds');
    await removeEntry(tx, from);
    await writeEntry(tx, into, mergedEntry(into, from));
    await finishChange(tx);
    return getAuthority(tx, id);
  });
  rewriteOtherStaleTexts(db);
  return merged;
}

function mergedEntry(into: Authority, from: Authority): CheckedAuthority {
  const { id: _id, version: _version, events: _events, ...kept } = into;
  const name = into.name ?? from.name;
  const name_ru = into.name_ru ?? from.name_ru;
  const country = into.country ?? from.country;
  const others = [from.name, from.name_ru, ...from.aliases].filter((each) => each !== undefined);
  const aliases = new Set([...into.aliases, ...others]);
  for (const each of [name, name_ru]) if (each !== undefined) aliases.delete(each);
  return {
    ...kept,
    ...(name !== undefined && { name }),
    ...(name_ru !== undefined && { name_ru }),
    ...(country !== undefined && { country }),
    aliases: [...aliases],
    offices: into.offices.length > 0 ? into.offices : from.offices,
  };
}

async function getCurrent(tx: WriteTx, id: number, version: number): Promise<Authority> {
  const stored = await getAuthority(tx, id);
  if (stored.version !== version) throw new AuthorityVersionConflict(id);
  return stored;
}

async function insertEntry(tx: WriteTx, entry: CheckedAuthority): Promise<number> {
  const { id } = await tx.kysely
    .insertInto('authority')
    .values({ ...columnsOf(entry), version: 1, events: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeSpellings(tx, id, entry);
  await markStaleTexts(tx, entry.kind, [...spellingsOf(entry).keys()]);
  await recountEntries(tx, entry.kind, id);
  return id;
}

async function writeEntry(tx: WriteTx, before: Authority, entry: CheckedAuthority): Promise<void> {
  const { id, version } = before;
  await tx.kysely
    .updateTable('authority')
    .set({ ...columnsOf(entry), version: version + 1 })
    .where('id', '=', id)
    .execute();
  const [old, now] = [spellingsOf(before), spellingsOf(entry)];
  const isSame =
    before.kind === entry.kind &&
    old.size === now.size &&
    [...old].every(([folded, isSearched]) => now.get(folded) === isSearched);
  if (isSame) return;
  await markStaleTexts(tx, before.kind, [...old.keys()]);
  await tx.kysely.deleteFrom('authority_spelling').where('authority_id', '=', id).execute();
  await writeSpellings(tx, id, entry);
  await markStaleTexts(tx, entry.kind, [...now.keys()]);
  await recountEntries(tx, entry.kind, id);
}

async function removeEntry(tx: WriteTx, entry: Authority): Promise<void> {
  await markStaleTexts(tx, entry.kind, [...spellingsOf(entry).keys()]);
  await tx.kysely.deleteFrom('authority_spelling').where('authority_id', '=', entry.id).execute();
  await tx.kysely.deleteFrom('authority').where('id', '=', entry.id).execute();
}

/** Tells caches and open pages that entries have changed, and rewrites the full texts of events that mention them. */
async function finishChange(tx: WriteTx): Promise<void> {
  await sql`update authority_change set number = number + 1`.execute(tx.kysely);
  await rewriteStaleTexts(tx);
}

async function writeSpellings(tx: WriteTx, id: number, entry: CheckedAuthority): Promise<void> {
  const spellings = spellingsOf(entry);
  const { kind } = entry;
  const taken = await tx.kysely
    .selectFrom('authority_spelling')
    .innerJoin('authority', 'authority.id', 'authority_id')
    .select(['folded', 'name', 'name_ru'])
    .where('authority_spelling.kind', '=', kind)
    .where(tx.engine.isOneOf('folded', [...spellings.keys()]))
    .execute();
  if (taken.length > 0) {
    const ownerOf = new Map(taken.map((row) => [row.folded, authorityName(namesOf(row), 'en')]));
    throw new InvalidInput(takenErrors(entry, ownerOf));
  }
  await tx.insertAll('authority_spelling', spellingRows(id, entry));
}

function spellingRows(id: number, entry: CheckedAuthority) {
  return [...spellingsOf(entry)].map(([folded, isSearched]) => ({
    kind: entry.kind,
    folded,
    authority_id: id,
    is_searched: isSearched ? (1 as const) : (0 as const),
  }));
}

/** An error for each field whose text is a spelling of another entry. */
function takenErrors(
  { name, name_ru, aliases }: CheckedAuthority,
  ownerOf: ReadonlyMap<string, string>,
): InputError[] {
  const fields = [
    ['/name', name],
    ['/name_ru', name_ru],
    ...aliases.map((alias, index) => [`/aliases/${index}`, alias] as const),
  ] as const;
  return fields.flatMap(([path, spelling]) => {
    const owner = spelling === undefined ? undefined : ownerOf.get(foldedName(spelling));
    return spelling === undefined || owner === undefined
      ? []
      : [inputError(path, 'spelling-taken', { spelling, name: owner })];
  });
}

/**
 * The folded spellings of an entry, and whether their words find its events. A spelling that contains another one adds
 * only words that mean something else, such as who reprinted a report.
 */
function spellingsOf({
  name,
  name_ru,
  aliases,
}: Pick<CheckedAuthority, 'name' | 'name_ru' | 'aliases'>): Map<string, boolean> {
  const names = new Set([name, name_ru].filter((each) => each !== undefined).map(foldedName));
  const others = aliases.map(foldedName);
  const spellings = [...new Set([...names, ...others])];
  const contains = (text: string, part: string) => ` ${text} `.includes(` ${part} `);
  return new Map(
    spellings.map((text) => [
      text,
      names.has(text) || !spellings.some((other) => other !== text && contains(text, other)),
    ]),
  );
}

function columnsOf({ kind, name, name_ru, aliases, country, offices }: CheckedAuthority) {
  return {
    kind,
    name: name ?? null,
    name_ru: name_ru ?? null,
    aliases: JSON.stringify(aliases),
    country: country ?? null,
    offices: JSON.stringify(offices),
  };
}

type AuthorityRow = { readonly [P in keyof AuthorityTable]: P extends 'id' ? number : AuthorityTable[P] };

function authorityOf({ name, name_ru, country, aliases, offices, ...row }: AuthorityRow): Authority {
  return {
    ...row,
    ...namesOf({ name, name_ru }),
    ...(country !== null && { country }),
    aliases: JSON.parse(aliases) as string[],
    offices: JSON.parse(offices) as HeldOffice[],
  };
}

function namesOf({ name, name_ru }: Pick<AuthorityTable, 'name' | 'name_ru'>) {
  return { ...(name !== null && { name }), ...(name_ru !== null && { name_ru }) };
}
