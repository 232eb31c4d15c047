import { describe, expect, it } from 'vitest';
import { EventNotFound } from '../../../db/core/errors.ts';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listRevisions, restoreEvent } from '../../../db/events/revisions.ts';
import { invalidInput } from '../../../domain/errors/input-error.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

/** An event that Ana wrote, Ben corrected and Ana deleted. */
async function createHistory() {
  const db = await createTestDatabase();
  const first = checkedTestEvent({ id: 'notes', title: 'Ruritania protests', tags: ['visas'] });
  const second = checkedTestEvent({ id: 'notes', title: 'Ruritania expels two', people_expelled: 2 });
  await createEvent(db, first, 'Ana');
  await replaceEvent(db, 'notes', second, 1, 'Ben');
  await deleteEvent(db, 'notes', 2, 'Ana');
  return { db, first: { ...first, cameo: '161' }, second: { ...second, cameo: '161' } };
}

describe('the history of an event', () => {
  it('lists who changed what and when, newest first, also for deleted events', async () => {
    const { db, first, second } = await createHistory();
    const at = expect.stringMatching(/^20\d\d-.*Z$/);
    expect(await listRevisions(db, 'notes')).toEqual([
      { version: 3, at, author: 'Ana', action: 'deleted', before: second, after: null, changed: [] },
      {
        version: 2,
        at,
        author: 'Ben',
        action: 'changed',
        before: first,
        after: second,
        changed: ['title', 'tags', 'people_expelled'],
      },
      { version: 1, at, author: 'Ana', action: 'created', before: null, after: first, changed: [] },
    ]);
  });

  it('is not found for an event that never existed', async () => {
    const db = await createTestDatabase();
    await expect(listRevisions(db, 'never')).rejects.toEqual(new EventNotFound('never', false));
    await expect(restoreEvent(db, 'never', {}, 'Ana')).rejects.toEqual(new EventNotFound('never', false));
  });
});

describe('restoring', () => {
  it('brings a deleted event back as a new version', async () => {
    const { db, second } = await createHistory();
    const restored = await restoreEvent(db, 'notes', {}, 'Ben');
    expect(restored).toMatchObject({ ...second, version: 4 });
    expect(await getEvent(db, 'notes')).toEqual(restored);
    const [newest] = await listRevisions(db, 'notes');
    expect(newest).toMatchObject({
      version: 4,
      action: 'restored',
      author: 'Ben',
      before: null,
      after: second,
    });
  });

  it('brings an earlier version back, of a deleted or existing event', async () => {
    const { db, first, second } = await createHistory();
    expect(await restoreEvent(db, 'notes', { version: 1 }, 'Ben')).toMatchObject({ ...first, version: 4 });
    expect(await restoreEvent(db, 'notes', { version: 2 }, 'Ben')).toMatchObject({ ...second, version: 5 });
    // The same content makes no new version.
    expect(await restoreEvent(db, 'notes', { version: 2 }, 'Ben')).toMatchObject({ version: 5 });
  });

  it('rejects a missing, unknown or deleted version', async () => {
    const { db } = await createHistory();
    await expect(restoreEvent(db, 'notes', { version: 3 }, 'Ben')).rejects.toEqual(
      invalidInput('/version', 'version-is-deletion', { version: 3 }),
    );
    await expect(restoreEvent(db, 'notes', { version: 9 }, 'Ben')).rejects.toEqual(
      invalidInput('/version', 'version-unknown', { version: 9 }),
    );
    await restoreEvent(db, 'notes', {}, 'Ben');
    await expect(restoreEvent(db, 'notes', {}, 'Ben')).rejects.toEqual(
      invalidInput('/version', 'version-missing'),
    );
  });
});
