import Sqlite from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { importEvents } from '../../../db/import/import-events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { listEvents } from '../../../db/query/event-list.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { SORTS } from '../../../domain/query/event-sort.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { createTestFolder } from '../../support/test-database.ts';

/** Enough that some parts of a filter match few events and others many. */
const EVENTS = 6_000;

/** A file with many events. */
async function createFile(): Promise<string> {
  const file = `${await createTestFolder()}/many.db`;
  const db = await openDatabase(`file:${file}`);
  const rows = [...syntheticEvents(EVENTS, 7)].map((event, index) => ({ line: index + 1, event }));
  await importEvents(db, rows, { dry_run: false, author: 'Ana' });
  await db.close();
  return file;
}

it('fills a page by walking an index, without sorting or scanning the events', async () => {
  const file = await createFile();
  const statements = new Set<string>();
  const prepare = Sqlite.prototype.prepare;
  const spy = vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (
    this: Sqlite.Database,
    text: string,
  ) {
    statements.add(text);
    return prepare.call(this, text) as ReturnType<typeof prepare>;
  });
  const fresh = await openDatabase(`file:${file}`);
  for (const filter of [
    {},
    { party: ['XR', 'XF'] },
    { family: ['dialogue'] },
    { review: ['sourced'] },
    { from: '1995', to: '2020' },
    { from: '1995', party: ['XR'], family: ['dialogue'] },
  ] satisfies EventFilter[]) {
    for (const sort of SORTS.filter((each) => each !== 'relevance')) {
      const { next_cursor } = await listEvents(fresh, filter, { limit: 50, sort });
      await listEvents(fresh, filter, { limit: 50, sort, cursor: next_cursor });
    }
  }
  spy.mockRestore();
  await fresh.close();

  const handle = new Sqlite(file, { readonly: true });
  // The few events that begin long before a window are found and sorted.
  const walks = [...statements].filter(
    (text) =>
      text.startsWith('select') &&
      text.includes('order by') &&
      text.includes('column_0') &&
      !text.includes('last_day - event.first_day > 31'),
  );
  const plans = walks.map((text) => {
    const explained = handle.prepare<unknown[], { detail: string }>(`explain query plan ${text}`);
    const parameters = [...text.matchAll(/\?/g)].map(() => null);
    return { text, details: explained.all(...parameters).map(({ detail }) => detail) };
  });
  handle.close();
  expect(plans.length).toBeGreaterThan(20);
  const isWaste = (detail: string) =>
    /TEMP B-TREE|SCAN (?!event USING (COVERING )?INDEX|json_each|part USING)/.test(detail);
  expect(plans.filter(({ details }) => details.some(isWaste))).toEqual([]);
});

it('runs the same number of statements for a page of any size', async () => {
  const fresh = await openDatabase(`file:${await createFile()}`);
  const handle = new Sqlite(':memory:');
  const queries = vi.spyOn(Object.getPrototypeOf(handle.prepare('select 1')), 'all');
  const counts = [];
  // Classes are read once.
  await listEvents(fresh, { party: ['XR'] }, { limit: 1 });
  for (const limit of [50, 500]) {
    queries.mockClear();
    await listEvents(fresh, { party: ['XR'], q: 'visas' }, { limit });
    counts.push(queries.mock.calls.length);
  }
  queries.mockRestore();
  handle.close();
  await fresh.close();
  expect(counts[1]).toBe(counts[0]);
  expect(counts[1]).toBeLessThan(12);
});
