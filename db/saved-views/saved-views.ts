import type { Selectable } from 'kysely';
import type { PictureSettings } from '../../domain/query/picture-settings.ts';
import type { CheckedSavedView, SavedView } from '../../domain/query/saved-view.ts';
import { ViewExists, ViewNotFound, ViewVersionConflict } from '../core/errors.ts';
import type { SavedViewTable } from '../core/tables.ts';
import type { Database, WriteTx } from '../database.ts';
import { foldedName } from '../search/folded-text.ts';

const MAX_LISTED_VIEWS = 500;
const COLUMNS = ['id', 'name', 'query', 'version', 'picture'] as const;

/** All saved views, the latest first. */
export async function listSavedViews({ kysely }: Database): Promise<SavedView[]> {
  const rows = await kysely
    .selectFrom('saved_view')
    .select(COLUMNS)
    .orderBy('saved', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_LISTED_VIEWS)
    .execute();
  return rows.map(savedViewOf);
}

/** Throws `ViewExists` if another view has the same name without regard to case and accents. */
export async function addSavedView(db: Database, view: CheckedSavedView): Promise<SavedView> {
  return db.write(async (tx) => {
    await rejectUsedName(tx, view.name, undefined);
    const row = await tx.kysely
      .insertInto('saved_view')
      .values({ ...columnsOf(view), version: 1, saved: await nextSaveNumber(tx) })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return savedViewOf(row);
  });
}

/** Replaces the name, query and picture of a view. Throws `ViewNotFound`, `ViewVersionConflict`, `ViewExists`. */
export async function replaceSavedView(
  db: Database,
  id: number,
  view: CheckedSavedView,
  version: number,
): Promise<SavedView> {
  return db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await rejectUsedName(tx, view.name, id);
    const row = await tx.kysely
      .updateTable('saved_view')
      .set({ ...columnsOf(view), version: version + 1, saved: await nextSaveNumber(tx) })
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return savedViewOf(row);
  });
}

/** Throws `ViewNotFound`, `ViewVersionConflict`. */
export async function removeSavedView(db: Database, id: number, version: number): Promise<void> {
  await db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await tx.kysely.deleteFrom('saved_view').where('id', '=', id).execute();
  });
}

function columnsOf({ name, query, picture }: CheckedSavedView) {
  return { name, folded: foldedName(name), query, picture: picture ? JSON.stringify(picture) : null };
}

function savedViewOf({
  picture,
  ...view
}: Pick<Selectable<SavedViewTable>, (typeof COLUMNS)[number]>): SavedView {
  return { ...view, ...(picture !== null && { picture: JSON.parse(picture) as PictureSettings }) };
}

async function nextSaveNumber({ kysely }: WriteTx): Promise<number> {
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

async function rejectUsedName({ kysely }: WriteTx, name: string, id: number | undefined): Promise<void> {
  const existing = await kysely
    .selectFrom('saved_view')
    .select(['id', 'name'])
    .where('folded', '=', foldedName(name))
    .executeTakeFirst();
  if (existing !== undefined && existing.id !== id) throw new ViewExists(existing.name);
}
