import { expect, it } from 'vitest';
import { mergeInto } from '../../../db/duplicates/merge.ts';
import { createEvent, deleteEvent, getEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent, testEvent } from '../../support/test-event.ts';

const TRY = { dry_run: true, author: 'Ana' };

function rowsOf(events: readonly unknown[]) {
  return events.map((event, index) => ({ line: index + 2, event }));
}

const EXPULSION: Partial<EventInput> = {
  date: '2018-03-26',
  title: 'Ruritania expels three envoys of Freedonia',
  kind: 'expulsion',
  people_expelled: 3,
};

it('warns of rows that exist under another id, and of rows that repeat each other', async () => {
  const db = await createTestDatabase();
  await createEvent(db, checkedTestEvent({ ...EXPULSION, id: 'stored' }), 'Ben');
  await createEvent(db, checkedTestEvent({ ...EXPULSION, id: 'gone', date: '2020-05-05' }), 'Ben');
  await deleteEvent(db, 'gone', 1, 'Ben');
  const coded = { ...testEvent({ ...EXPULSION, id: 'coded' }), origin: 'GDELT', goldstein: -5 };
  const rows = rowsOf([
    // An update of the stored event, and two records of it by other analysts.
    testEvent({ ...EXPULSION, id: 'stored', title: 'Ruritania expels 3 envoys of Freedonia' }),
    testEvent({ ...EXPULSION, id: undefined, date: '2018-03-27' }),
    testEvent({
      ...EXPULSION,
      id: 'translated',
      title: undefined,
      title_ru: 'Руритания выслала трёх дипломатов Фридонии',
    }),
    coded,
    // Different events of the same days, and a deleted one.
    testEvent({ date: '2018-03-26', title: 'Freedonia and Ruritania open talks on fishing', kind: 'talks' }),
    testEvent({ ...EXPULSION, date: '2020-05-05' }),
    // The same event twice in the file.
    testEvent({ date: '2021-01-01', title: 'Freedonia closes the consulate in Strelsau', kind: 'mission' }),
    testEvent({ date: '2021-01-01', title: 'Consulate in Strelsau closed by Freedonia', kind: 'mission' }),
  ]);
  const report = await importEvents(db, rows, TRY);
  expect(report).toMatchObject({ refused: [], warnings_total: 3, duplicates_total: 3, not_compared: 0 });
  const stored = {
    code: 'row-may-exist',
    path: '',
    params: { id: 'stored', title: EXPULSION.title, title_ru: EXPULSION.title, date: '2018-03-26' },
  };
  expect(report.warnings).toEqual([
    { row: 2, line: 3, warning: stored },
    { row: 3, line: 4, id: 'translated', warning: stored },
    {
      row: 8,
      line: 9,
      warning: expect.objectContaining({
        code: 'row-similar-to-row',
        params: expect.objectContaining({ row: 7, line: 8, date: '2021-01-01' }),
      }),
    },
  ]);
  const done = await importEvents(db, rows, { ...TRY, dry_run: false });
  expect(done).toEqual({ ...report, dry_run: false });
  // All rows have ids or equal events now.
  const again = await importEvents(db, rows, TRY);
  expect(again.warnings.map(({ row, warning: { code } }) => [row, code])).toEqual(
    [2, 5, 6, 7, 8].map((row) => [row, 'row-may-exist']),
  );
});

it('stops after a thousand duplicates, and counts the rows that it did not compare', async () => {
  const db = await createTestDatabase();
  const rows = rowsOf(Array.from({ length: 1_700 }, () => testEvent({ ...EXPULSION, id: undefined })));
  const report = await importEvents(db, rows, TRY);
  expect(report.created).toBe(1_700);
  expect(report.duplicates_total).toBeGreaterThan(900);
  expect(report.not_compared).toBeGreaterThan(400);
  expect(report.warnings).toHaveLength(report.duplicates_total);
});

it('leads links to merged events to the kept one, and rejects rows with a merged id', async () => {
  const db = await createTestDatabase();
  await createEvent(db, checkedTestEvent({ ...EXPULSION, id: 'kept' }), 'Ben');
  await createEvent(db, checkedTestEvent({ ...EXPULSION, id: 'merged' }), 'Ben');
  await mergeInto(db, 'kept', 1, { from: 'merged', from_version: 1 }, 'Ben');
  const links = [{ to: 'merged', relation: 'responds_to' as const }];
  const answers = rowsOf([
    testEvent({ id: 'answer', date: '2018-04-01', links }),
    testEvent({ id: undefined, date: '2018-05-01', title: 'Freedonia answers', links }),
  ]);
  expect(await importEvents(db, answers, { ...TRY, dry_run: false })).toMatchObject({
    created: 2,
    refused: [],
  });
  const linked = [{ to: 'kept', relation: 'responds_to' }];
  expect(await getEvent(db, 'answer')).toMatchObject({ links: linked });
  expect(await getEvent(db, '2018-05-01-freedonia-answers')).toMatchObject({ links: linked });
  // The file still names the merged event.
  expect(await importEvents(db, answers.slice(0, 1), TRY)).toMatchObject({ unchanged: 1 });

  const old = rowsOf([testEvent({ ...EXPULSION, id: 'merged' })]);
  expect(await importEvents(db, old, { ...TRY, dry_run: false })).toMatchObject({
    refused_total: 1,
    refused: [{ id: 'merged', errors: [{ path: '/id', code: 'row-id-merged', params: { kept: 'kept' } }] }],
  });
  expect(await getEvent(db, 'merged')).toMatchObject({ id: 'kept' });
});
