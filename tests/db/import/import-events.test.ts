import { describe, expect, it } from 'vitest';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listRevisions } from '../../../db/events/revisions.ts';
import { type ImportRow, importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import { streamEvents } from '../../../db/query/event-list.ts';
import { inputError } from '../../../domain/errors/input-error.ts';
import type { DiplomaticEvent, EventInput } from '../../../domain/events/event.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent, testEvent } from '../../support/test-event.ts';

/** Rows of a file whose first line is a header. */
function rowsOf(events: readonly unknown[]): ImportRow[] {
  return events.map((event, index) => ({ line: index + 2, event }));
}

const STORE = { dry_run: false, author: 'Ana' };
const TRY = { dry_run: true, author: 'Ana' };

async function idsIn(db: Database): Promise<string[]> {
  return (await collectAll(streamEvents(db, {}))).map(({ id }) => id);
}

/** The exported form of an event: without the fields that the database adds. */
function exported({ first_day, last_day, version, updated_at, ...event }: DiplomaticEvent): EventInput {
  return event;
}

const NONE_SKIPPED = {
  skipped: [],
  skipped_total: 0,
  skipped_reasons: [],
  warnings: [],
  warnings_total: 0,
  duplicates_total: 0,
  not_compared: 0,
};

describe('an import', () => {
  it('creates new events, updates changed ones and leaves equal ones unchanged', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'same', date: '2018-01-01' }), 'Ben');
    await createEvent(db, checkedTestEvent({ id: 'other', date: '2018-01-02' }), 'Ben');
    const rows = rowsOf([
      testEvent({ id: 'same', date: '2018-01-01' }),
      testEvent({ id: 'other', date: '2018-01-02', title: 'Ruritania relents' }),
      testEvent({ id: 'new', date: '2018-01-06' }),
      testEvent({ date: '2018-01-09', title: 'Freedonia answers' }),
    ]);

    const report = { created: 2, updated: 1, unchanged: 1, refused: [], refused_total: 0, ...NONE_SKIPPED };
    expect(await importEvents(db, rows, TRY)).toEqual({ ...report, dry_run: true });
    expect(await idsIn(db)).toEqual(['same', 'other']);

    expect(await importEvents(db, rows, STORE)).toEqual({ ...report, dry_run: false });
    expect(await idsIn(db)).toEqual(['same', 'other', 'new', '2018-01-09-freedonia-answers']);
    expect(await getEvent(db, 'other')).toMatchObject({ title: 'Ruritania relents', version: 2 });
    expect((await listRevisions(db, 'same')).length).toBe(1);
    expect(await listRevisions(db, 'other')).toMatchObject([
      { version: 2, action: 'changed', author: 'Ana' },
      { version: 1, author: 'Ben' },
    ]);
  });

  it('stores nothing if a row is invalid, and reports the errors of each row', async () => {
    const db = await createTestDatabase();
    const rows: ImportRow[] = [
      ...rowsOf([
        testEvent({ id: 'good' }),
        testEvent({ id: 'bad-date', date: '2021-02-30' }),
        testEvent({ id: 'good' }),
        {
          ...testEvent({ date: '2019' }),
          id: 'bad-link',
          links: [
            { to: 'nowhere', relation: 'follows' },
            { to: 'bad-date', relation: 'follows' },
          ],
        },
        'not an event',
      ]),
      { line: 9, errors: [inputError('', 'csv-quote-not-closed', { line: 9 })] },
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
        {
          row: 2,
          line: 3,
          id: 'bad-date',
          errors: [expect.objectContaining({ path: '/date', code: 'date-day-impossible' })],
        },
        {
          row: 3,
          line: 4,
          id: 'good',
          errors: [inputError('/id', 'row-id-repeated', { row: 1 })],
        },
        // A link to an invalid row is not an error of this row.
        {
          row: 4,
          line: 5,
          id: 'bad-link',
          errors: [inputError('/links/0/to', 'link-to-unknown', { id: 'nowhere' })],
        },
        { row: 5, line: 6, errors: [inputError('', 'event-not-an-object')] },
        { row: 6, line: 9, errors: [inputError('', 'csv-quote-not-closed', { line: 9 })] },
      ],
    });
    expect(await idsIn(db)).toEqual([]);
  });

  it('accepts links to later rows, and in both directions', async () => {
    const db = await createTestDatabase();
    const rows = rowsOf([
      testEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      testEvent({ id: 'act', links: [{ to: 'answer', relation: 'follows' }] }),
    ]);
    expect(await importEvents(db, rows, STORE)).toMatchObject({ created: 2, refused: [] });
    const { linked_to, linked_from } = await getEvent(db, 'act');
    expect([linked_to.map(({ id }) => id), linked_from.map(({ id }) => id)]).toEqual([
      ['answer'],
      ['answer'],
    ]);
  });

  it('generates ids that neither an event nor another row has', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ title: 'Freedonia answers' }), 'Ben');
    const nameless = testEvent({ title: 'Freedonia answers' });
    const rows = rowsOf([
      nameless,
      nameless,
      testEvent({ ...nameless, id: '2018-03-26-freedonia-answers-2' }),
    ]);
    await importEvents(db, rows, STORE);
    expect((await idsIn(db)).sort()).toEqual([
      '2018-03-26-freedonia-answers',
      '2018-03-26-freedonia-answers-2',
      '2018-03-26-freedonia-answers-3',
      '2018-03-26-freedonia-answers-4',
    ]);
  });

  it('restores a deleted event of the file, with the links to it', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'act' }), 'Ben');
    await createEvent(
      db,
      checkedTestEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      'Ben',
    );
    await deleteEvent(db, 'act', 1, 'Ben');
    expect(
      await importEvents(db, rowsOf([testEvent({ id: 'act', title: 'Ruritania acts' })]), STORE),
    ).toMatchObject({ created: 1 });
    expect(await getEvent(db, 'act')).toMatchObject({
      title: 'Ruritania acts',
      version: 3,
      linked_from: [{ id: 'answer' }],
    });
  });

  it('rejects a link to a deleted event that is not in the file', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'act' }), 'Ben');
    await deleteEvent(db, 'act', 1, 'Ben');
    const answer = testEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] });
    const { refused } = await importEvents(db, rowsOf([answer]), TRY);
    expect(refused).toMatchObject([
      {
        errors: [inputError('/links/0/to', 'link-to-deleted', { id: 'act' })],
      },
    ]);
    expect(await importEvents(db, rowsOf([testEvent({ id: 'act' }), answer]), STORE)).toMatchObject({
      created: 2,
      refused: [],
    });
  });

  it('of an export changes nothing in its database, and is complete in another one, despite links to deleted events', async () => {
    const db = await createTestDatabase();
    await createEvent(db, checkedTestEvent({ id: 'act' }), 'Ben');
    await createEvent(
      db,
      checkedTestEvent({ id: 'answer', links: [{ to: 'act', relation: 'responds_to' }] }),
      'Ben',
    );
    await createEvent(
      db,
      checkedTestEvent({
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
      checkedTestEvent({
        id: 'answer',
        title: 'Freedonia answers',
        links: [{ to: 'act', relation: 'responds_to' }],
      }),
      1,
      'Ben',
    );
    await deleteEvent(db, 'act', 1, 'Ben');
    const file = (await collectAll(streamEvents(db, {}))).map(exported);

    expect(await importEvents(db, rowsOf(file), STORE)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      refused: [],
    });
    const elsewhere = await createTestDatabase();
    expect(await importEvents(elsewhere, rowsOf(file), STORE)).toMatchObject({ created: 2, refused: [] });
    expect((await collectAll(streamEvents(elsewhere, {}))).map(exported)).toEqual(file);
  });

  it('of a large export gives the same export, and changes nothing the second time', async () => {
    const db = await createTestDatabase();
    await importEvents(db, rowsOf([...syntheticEvents(1_200, 5)]), STORE);
    const file = (await collectAll(streamEvents(db, {}))).map(exported);

    const copy = await createTestDatabase();
    expect(await importEvents(copy, rowsOf(file), STORE)).toMatchObject({ created: 1_200, refused: [] });
    expect((await collectAll(streamEvents(copy, {}))).map(exported)).toEqual(file);
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

  it('lists the first thousand invalid rows and counts all', async () => {
    const db = await createTestDatabase();
    const rows = Array.from({ length: 1_500 }, () => ({ date: 'never' }));
    const { refused, refused_total } = await importEvents(db, rowsOf(rows), STORE);
    expect([refused.length, refused_total]).toEqual([1_000, 1_500]);
  });

  it.each(['reading', 'comparing', 'storing'] as const)(
    'that is aborted while %s stores nothing and releases its locks',
    async (step) => {
      const db = await createTestDatabase();
      const giveUp = new AbortController();
      const rows = rowsOf(Array.from({ length: 900 }, (_, index) => testEvent({ id: `event-${index}` })));
      const steps: string[] = [];
      const work = importEvents(db, rows, {
        ...STORE,
        signal: giveUp.signal,
        onProgress: (progress) => {
          steps.push(progress.step);
          if (progress.step === step && progress.done >= 400) giveUp.abort(new Error('No more.'));
        },
      });
      await expect(work).rejects.toThrow('No more.');
      expect(steps.at(-1)).toBe(step);
      expect(await idsIn(db)).toEqual([]);
      expect(await importEvents(db, rows, STORE)).toMatchObject({ created: 900 });
    },
  );

  it('whose file ends with an error stores nothing and releases its locks', async () => {
    const db = await createTestDatabase();
    async function* broken(): AsyncGenerator<ImportRow> {
      yield { line: 1, event: testEvent({ id: 'first' }) };
      throw new Error('The connection was lost.');
    }
    await expect(importEvents(db, broken(), STORE)).rejects.toThrow('The connection was lost.');
    await createEvent(db, checkedTestEvent({ id: 'after' }), 'Ana');
    expect(await idsIn(db)).toEqual(['after']);
  });
});
