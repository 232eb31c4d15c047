import { expect, it } from 'vitest';
import { VersionConflict } from '../../../db/core/errors.ts';
import { setDistinct } from '../../../db/duplicates/distinct-pairs.ts';
import { similarTo, similarToDraft } from '../../../db/duplicates/find-similar.ts';
import { listLikelyDuplicates } from '../../../db/duplicates/likely-duplicates.ts';
import { mergeInto, undoMerge } from '../../../db/duplicates/merge.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listRevisions } from '../../../db/events/revisions.ts';
import type { Database } from '../../../db/open-database.ts';
import type { EventInput, EventWithLinks } from '../../../domain/events/event.ts';
import { readConsistency } from '../../support/consistency.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const KEPT: Partial<EventInput> = {
  id: 'kept',
  participants: [{ name: 'Rupert of Hentzau' }],
  sources: [{ publisher: 'Gazette', url: 'https://gazette.example/1' }],
  tags: ['mail'],
};
const OTHER: Partial<EventInput> = {
  id: 'other',
  title: 'Three envoys of Freedonia sent home by Ruritania',
  title_ru: 'Руритания выслала трёх дипломатов Фридонии',
  people_expelled: 3,
  participants: [{ name: 'Rupert of Hentzau', office: 'Count' }, { name: 'Rufus T. Firefly' }],
  sources: [
    { publisher: 'Gazette', url: 'http://www.gazette.example/1/', quote: 'Out!' },
    { publisher: 'Herald', url: 'https://herald.example/2' },
  ],
  tags: ['Mail', 'visas'],
};

async function add(db: Database, event: Partial<EventInput>): Promise<EventWithLinks> {
  return createEvent(db, checkedTestEvent(event), 'Ana');
}

async function expectConsistent(db: Database): Promise<void> {
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
}

it('merges two events with their links, leads the old id to the kept one, and undoes it', async () => {
  const db = await createTestDatabase();
  await add(db, { id: 'act', date: '2018-03-01' });
  await add(db, KEPT);
  await add(db, {
    ...OTHER,
    links: [
      { to: 'act', relation: 'responds_to' },
      { to: 'kept', relation: 'follows' },
    ],
  });
  await add(db, { id: 'answer', date: '2018-03-29', links: [{ to: 'other', relation: 'responds_to' }] });
  await add(db, {
    id: 'both',
    date: '2018-03-30',
    links: [
      { to: 'other', relation: 'responds_to' },
      { to: 'kept', relation: 'responds_to' },
    ],
  });
  const ids = ['act', 'kept', 'other', 'answer', 'both'];
  const before = await Promise.all(ids.map((id) => getEvent(db, id)));

  const merged = await mergeInto(db, 'kept', 1, { from: 'other', from_version: 1, take: ['title'] }, 'Ben');
  expect(merged).toMatchObject({
    version: 2,
    title: OTHER.title,
    title_ru: OTHER.title_ru,
    people_expelled: 3,
    participants: [{ name: 'Rupert of Hentzau', office: 'Count' }, { name: 'Rufus T. Firefly' }],
    tags: ['mail', 'visas'],
    links: [{ to: 'act', relation: 'responds_to' }],
  });
  expect(merged.sources).toEqual([
    { publisher: 'Gazette', url: 'https://gazette.example/1', quote: 'Out!' },
    { publisher: 'Herald', url: 'https://herald.example/2' },
  ]);
  expect(merged.linked_from.map(({ id }) => id).sort()).toEqual(['answer', 'both']);
  expect((await getEvent(db, 'other')).id).toBe('kept');
  expect((await getEvent(db, 'both')).links).toEqual([{ to: 'kept', relation: 'responds_to' }]);
  expect((await listRevisions(db, 'other')).map(({ action }) => action)).toEqual(['deleted', 'created']);
  await expectConsistent(db);

  // A new event that names the old id links to the kept one, and is removed before the undo.
  const late = await add(db, {
    id: 'late',
    date: '2018-04-01',
    links: [{ to: 'other', relation: 'follows' }],
  });
  expect(late.links).toEqual([{ to: 'kept', relation: 'follows' }]);
  await deleteEvent(db, 'late', 1, 'Ben');

  await undoMerge(db, 'kept', 2, 'other', 'Ben');
  const content = ({ updated_at: _, version: __, ...event }: EventWithLinks) => event;
  for (const [index, id] of ids.entries()) {
    const [now, then] = [await getEvent(db, id), before[index]];
    if (then === undefined) throw new Error('missing');
    const sorted = (event: EventWithLinks) => ({
      ...content(event),
      links: event.links.map(({ to, relation }) => `${relation} ${to}`).sort(),
      linked_to: event.linked_to.map((each) => each.id).sort(),
      linked_from: event.linked_from.map((each) => each.id).sort(),
    });
    expect(sorted(now)).toEqual(sorted(then));
  }
  await expectConsistent(db);
});

