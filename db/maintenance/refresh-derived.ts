import type { QueryContext } from '../core/query-context.ts';
import type { Database, WriteTx } from '../database.ts';

/** Data derived from the events' documents, and the version of the code that derives it. */
export interface Derived {
  readonly name: string;
  /** Must be raised when the same documents give another result. */
  readonly version: number;
}

/**
 * Rebuilds derived data if another version of this program built it, in one transaction. If several servers start at the
 * same time, only one of them rebuilds it.
 */
export async function refreshDerived(
  db: Database,
  derived: Derived,
  rebuild: (tx: WriteTx) => Promise<void>,
): Promise<void> {
  if (await isCurrent(db, derived)) return;
  await db.write(async (tx) => {
    if (await isCurrent(tx, derived)) return;
    await rebuild(tx);
    await tx.kysely
      .insertInto('derived')
      .values(derived)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(derived))
      .execute();
  });
}

async function isCurrent(
  { kysely }: Pick<QueryContext, 'kysely'>,
  { name, version }: Derived,
): Promise<boolean> {
  const row = await kysely
    .selectFrom('derived')
    .select('version')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.version === version;
}
