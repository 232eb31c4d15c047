import { describe, expect, it } from 'vitest';
import { EventExists, EventNotFound, VersionConflict } from '../../../db/core/errors.ts';
import { createEvent, deleteEvent, findFreeId, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { restoreEvent } from '../../../db/events/revisions.ts';
import type { Database } from '../../../db/open-database.ts';
import { streamEvents } from '../../../db/query/event-list.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { InvalidInput, inputError, invalidInput } from '../../../domain/errors/input-error.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { collectAll } from '../../support/collect-all.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const EVERYTHING: EventInput = {
  id: '2021-10-11-envoy-visits-strelsau',
  date: '2021-10-11/2021-10-13',
  title: 'Freedonia’s envoy visits Strelsau',
  summary: 'Three days of talks. Nothing was signed.',
  title_ru: 'Посланник Фридонии посещает Штрельзау',
  summary_ru: 'Три дня переговоров. Ничего не подписано.',
  kind: 'talks',
  status: 'carried_out',
  initiators: ['XF', 'XR'],
  targets: ['XA'],
  participants: [{ name: 'Rufus T. Firefly', office: 'Envoy', party: 'XF' }, { name: 'Rupert of Hentzau' }],
  location: { place: 'Strelsau', country: 'XR' },
  people_expelled: 3,
  missions_affected: ['Embassy in Strelsau', 'Consulate in Zenda'],
  in_force: false,
  in_force_until: '2022-03',
  links: [],
  sources: [
    {
      publisher: 'Strelsau Gazette',
      title: 'Envoy here',
      published: '2021-10-11',
      url: 'https://gazette.example/1',
      quote: '“Here.”',
      archived_url: 'https://archive.example/1',
    },
    { publisher: 'Freedonia Herald' },
  ],
  tags: ['visas', 'consulates'],
  review: 'reviewed',
  cameo: '042',
};

describe('creating an event', () => {
  it('returns all given fields and the derived ones', async () => {
    const db = await createTestDatabase();
    const created = await createEvent(db, checkedTestEvent(EVERYTHING), 'Ana');

    expect(created).toEqual({
      ...EVERYTHING,
      goldstein: 1.9,
      first_day: dayOf(2021, 10, 11),
      last_day: dayOf(2021, 10, 13),
      version: 1,
      updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      linked_to: [],
      linked_from: [],
    });
    expect(await getEvent(db, created.id)).toEqual(created);
  });

  it('generates an id from date and title, with a number if it is taken', async () => {
    const db = await createTestDatabase();
    const ids = [];
    for (const _ of [1, 2, 3])
      ids.push((await createEvent(db, checkedTestEvent({ title: 'Freedonia answers' }), 'Ana')).id);
    expect(ids).toEqual([
      '2018-03-26-freedonia-answers',
      '2018-03-26-freedonia-answers-2',
      '2018-03-26-freedonia-answers-3',
    ]);
  });

  it('finds a free number among thousands of equal titles with few queries', async () => {
    const db = await createTestDatabase();
    const taken = new Set(Array.from({ length: 5_000 }, (_, index) => `note-${index + 1}`)).add('note');
    const looks: string[] = [];
    const isTaken = (id: string) => looks.push(id) > 0 && taken.has(id);
    expect(await db.read((reading) => findFreeId(reading, 'note', isTaken))).toBe('note-5001');
    expect(looks.length).toBeLessThan(30);
  });

  it('rejects an id that another event has, also a deleted one', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'notes' }), 'Ana');
    await expect(createEvent(db, checkedTestEvent({ id: 'notes' }), 'Ben')).rejects.toEqual(
      new EventExists('notes', false),
    );
    await deleteEvent(db, 'notes', 1, 'Ana');
    await expect(createEvent(db, checkedTestEvent({ id: 'notes' }), 'Ben')).rejects.toEqual(
      new EventExists('notes', true),
    );
    expect(await collectAll(streamEvents(db, {}))).toEqual([]);
  });

  it('rejects links to missing events, reports each, and stores nothing', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'act' }), 'Ana');
    const links = [
      { to: 'nowhere', relation: 'follows' },
      { to: 'act', relation: 'responds_to' },
      { to: 'nobody', relation: 'lifts' },
    ] as const;
    await expect(
      createEvent(db, checkedTestEvent({ id: 'answer', links: [...links] }), 'Ana'),
    ).rejects.toEqual(
      new InvalidInput([
        inputError('/links/0/to', 'link-to-unknown', { id: 'nowhere' }),
        inputError('/links/2/to', 'link-to-unknown', { id: 'nobody' }),
      ]),
    );
    await expect(getEvent(db, 'answer')).rejects.toEqual(new EventNotFound('answer', false));
  });

  it('stores concurrent events one after the other, each with its own number', async () => {
    const db = await createTestDatabase();
    await Promise.all(
      Array.from({ length: 40 }, () => createEvent(db, checkedTestEvent(EVERYTHING_BUT_ID), 'Ana')),
    );
    const stored = await collectAll(streamEvents(db, {}));
    expect(stored.length).toBe(40);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(40);
  });

  it('is invisible to readers before it is complete', async () => {
    const db = await createTestDatabase();
    await db.write(async (writing) => {
      await writing.insertAll('tag', [{ name: 'visas', folded: 'visas' }]);
      expect(await db.kysely.selectFrom('tag').selectAll().execute()).toEqual([]);
    });
    expect(await db.kysely.selectFrom('tag').select('name').execute()).toEqual([{ name: 'visas' }]);
  });

  it('leaves no trace if it fails halfway, and does not block the next write', async () => {
    const db = await createTestDatabase();
    const failing = db.write(async (writing) => {
      await writing.insertAll('tag', [{ name: 'visas', folded: 'visas' }]);
      throw new Error('the roof fell in');
    });
    await expect(failing).rejects.toThrow('the roof fell in');
    expect(await db.kysely.selectFrom('tag').selectAll().execute()).toEqual([]);
    await createEvent(db, checkedTestEvent(), 'Ana');
  });
});