it('refuses a merge or an undo on other versions, and changes nothing', async () => {
  const db = await createTestDatabase();
  await add(db, KEPT);
  await add(db, OTHER);
  const conflict = (id: string) => expect.objectContaining({ current: expect.objectContaining({ id }) });
  await expect(mergeInto(db, 'kept', 9, { from: 'other', from_version: 1 }, 'B')).rejects.toEqual(
    conflict('kept'),
  );
  await expect(mergeInto(db, 'kept', 1, { from: 'other', from_version: 9 }, 'B')).rejects.toEqual(
    conflict('other'),
  );
  await expect(mergeInto(db, 'kept', 1, { from: 'kept', from_version: 1 }, 'B')).rejects.toThrow();
  expect((await getEvent(db, 'other')).version).toBe(1);

  await mergeInto(db, 'kept', 1, { from: 'other', from_version: 1 }, 'B');
  await replaceEvent(db, 'kept', checkedTestEvent({ ...KEPT, title: 'Changed since' }), 2, 'Cy');
  await expect(undoMerge(db, 'kept', 2, 'other', 'B')).rejects.toBeInstanceOf(VersionConflict);
  await expect(undoMerge(db, 'kept', 3, 'other', 'B')).rejects.toMatchObject({
    errors: [{ code: 'merge-changed-since' }],
  });
});

it('follows an id through several merges', async () => {
  const db = await createTestDatabase();
  for (const id of ['a', 'b', 'c']) await add(db, { id });
  await mergeInto(db, 'b', 1, { from: 'a', from_version: 1 }, 'B');
  await mergeInto(db, 'c', 1, { from: 'b', from_version: 1 }, 'B');
  expect((await getEvent(db, 'a')).id).toBe('c');
  await undoMerge(db, 'c', 1, 'b', 'B');
  expect((await getEvent(db, 'a')).id).toBe('b');
});

it('finds similar events, also of drafts, and remembers which are different', async () => {
  const db = await createTestDatabase();
  await add(db, KEPT);
  await add(db, OTHER);
  await add(db, { id: 'coded', origin: 'GDELT', goldstein: -4 });
  await add(db, {
    id: 'long',
    date: '2018-03-20/2018-04-02',
    title: 'Ruritania expels three Freedonian diplomats',
  });
  await add(db, { id: 'far', date: '2019-03-26' });
  const ids = async (list: ReturnType<typeof similarTo>) => (await list).map(({ event }) => event.id).sort();

  expect(await ids(similarTo(db, 'kept'))).toContain('other');
  expect(
    await ids(
      similarToDraft(db, { date: '2018-03-27', title: 'Ruritania expels three Freedonian diplomats' }),
    ),
  ).toEqual(expect.arrayContaining(['kept', 'long']));
  expect(await ids(similarToDraft(db, { date: '2018-03-26' }))).toEqual([]);
  expect(await ids(similarTo(db, 'kept'))).not.toContain('coded');

  const pairs = async () =>
    (await listLikelyDuplicates(db, undefined)).items.map(({ a, b }) => [a.id, b.id].sort().join());
  expect(await pairs()).toContain('kept,other');
  await setDistinct(db, 'other', 'kept', true);
  expect(await ids(similarTo(db, 'kept'))).not.toContain('other');
  expect(await pairs()).not.toContain('kept,other');
  await setDistinct(db, 'kept', 'other', false);
  expect(await pairs()).toContain('kept,other');
});
