import { describe, expect, it } from 'vitest';
import { StoryNotFound, StoryVersionConflict } from '../../../db/core/errors.ts';
import { createEvent } from '../../../db/events/events.ts';
import { copyDatabase } from '../../../db/maintenance/copy-database.ts';
import type { Database } from '../../../db/open-database.ts';
import {
  addStory,
  hasHadStories,
  listStories,
  readStory,
  removeStory,
  replaceStory,
  restoreStory,
} from '../../../db/stories/stories.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';
import { checkedStory } from '../../support/test-story.ts';

const titles = async (db: Database) => (await listStories(db)).map(({ title }) => title);

describe('A story', () => {
  it('is stored and read as it is, with its steps in order', async () => {
    const db = await createTestDatabase();
    const story = checkedStory();
    const { id } = await addStory(db, story);
    expect(await readStory(db, id)).toEqual({ id, version: 1, ...story });
  });

  it('keeps any text', async () => {
    const db = await createTestDatabase();
    const title = `'; DROP TABLE story; -- <script>alert("x")</script> \\u0041 “ё” 🕊 %s {"a":1}`;
    const text = `${title} \u2028\n\n${title}`;
    const story = checkedStory({ title, steps: [{ heading: title, text }] });
    const { id } = await addStory(db, story);
    const stored = await readStory(db, id);
    expect([stored.title, stored.steps[0]?.text]).toEqual([title, text]);
    expect(await titles(db)).toEqual([title]);
  });

  it('is listed without steps, the last saved first', async () => {
    const db = await createTestDatabase();
    const first = await addStory(db, checkedStory({ title: 'First' }));
    const second = await addStory(db, checkedStory({ title: 'Second', steps: [] }));
    expect(await listStories(db)).toEqual([
      { id: second.id, version: 1, title: 'Second', title_ru: 'Почтовое дело', step_count: 0 },
      { id: first.id, version: 1, title: 'First', title_ru: 'Почтовое дело', step_count: 3 },
    ]);
    await replaceStory(db, first.id, checkedStory({ title: 'First again' }), 1);
    expect(await titles(db)).toEqual(['First again', 'Second']);
  });

  it('rejects a change that is based on an older version, with the current story', async () => {
    const db = await createTestDatabase();
    const { id } = await addStory(db, checkedStory());
    const mine = checkedStory({ title: 'Mine' });
    await replaceStory(db, id, mine, 1);
    const conflict = await replaceStory(db, id, checkedStory({ title: 'Yours' }), 1).catch((error) => error);
    expect(conflict).toBeInstanceOf(StoryVersionConflict);
    expect(conflict.current).toEqual({ id, version: 2, ...mine });
    await expect(removeStory(db, id, 1)).rejects.toThrow(StoryVersionConflict);
    expect(await readStory(db, id)).toMatchObject({ title: 'Mine', version: 2 });
  });

  it('of two changes at the same time only one is stored', async () => {
    const db = await createTestDatabase();
    const { id } = await addStory(db, checkedStory());
    const changes = ['A', 'B', 'C'].map((title) => replaceStory(db, id, checkedStory({ title }), 1));
    const results = await Promise.allSettled(changes);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await readStory(db, id)).toMatchObject({ version: 2 });
  });

  it('keeps its number when it is deleted and restored', async () => {
    const db = await createTestDatabase();
    const { id } = await addStory(db, checkedStory());
    await removeStory(db, id, 1);
    expect(await listStories(db)).toEqual([]);
    await expect(readStory(db, id)).rejects.toMatchObject({ name: 'StoryNotFound', deleted: true });
    await expect(replaceStory(db, id, checkedStory(), 2)).rejects.toThrow(StoryNotFound);
    const other = await addStory(db, checkedStory({ title: 'Other' }));
    expect(other.id).not.toBe(id);
    const restored = { id, version: 3, ...checkedStory() };
    expect(await restoreStory(db, id)).toEqual(restored);
    expect(await restoreStory(db, id)).toEqual(restored);
    expect(await titles(db)).toEqual(['The mail affair', 'Other']);
  });

  it('that never existed is not found', async () => {
    const db = await createTestDatabase();
    await expect(readStory(db, 7)).rejects.toMatchObject({ name: 'StoryNotFound', deleted: false });
    await expect(removeStory(db, 7, 1)).rejects.toThrow(StoryNotFound);
    await expect(restoreStory(db, 7)).rejects.toThrow(StoryNotFound);
  });
});

it('a database remembers that it had stories', async () => {
  const db = await createTestDatabase();
  expect(await hasHadStories(db)).toBe(false);
  const { id } = await addStory(db, checkedStory());
  await removeStory(db, id, 1);
  expect(await hasHadStories(db)).toBe(true);
});

it('a copy of a database has its stories, and numbers new ones after them', async () => {
  const source = await createTestDatabase();
  await createEvent(source, checkedTestEvent(), 'Ana');
  const kept = await addStory(source, checkedStory());
  const deleted = await addStory(source, checkedStory({ title: 'Old' }));
  await removeStory(source, deleted.id, 1);
  const target = await createTestDatabase();
  await copyDatabase(source, target);
  expect(await listStories(target)).toEqual(await listStories(source));
  expect(await readStory(target, kept.id)).toEqual(kept);
  expect(await restoreStory(target, deleted.id)).toMatchObject({ title: 'Old', version: 3 });
  const added = await addStory(target, checkedStory({ title: 'New' }));
  expect(added.id).toBeGreaterThan(deleted.id);
});
