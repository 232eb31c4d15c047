import { describe, expect, it } from 'vitest';
import { createEvent, deleteEvent, getEvent, replaceEvent, streamEvents } from '../../../db/events/events.ts';
import { listRevisions } from '../../../db/events/revisions.ts';
import { type ImportRow, importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import type { DiplomaticEvent, EventInput } from '../../../domain/events/event.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { aDatabase } from '../../support/a-database.ts';
import { aCheckedEvent, anEvent } from '../../support/an-event.ts';
import { gather } from '../../support/gather.ts';

/** Rows of a file whose first line is a header. */
function rowsOf(events: readonly unknown[]): ImportRow[] {
  return events.map((event, index) => ({ line: index + 2, event }));
}

const STORE = { dry_run: false, author: 'Ana' };
const TRY = { dry_run: true, author: 'Ana' };

async function idsIn(db: Database): Promise<string[]> {
  return (await gather(streamEvents(db, {}))).map(({ id }) => id);
}

/** What an export of an event holds: the event without what the database adds. */
function exported({ first_day, last_day, version, updated_at, ...event }: DiplomaticEvent): EventInput {
  return event;
}

const NONE_SKIPPED = { skipped: [], skipped_total: 0, skipped_reasons: [] };

describe('an import', () => {
  it('creates what is new, changes what is there, and leaves alone what is the same', async () => {
    const db = await aDatabase();
    await createEvent(db, aCheckedEvent({ id: 'same', date: '2018-01-01' }), 'Ben');
    await createEvent(db, aCheckedEvent({ id: 'other', date: '2018-01-02' }), 'Ben');
    const rows = rowsOf([
      anEvent({ id: 'same', date: '2018-01-01' }),
      anEvent({ id: 'other', date: '2018-01-02', title: 'Ruritania relents' }),
      anEvent({ id: 'new', date: '2018-01-03' }),
      anEvent({ date: '2018-01-04', title: 'Freedonia answers' }),
    ]);

    const report = { created: 2, updated: 1, unchanged: 1, refused: [], refused_total: 0, ...NONE_SKIPPED };
    expect(await importEvents(db, rows, TRY)).toEqual({ ...report, dry_run: true });
    expect(await idsIn(db)).toEqual(['same', 'other']);

    expect(await importEvents(db, rows, STORE)).toEqual({ ...report, dry_run: false });
    expect(await idsIn(db)).toEqual(['same', 'other', 'new', '2018-01-04-freedonia-answers']);
    expect(await getEvent(db, 'other')).toMatchObject({ title: 'Ruritania relents', version: 2 });
    expect((await listRevisions(db, 'same')).length).toBe(1);
    expect(await listRevisions(db, 'other')).toMatchObject([
      { version: 2, action: 'changed', author: 'Ana' },
      { version: 1, author: 'Ben' },
    ]);
  });

  it('stores nothing where one row is refused, and says of each which and why', async () => {
    const db = await aDatabase();
    const rows: ImportRow[] = [
      ...rowsOf([
        anEvent({ id: 'good' }),
        anEvent({ id: 'bad-date', date: '2021-02-30' }),
        anEvent({ id: 'good' }),
        {
          ...anEvent(),
          id: 'bad-link',
          links: [
            { to: 'nowhere', relation: 'follows' },
            { to: 'bad-date', relation: 'follows' },
          ],
        },
        'not an event',
      ]),
      { line: 9, errors: [{ path: '', message: 'A quote is not closed.' }] },
    ];
    const report = await importEvents(db, rows, STORE);
    expect(report).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      refused_total: 5,
      ...NONE_SKIPPED,
      dry_run: false,
      refused: [
        { row: 2, line: 3, id: 'bad-date', errors: [{ path: '/date', message: expect.any(String) }] },
        {
          row: 3,
          line: 4,
          id: 'good',
          errors: [{ path: '/id', message: 'Row 1 has the same id. Keep one of the two.' }],
        },
        // The link to a row that is refused itself is not this row's fault.
        {
          row: 4,
          line: 5,
          id: 'bad-link',
          errors: [
            { path: '/links/0/to', message: 'There is no event “nowhere”. Choose one that is there.' },
          ],
        },
        { row: 5, line: 6, errors: [{ path: '', message: expect.any(String) }] },
        { row: 6, line: 9, errors: [{ path: '', message: 'A quote is not closed.' }] },
      ],
    });
    expect(await idsIn(db)).toEqual([]);
  });

  it('lets links lead to rows further down, and to one another', async () => {
    const db = await aDatabase();
    const rows = rowsOf([
      anEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      anEvent({ id: 'act', links: [{ to: 'answer', relation: 'follows' }] }),
    ]);
    expect(await importEvents(db, rows, STORE)).toMatchObject({ created: 2, refused: [] });
    const { linked_to, linked_from } = await getEvent(db, 'act');
    expect([linked_to.map(({ id }) => id), linked_from.map(({ id }) => id)]).toEqual([
      ['answer'],
      ['answer'],
    ]);
  });

  it('gives rows without an id one that neither an event nor another row has', async () => {
    const db = await aDatabase();
    await createEvent(db, aCheckedEvent({ title: 'Freedonia answers' }), 'Ben');
    const nameless = anEvent({ title: 'Freedonia answers' });
    const rows = rowsOf([nameless, nameless, anEvent({ ...nameless, id: '2018-03-26-freedonia-answers-2' })]);
    await importEvents(db, rows, STORE);
    expect((await idsIn(db)).sort()).toEqual([
      '2018-03-26-freedonia-answers',
      '2018-03-26-freedonia-answers-2',
      '2018-03-26-freedonia-answers-3',
      '2018-03-26-freedonia-answers-4',
    ]);
  });

  it('brings back a deleted event that is in the file, with the links that others have to it', async () => {
    const db = await aDatabase();
    await createEvent(db, aCheckedEvent({ id: 'act' }), 'Ben');
    await createEvent(
      db,
      aCheckedEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      'Ben',
    );
    await deleteEvent(db, 'act', 1, 'Ben');
    expect(
      await importEvents(db, rowsOf([anEvent({ id: 'act', title: 'Ruritania acts' })]), STORE),
    ).toMatchObject({ created: 1 });
    expect(await getEvent(db, 'act')).toMatchObject({
      title: 'Ruritania acts',
      version: 3,
      linked_from: [{ id: 'answer' }],
    });
  });

  it('refuses a link to a deleted event that is not in the file', async () => {
    const db = await aDatabase();
    await createEvent(db, aCheckedEvent({ id: 'act' }), 'Ben');
    await deleteEvent(db, 'act', 1, 'Ben');
    const answer = anEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] });
    const { refused } = await importEvents(db, rowsOf([answer]), TRY);
    expect(refused).toMatchObject([
      {
        errors: [
          {
            path: '/links/0/to',
            message: 'The event “act” is deleted. Restore it first, or choose another.',
          },
        ],
      },
    ]);
    expect(await importEvents(db, rowsOf([anEvent({ id: 'act' }), answer]), STORE)).toMatchObject({
      created: 2,
      refused: [],
    });
  });

  it('of an export, with links to deleted events in the database, changes nothing there and loses nothing elsewhere', async () => {
    const db = await aDatabase();
    await createEvent(db, aCheckedEvent({ id: 'act' }), 'Ben');
    await createEvent(
      db,
      aCheckedEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      'Ben',
    );
    await createEvent(
      db,
      aCheckedEvent({
        id: 'reply',
        links: [
          { to: 'act', relation: 'follows' },
          { to: 'answer', relation: 'responds_to' },
        ],
      }),
      'Ben',
    );
    await replaceEvent(
      db,
      'answer',
      aCheckedEvent({
        id: 'answer',
        title: 'Freedonia answers',
        links: [{ to: 'act', relation: 'responds_to' }],
      }),
      1,
      'Ben',
    );
    await deleteEvent(db, 'act', 1, 'Ben');
    const file = (await gather(streamEvents(db, {}))).map(exported);

    expect(await importEvents(db, rowsOf(file), STORE)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      refused: [],
    });
    const elsewhere = await aDatabase();
    expect(await importEvents(elsewhere, rowsOf(file), STORE)).toMatchObject({ created: 2, refused: [] });
    expect((await gather(streamEvents(elsewhere, {}))).map(exported)).toEqual(file);
  });

  it('of an export of many events gives the same export, and a second time changes nothing', async () => {
    const db = await aDatabase();
    await importEvents(db, rowsOf([...syntheticEvents(1_200, 5)]), STORE);
    const file = (await gather(streamEvents(db, {}))).map(exported);

    const copy = await aDatabase();
    expect(await importEvents(copy, rowsOf(file), STORE)).toMatchObject({ created: 1_200, refused: [] });
    expect((await gather(streamEvents(copy, {}))).map(exported)).toEqual(file);
    expect(await importEvents(copy, rowsOf(file), STORE)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1_200,
    });
    expect(
      await copy.kysely
        .selectFrom('revision')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirst(),
    ).toEqual({ count: 1_200 });
  });

  it('lists the first thousand refused rows, and counts them all', async () => {
    const db = await aDatabase();
    const rows = Array.from({ length: 1_500 }, () => ({ date: 'never' }));
    const { refused, refused_total } = await importEvents(db, rowsOf(rows), STORE);
    expect([refused.length, refused_total]).toEqual([1_000, 1_500]);
  });

  it.each(['reading', 'comparing', 'storing'] as const)(
    'that is given up while %s stores nothing and keeps nothing locked',
    async (step) => {
      const db = await aDatabase();
      const giveUp = new AbortController();
      const rows = rowsOf(Array.from({ length: 900 }, (_, index) => anEvent({ id: `event-${index}` })));
      const told: string[] = [];
      const work = importEvents(db, rows, {
        ...STORE,
        signal: giveUp.signal,
        onProgress: (progress) => {
          told.push(progress.step);
          if (progress.step === step && progress.done >= 400) giveUp.abort(new Error('No more.'));
        },
      });
      await expect(work).rejects.toThrow('No more.');
      expect(told.at(-1)).toBe(step);
      expect(await idsIn(db)).toEqual([]);
      expect(await importEvents(db, rows, STORE)).toMatchObject({ created: 900 });
    },
  );

  it('that breaks off in the middle stores nothing and keeps nothing locked', async () => {
    const db = await aDatabase();
    async function* broken(): AsyncGenerator<ImportRow> {
      yield { line: 1, event: anEvent({ id: 'first' }) };
      throw new Error('The connection was lost.');
    }
    await expect(importEvents(db, broken(), STORE)).rejects.toThrow('The connection was lost.');
    await createEvent(db, aCheckedEvent({ id: 'after' }), 'Ana');
    expect(await idsIn(db)).toEqual(['after']);
  });
});
