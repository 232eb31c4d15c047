import { expect, it } from 'vitest';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { restoreEvent } from '../../../db/events/revisions.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { readConsistency } from '../../support/consistency.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../../support/test-database.ts';
import { checkedTestEvent, testEvent } from '../../support/test-event.ts';

const add = (db: Database, event: Partial<EventInput>) => createEvent(db, checkedTestEvent(event), 'Ana');

async function change(db: Database, event: Partial<EventInput> & { id: string }): Promise<void> {
  const { version } = await getEvent(db, event.id);
  await replaceEvent(db, event.id, checkedTestEvent(event), version, 'Ana');
}

async function importanceOf(db: Database, id: string): Promise<number> {
  const { importance } = await db.kysely
    .selectFrom('event')
    .select('importance')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return importance;
}

async function expectConsistent(db: Database): Promise<void> {
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
}

const REPLY = { id: 'reply', date: '2018-04-02', links: [{ to: 'note', relation: 'responds_to' as const }] };

it('a link changes the importance of both ends, and its removal restores it', async () => {
  const db = await createTestDatabase();
  await add(db, { id: 'note' });
  await add(db, { ...REPLY, links: [] });
  const before = [await importanceOf(db, 'note'), await importanceOf(db, 'reply')] as const;

  await change(db, REPLY);
  expect(await importanceOf(db, 'note')).toBeGreaterThan(before[0]);
  expect(await importanceOf(db, 'reply')).toBeGreaterThan(before[1]);
  await expectConsistent(db);

  await change(db, { ...REPLY, links: [] });
  expect([await importanceOf(db, 'note'), await importanceOf(db, 'reply')]).toEqual(before);
});

it('a weightier response makes the act that it answers more important', async () => {
  const db = await createTestDatabase();
  await add(db, { id: 'note' });
  await add(db, REPLY);
  const before = await importanceOf(db, 'note');
  await change(db, { ...REPLY, people_expelled: 755, in_force: true });
  const after = await importanceOf(db, 'note');
  expect(after).toBeGreaterThan(before);
  await change(db, { ...REPLY, people_expelled: 755, in_force: true, status: 'threatened' });
  expect(await importanceOf(db, 'note')).toBeLessThan(after);
  await expectConsistent(db);
});

it('a response counts more than another link', async () => {
  const db = await createTestDatabase();
  await add(db, { id: 'note' });
  await add(db, { ...REPLY, links: [{ to: 'note', relation: 'follows' }] });
  const followed = await importanceOf(db, 'note');
  await change(db, REPLY);
  expect(await importanceOf(db, 'note')).toBeGreaterThan(followed);
});

it('a deleted response does not count until it is restored', async () => {
  const db = await createTestDatabase();
  await add(db, { id: 'note' });
  const alone = await importanceOf(db, 'note');
  const { version } = await add(db, REPLY);
  const answered = await importanceOf(db, 'note');
  await deleteEvent(db, 'reply', version, 'Ana');
  expect(await importanceOf(db, 'note')).toBe(alone);
  await restoreEvent(db, 'reply', {}, 'Ana');
  expect(await importanceOf(db, 'note')).toBe(answered);
});

it('two publishers count more than one with two reports', async () => {
  const db = await createTestDatabase();
  const sources = (...publishers: string[]) => publishers.map((publisher) => ({ publisher }));
  await add(db, { id: 'one', sources: sources('Gazette', 'Gazette') });
  await add(db, { id: 'two', sources: sources('Gazette', 'Herald') });
  expect(await importanceOf(db, 'two')).toBeGreaterThan(await importanceOf(db, 'one'));
  await expectConsistent(db);
});

it('a pinned event comes before all others, also among the most important of a window', async () => {
  const db = await createTestDatabase();
  const file = Array.from({ length: 3_000 }, (_, index) =>
    testEvent({ id: `expulsion-${index}`, date: '2018-03', people_expelled: 60 + index, in_force: true }),
  );
  await importEvents(
    db,
    [
      ...file,
      testEvent({ id: 'note', date: '2018-03', kind: 'statement', status: 'threatened', pinned: true }),
    ].map((event, index) => ({ line: index + 1, event })),
    { dry_run: false, author: 'Ana' },
  );
  const { events, complete } = await readTimeline(db, {
    filter: {},
    width_px: 300,
    sides: { upper: 'XR', lower: 'XF' },
  });
  expect(complete).toBe(false);
  expect(events.toSorted((a, b) => b.importance - a.importance)[0]?.id).toBe('note');
  await expectConsistent(db);
});

it('a database of an older version gets the importance of all its events when it is opened', async () => {
  const url = await createTestDatabaseUrl();
  const first = await openDatabase(url);
  await add(first, { id: 'note', sources: [{ publisher: 'Gazette' }, { publisher: 'Herald' }] });
  await add(first, { ...REPLY, people_expelled: 3, pinned: true });
  await first.write(async ({ kysely }) => {
    await kysely.updateTable('event').set({ weight: 0, importance: 0 }).execute();
    await kysely.deleteFrom('derived').where('name', '=', 'importance').execute();
  });
  await first.close();

  const second = await openDatabase(url);
  try {
    expect(await importanceOf(second, 'note')).toBeGreaterThan(0);
    await expectConsistent(second);
  } finally {
    await second.close();
  }
});
