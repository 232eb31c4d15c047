import { expect, it } from 'vitest';
import { readTimeline } from '../../../db/analysis/timeline.ts';
import { createEvent, deleteEvent, replaceEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import type { Database } from '../../../db/open-database.ts';
import { dayOf } from '../../../domain/dates/day-span.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { eachCell } from '../../../domain/timeline/timeline-cells.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const SIDES = { upper: 'XR', lower: 'XF' };
/** A filter that matches so many events that they are matched in memory. */
const MANY: EventFilter = { q: 'ruritania' };

async function createFilledDatabase(): Promise<Database> {
  const db = await createTestDatabase();
  const rows = [...syntheticEvents(2_500, 5)].map((event, index) => ({ line: index + 1, event }));
  await importEvents(db, rows, { dry_run: false, author: 'Ana' });
  return db;
}

async function readCounted(db: Database, filter = MANY) {
  const result = await readTimeline(db, { filter, width_px: 800, sides: SIDES });
  const cells = [...eachCell(result.cells)];
  return { ...result, counted: cells.reduce((sum, { count }) => sum + count, 0) };
}

it('follows added, changed and deleted events after earlier requests', async () => {
  const db = await createFilledDatabase();
  const before = await readCounted(db);
  expect([before.total, before.counted]).toEqual([2_500, 2_500]);

  const added = checkedTestEvent({ id: 'far', date: '1980-05-05', title: 'Ruritania speaks' });
  await createEvent(db, added, 'Ana');
  const after = await readCounted(db);
  expect([after.total, after.counted, after.extent?.first_day]).toEqual([2_501, 2_501, dayOf(1980, 5, 5)]);

  await replaceEvent(db, 'far', { ...added, date: '1985' }, 1, 'Ben');
  expect((await readCounted(db)).extent?.first_day).toBe(dayOf(1985));

  await replaceEvent(
    db,
    'far',
    { ...added, title: 'Freedonia speaks', initiators: ['XF'], targets: [] },
    2,
    'Ben',
  );
  expect((await readCounted(db)).total).toBe(2_500);
  await replaceEvent(db, 'far', added, 3, 'Ben');
  await deleteEvent(db, 'far', 4, 'Ben');
  const last = await readCounted(db);
  expect({ ...last, extent: undefined }).toEqual({ ...before, extent: undefined });
});

it('counts the same events as a plain scan, with further conditions', async () => {
  const db = await createFilledDatabase();
  const all = [...syntheticEvents(2_500, 5)];
  for (const filter of [
    { q: 'ruritania freedonia' },
    { q: 'ruritania', kind: ['talks', 'statement', 'sanctions', 'proposal', 'legal', 'military'] },
    { q: 'ruritania', status: ['carried_out'], party: ['XR'] },
  ] satisfies EventFilter[]) {
    const { kind, status, party }: EventFilter = filter;
    const expected = all.filter(
      (event) =>
        (kind === undefined || kind.includes(event.kind)) &&
        (status === undefined || status.includes(event.status ?? 'carried_out')) &&
        (party === undefined || [...event.initiators, ...(event.targets ?? [])].includes('XR')),
    ).length;
    const { total, counted } = await readCounted(db, filter);
    expect([total, counted]).toEqual([expected, expected]);
  }
});