const { id: _, ...EVERYTHING_BUT_ID } = EVERYTHING;

describe('replacing an event', () => {
  it('stores a new version of all fields', async () => {
    const db = await createTestDatabase();
    const { id } = await createEvent(db, checkedTestEvent(EVERYTHING), 'Ana');
    const replaced = await replaceEvent(
      db,
      id,
      checkedTestEvent({ title: 'Ruritania expels one' }),
      1,
      'Ben',
    );

    expect(replaced).toEqual({
      ...checkedTestEvent({ title: 'Ruritania expels one' }),
      id,
      cameo: '161',
      goldstein: -4,
      first_day: dayOf(2018, 3, 26),
      last_day: dayOf(2018, 3, 26),
      version: 2,
      updated_at: expect.any(String),
      linked_to: [],
      linked_from: [],
    });
    expect(await getEvent(db, id)).toEqual(replaced);
  });

  it('makes no new version for the same content', async () => {
    const db = await createTestDatabase();
    const created = await createEvent(db, checkedTestEvent(EVERYTHING), 'Ana');
    expect(await replaceEvent(db, created.id, checkedTestEvent(EVERYTHING), 1, 'Ben')).toEqual(created);
  });

  it('rejects an outdated version and returns the current one', async () => {
    const db = await createTestDatabase();
    const { id } = await createEvent(db, checkedTestEvent(), 'Ana');
    const current = await replaceEvent(db, id, checkedTestEvent({ title: 'Ruritania relents' }), 1, 'Ben');

    await expect(
      replaceEvent(db, id, checkedTestEvent({ title: 'Ruritania insists' }), 1, 'Ana'),
    ).rejects.toEqual(new VersionConflict(current));
    await expect(deleteEvent(db, id, 1, 'Ana')).rejects.toEqual(new VersionConflict(current));
    expect(await getEvent(db, id)).toEqual(current);
  });

  it('accepts one of two concurrent changes of the same version', async () => {
    const db = await createTestDatabase();
    const { id } = await createEvent(db, checkedTestEvent(), 'Ana');
    const outcomes = await Promise.allSettled([
      replaceEvent(db, id, checkedTestEvent({ title: 'Ana’s words' }), 1, 'Ana'),
      replaceEvent(db, id, checkedTestEvent({ title: 'Ben’s words' }), 1, 'Ben'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({
      reason: { name: 'VersionConflict', current: { title: 'Ana’s words', version: 2 } },
    });
  });

  it('rejects another id', async () => {
    const db = await createTestDatabase();
    const { id } = await createEvent(db, checkedTestEvent({ id: 'notes' }), 'Ana');
    await expect(replaceEvent(db, id, checkedTestEvent({ id: 'other' }), 1, 'Ana')).rejects.toEqual(
      invalidInput('/id', 'id-changed', { id: 'notes' }),
    );
  });

  it('reports whether a missing event is deleted or never existed', async () => {
    const db = await createTestDatabase();
    const { id } = await createEvent(db, checkedTestEvent({ id: 'notes' }), 'Ana');
    await deleteEvent(db, id, 1, 'Ana');
    await expect(replaceEvent(db, id, checkedTestEvent(), 2, 'Ana')).rejects.toEqual(
      new EventNotFound('notes', true),
    );
    await expect(replaceEvent(db, 'never', checkedTestEvent(), 1, 'Ana')).rejects.toEqual(
      new EventNotFound('never', false),
    );
    await expect(deleteEvent(db, id, 2, 'Ana')).rejects.toEqual(new EventNotFound('notes', true));
  });
});

describe('links', () => {
  /** An act, a response, and a response to that. */
  async function aChain(): Promise<Database> {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'act', date: '2018-03-26', title: 'Act' }), 'Ana');
    await createEvent(
      db,
      checkedTestEvent({
        id: 'answer',
        date: '2018-03-29',
        title: 'Answer',
        links: [{ to: 'act', relation: 'responds_to' }],
      }),
      'Ana',
    );
    await createEvent(
      db,
      checkedTestEvent({
        id: 'reply',
        date: '2018-04-02',
        title: 'Reply',
        links: [
          { to: 'answer', relation: 'responds_to' },
          { to: 'act', relation: 'follows' },
        ],
      }),
      'Ana',
    );
    return db;
  }

  it('appear on both events, with the fields that describe the other one', async () => {
    const db = await aChain();
    const other = { kind: 'expulsion', status: 'carried_out', initiators: ['XR'] };
    expect(await getEvent(db, 'answer')).toMatchObject({
      links: [{ to: 'act', relation: 'responds_to' }],
      linked_to: [{ id: 'act', relation: 'responds_to', title: 'Act', date: '2018-03-26', ...other }],
      linked_from: [{ id: 'reply', relation: 'responds_to', title: 'Reply', date: '2018-04-02', ...other }],
    });
  });

  it('to a deleted event are hidden until it is restored', async () => {
    const db = await aChain();
    const before = await getEvent(db, 'reply');
    await deleteEvent(db, 'act', 1, 'Ana');

    expect(await getEvent(db, 'reply')).toEqual({
      ...before,
      links: [{ to: 'answer', relation: 'responds_to' }],
      linked_to: before.linked_to.slice(0, 1),
    });
    expect((await collectAll(streamEvents(db, {}))).map(({ links }) => links.map(({ to }) => to))).toEqual([
      [],
      ['answer'],
    ]);
  });

  it('to a deleted event survive an edit by a user who could not see them', async () => {
    const db = await aChain();
    await deleteEvent(db, 'act', 1, 'Ana');
    const { linked_to, linked_from, version, updated_at, first_day, last_day, ...seen } = await getEvent(
      db,
      'reply',
    );
    expect((await replaceEvent(db, 'reply', checkedTestEvent(seen), 1, 'Ben')).version).toBe(1);
    await replaceEvent(db, 'reply', checkedTestEvent({ ...seen, title: 'Reply, corrected' }), 1, 'Ben');

    await restoreEvent(db, 'act', {}, 'Ana');
    expect(await getEvent(db, 'reply')).toMatchObject({
      title: 'Reply, corrected',
      links: [
        { to: 'answer', relation: 'responds_to' },
        { to: 'act', relation: 'follows' },
      ],
    });
  });

  it('from an event to itself are rejected', async () => {
    const db = await aChain();
    const event = checkedTestEvent({ links: [{ to: 'act', relation: 'lifts' }] });
    await expect(replaceEvent(db, 'act', event, 1, 'Ben')).rejects.toEqual(
      invalidInput('/links/0/to', 'link-to-itself'),
    );
  });

  it('to a deleted event are rejected', async () => {
    const db = await aChain();
    await deleteEvent(db, 'act', 1, 'Ana');
    const event = checkedTestEvent({ links: [{ to: 'act', relation: 'lifts' }] });
    await expect(createEvent(db, event, 'Ben')).rejects.toEqual(
      invalidInput('/links/0/to', 'link-to-deleted', { id: 'act' }),
    );
  });
});
