import type { Selectable } from 'kysely';
import type { CheckedStory, Story, StoryStep, StorySummary } from '../../domain/stories/story.ts';
import { StoryNotFound, StoryVersionConflict } from '../core/errors.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { StoryTable } from '../core/tables.ts';
import type { Database, WriteTx } from '../database.ts';

const MAX_LISTED_STORIES = 500;
const COLUMNS = ['id', 'version', 'deleted', 'document'] as const;

type StoryRow = Pick<Selectable<StoryTable>, (typeof COLUMNS)[number]>;

/** All stories without their steps, the last saved first. */
export async function listStories({ kysely }: Database): Promise<StorySummary[]> {
  const rows = await kysely
    .selectFrom('story')
    .select(['id', 'version', 'title', 'title_ru', 'step_count'])
    .where('deleted', '=', 0)
    .orderBy('saved', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_LISTED_STORIES)
    .execute();
  return rows.map(({ title, title_ru, ...row }) => ({
    ...row,
    ...(title !== null && { title }),
    ...(title_ru !== null && { title_ru }),
  }));
}

/** Throws `StoryNotFound`, also for a deleted story. */
export async function readStory(db: Database, id: number): Promise<Story> {
  return storyOf(await readRow(db, id));
}

export async function addStory(db: Database, story: CheckedStory): Promise<Story> {
  return db.write((tx) => insertStory(tx, story));
}

/** `addStory` inside a transaction. */
export async function insertStory(tx: WriteTx, story: CheckedStory): Promise<Story> {
  const row = await tx.kysely
    .insertInto('story')
    .values({ ...columnsOf(story), version: 1, deleted: 0, saved: await nextSaveNumber(tx) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return storyOf(row);
}

/** Throws `StoryNotFound`, `StoryVersionConflict`. */
export async function replaceStory(
  db: Database,
  id: number,
  story: CheckedStory,
  version: number,
): Promise<Story> {
  return db.write(async (tx) => {
    await checkVersion(tx, id, version);
    return updateStory(tx, id, { ...columnsOf(story), version: version + 1 });
  });
}

/** The story keeps its number and can be restored. Throws `StoryNotFound`, `StoryVersionConflict`. */
export async function removeStory(db: Database, id: number, version: number): Promise<void> {
  await db.write(async (tx) => {
    await checkVersion(tx, id, version);
    await updateStory(tx, id, { deleted: 1, version: version + 1 });
  });
}

/** A story that is not deleted stays as it is. Throws `StoryNotFound`. */
export async function restoreStory(db: Database, id: number): Promise<Story> {
  return db.write(async (tx) => {
    const row = await findRow(tx, id);
    if (row === undefined) throw new StoryNotFound(id, false);
    return row.deleted === 0 ? storyOf(row) : updateStory(tx, id, { deleted: 0, version: row.version + 1 });
  });
}

/** Whether the database has ever had a story. */
export async function hasHadStories({ kysely }: Pick<QueryContext, 'kysely'>): Promise<boolean> {
  const first = await kysely.selectFrom('story').select('id').limit(1).executeTakeFirst();
  return first !== undefined;
}

async function updateStory(
  tx: WriteTx,
  id: number,
  changes: Partial<Omit<Selectable<StoryTable>, 'id' | 'saved'>>,
): Promise<Story> {
  const row = await tx.kysely
    .updateTable('story')
    .set({ ...changes, saved: await nextSaveNumber(tx) })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return storyOf(row);
}

async function readRow(tx: Pick<QueryContext, 'kysely'>, id: number): Promise<StoryRow> {
  const row = await findRow(tx, id);
  if (row === undefined || row.deleted === 1) throw new StoryNotFound(id, row !== undefined);
  return row;
}

function findRow({ kysely }: Pick<QueryContext, 'kysely'>, id: number): Promise<StoryRow | undefined> {
  return kysely.selectFrom('story').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

async function checkVersion(tx: WriteTx, id: number, version: number): Promise<void> {
  const current = storyOf(await readRow(tx, id));
  if (current.version !== version) throw new StoryVersionConflict(current);
}

async function nextSaveNumber({ kysely }: WriteTx): Promise<number> {
  const last = await kysely
    .selectFrom('story')
    .select(({ fn }) => fn.max('saved').as('saved'))
    .executeTakeFirst();
  return (last?.saved ?? 0) + 1;
}

function columnsOf({ title, title_ru, steps }: CheckedStory) {
  // Fields in a fixed order, so that equal stories are equal texts.
  const document = {
    ...(title !== undefined && { title }),
    ...(title_ru !== undefined && { title_ru }),
    steps: steps.map(stepDocument),
  };
  return {
    title: title ?? null,
    title_ru: title_ru ?? null,
    step_count: steps.length,
    document: JSON.stringify(document),
  };
}

function stepDocument(step: CheckedStory['steps'][number]): StoryStep {
  const { heading, heading_ru, text, text_ru, window, filter, event } = step;
  return {
    ...(heading !== undefined && { heading }),
    ...(heading_ru !== undefined && { heading_ru }),
    ...(text !== undefined && { text }),
    ...(text_ru !== undefined && { text_ru }),
    ...(window !== undefined && { window }),
    ...(filter !== undefined && { filter }),
    ...(event !== undefined && { event }),
  };
}

function storyOf({ id, version, document }: StoryRow): Story {
  return { id, version, ...(JSON.parse(document) as Omit<Story, 'id' | 'version'>) };
}
