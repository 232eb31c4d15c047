import type { QueryContext } from '../core/query-context.ts';
import type { Database, WriteTx } from '../database.ts';

/** What follows from the documents by the program's own making: by which version of it. */
export interface Derived {
  readonly name: string;
  /** Grows when the same documents would give something else. */
  readonly version: number;
}

/**
 * Makes it anew where another version of this program made it: in one transaction, so that it is whole whenever somebody
 * looks. Of servers that start at once one does it, and the others find it done.
 */
export async function refreshDerived(
  db: Database,
  derived: Derived,
  make: (tx: WriteTx) => Promise<void>,
): Promise<void> {
  if (await isCurrent(db, derived)) return;
  await db.write(async (tx) => {
    if (await isCurrent(tx, derived)) return;
    await make(tx);
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
  const made = await kysely
    .selectFrom('derived')
    .select('version')
    .where('name', '=', name)
    .executeTakeFirst();
  return made?.version === version;
}
