import { END_OF_TIME } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { CheckedEra, Era } from '../../domain/eras/era.ts';
import { EraNotFound, EraVersionConflict } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { EraTable } from '../core/tables.ts';
import type { Database, WriteTx } from '../database.ts';

const MAX_LISTED_ERAS = 500;

/** All eras, by first day. */
export async function listEras({ kysely }: Pick<QueryContext, 'kysely'>): Promise<Era[]> {
  const rows = await kysely.selectFrom('era').selectAll().orderBy('id').limit(MAX_LISTED_ERAS).execute();
  return rows.map(eraOf).toSorted((a, b) => a.first_day - b.first_day || a.id - b.id);
}

export async function addEra(db: Database, era: CheckedEra): Promise<Era> {
  return db.write((tx) => insertEra(tx, era));
}

/** Adds the eras of a collection, unless the database has eras of its own. */
export async function addErasIfNone(tx: WriteTx, eras: readonly CheckedEra[]): Promise<void> {
  const existing = await tx.kysely.selectFrom('era').select('id').limit(1).executeTakeFirst();
  if (existing !== undefined) return;
  for (const era of eras) await insertEra(tx, era);
}

/** Throws `EraNotFound`, `EraVersionConflict`. */
export async function replaceEra(db: Database, id: number, era: CheckedEra, version: number): Promise<Era> {
  return db.write(async (tx) => {
    await checkVersion(tx, id, version);
    const row = await tx.kysely
      .updateTable('era')
      .set({ ...columnsOf(era), version: version + 1 })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return eraOf(row);
  });
}

/** Throws `EraNotFound`, `EraVersionConflict`. */
export async function removeEra(db: Database, id: number, version: number): Promise<void> {
  await db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await tx.kysely.deleteFrom('era').where('id', '=', id).execute();
  });
}

async function insertEra({ kysely }: WriteTx, era: CheckedEra): Promise<Era> {
  const row = await kysely
    .insertInto('era')
    .values({ ...columnsOf(era), version: 1 })
    .returningAll()
    .executeTakeFirstOrThrow();
  return eraOf(row);
}

function columnsOf({ name, name_ru, short_name, short_name_ru, starts, ends, party }: CheckedEra) {
  return {
    name: name ?? null,
    name_ru: name_ru ?? null,
    short_name: short_name ?? null,
    short_name_ru: short_name_ru ?? null,
    starts,
    ends: ends ?? null,
    party: party ?? null,
  };
}

type EraRow = { readonly [P in keyof EraTable]: P extends 'id' ? number : EraTable[P] };

function eraOf({ name, name_ru, short_name, short_name_ru, ends, party, ...row }: EraRow): Era {
  return {
    ...row,
    ...(name !== null && { name }),
    ...(name_ru !== null && { name_ru }),
    ...(short_name !== null && { short_name }),
    ...(short_name_ru !== null && { short_name_ru }),
    ...(ends !== null && { ends }),
    ...(party !== null && { party }),
    first_day: parseEdtf(row.starts).first_day,
    last_day: ends === null ? END_OF_TIME : parseEdtf(ends).last_day,
  };
}

async function checkVersion({ kysely }: WriteTx, id: number, version: number): Promise<void> {
  const stored = await kysely.selectFrom('era').select('version').where('id', '=', id).executeTakeFirst();
  if (stored === undefined) throw new EraNotFound(id);
  if (stored.version !== version) throw new EraVersionConflict(id);
}
