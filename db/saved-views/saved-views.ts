import type { CheckedSavedView, SavedView } from '../../domain/query/saved-view.ts';
import { ViewExists, ViewNotFound, ViewVersionConflict } from '../core/errors.ts';
import type { Database, WriteTx } from '../database.ts';
import { foldedName } from '../search/folded-text.ts';

const MAX_LISTED_VIEWS = 500;

/** The one that was saved last comes first. */
export async function listSavedViews({ kysely }: Database): Promise<SavedView[]> {
  return kysely
    .selectFrom('saved_view')
    .select(['id', 'name', 'query', 'version'])
    .orderBy('saved', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_LISTED_VIEWS)
    .execute();
}

/** Throws `ViewExists` where another view has the name, or one that reads the same. */
export async function addSavedView(db: Database, view: CheckedSavedView): Promise<SavedView> {
  return db.write(async (tx) => {
    await refuseTwin(tx, view.name, undefined);
    return tx.kysely
      .insertInto('saved_view')
      .values({ ...columnsOf(view), version: 1, saved: await nextSaving(tx) })
      .returning(['id', 'name', 'query', 'version'])
      .executeTakeFirstOrThrow();
  });
}

/** Renames a view, or gives it another address. Throws `ViewNotFound`, `ViewMovedOn`, `ViewExists`. */
export async function replaceSavedView(
  db: Database,
  id: number,
  view: CheckedSavedView,
  version: number,
): Promise<SavedView> {
  return db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await refuseTwin(tx, view.name, id);
    return tx.kysely
      .updateTable('saved_view')
      .set({ ...columnsOf(view), version: version + 1, saved: await nextSaving(tx) })
      .where('id', '=', id)
      .returning(['id', 'name', 'query', 'version'])
      .executeTakeFirstOrThrow();
  });
}

/** Throws `ViewNotFound`, `ViewMovedOn`. */
export async function removeSavedView(db: Database, id: number, version: number): Promise<void> {
  await db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await tx.kysely.deleteFrom('saved_view').where('id', '=', id).execute();
  });
}

function columnsOf({ name, query }: CheckedSavedView) {
  return { name, folded: foldedName(name), query };
}

async function nextSaving({ kysely }: WriteTx): Promise<number> {
  const last = await kysely
    .selectFrom('saved_view')
    .select(({ fn }) => fn.max('saved').as('saved'))
    .executeTakeFirst();
  return (last?.saved ?? 0) + 1;
}

async function checkVersion({ kysely }: WriteTx, id: number, version: number): Promise<void> {
  const stored = await kysely
    .selectFrom('saved_view')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst();
  if (stored === undefined) throw new ViewNotFound(id);
  if (stored.version !== version) throw new ViewVersionConflict(id);
}

async function refuseTwin({ kysely }: WriteTx, name: string, id: number | undefined): Promise<void> {
  const twin = await kysely
    .selectFrom('saved_view')
    .select(['id', 'name'])
    .where('folded', '=', foldedName(name))
    .executeTakeFirst();
  if (twin !== undefined && twin.id !== id) throw new ViewExists(twin.name);
}
