import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEvent, deleteEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { listRevisions, restoreEvent } from '../../../db/events/revisions.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import {
  COPIED_TABLES,
  type CopyProgress,
  copyDatabase,
  TargetNotEmpty,
} from '../../../db/maintenance/copy-database.ts';
import type { Database } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { csvLine, eventToRow } from '../../../domain/csv/event-csv.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { readConsistency } from '../../support/consistency.ts';
import { openSqliteOnPurpose } from '../../support/sqlite-on-purpose.ts';
import { createTestDatabase, ENGINE } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

async function createSqliteDatabase(): Promise<Database> {
  const db = await openSqliteOnPurpose();
  onTestFinished(() => db.close());
  return db;
}

/** Both exports of the database, and the history of every event. */
async function readAll(db: Database) {
  const events = await collectAll(streamEvents(db, {}));
  const all = await db.kysely.selectFrom('event').select('id').orderBy('key').execute();
  const revisions = [];
  for (const { id } of all) revisions.push({ id, revisions: await listRevisions(db, id) });
  return {
    ndjson: events.map((event) => JSON.stringify(event)).join('\n'),
    csv: events.map((event) => csvLine(eventToRow(event))).join(''),
    revisions: JSON.stringify(revisions),
  };
}

/** A change of one of four events. Links lead to the event before. */
type Act = { readonly event: number; readonly act: 'write' | 'delete' | 'restore'; readonly title: string };
const history = fc.array(
  fc.record({
    event: fc.integer({ min: 0, max: 3 }),
    act: fc.constantFrom('write' as const, 'write' as const, 'delete' as const, 'restore' as const),
    title: fc.constantFrom('Ruritania asks', 'Фридония отвечает', 'Zażółć “gęślą” jaźń — 100 %'),
  }),
  { minLength: 4, maxLength: 14 },
);

async function applyHistory(db: Database, acts: readonly Act[]): Promise<void> {
  for (const { event, act, title } of acts) {
    const id = `event-${event}`;
    const links = event > 0 ? [{ to: `event-${event - 1}`, relation: 'part_of' as const }] : [];
    const content = checkedTestEvent({ id, title, links, tags: ['visas'], people_expelled: event + 1 });
    const version = await getEvent(db, id).then(
      (stored) => stored.version,
      () => undefined,
    );
    const attempt =
      act === 'delete'
        ? version && deleteEvent(db, id, version, 'Ana')
        : act === 'restore'
          ? restoreEvent(db, id, {}, 'Ben')
          : version
            ? replaceEvent(db, id, content, version, 'Ben')
            : createEvent(db, content, 'Ana');
    // Invalid changes (a link to a missing event, a second deletion) are rejected and leave no trace.
    await Promise.resolve(attempt).catch(() => {});
  }
}

describe('a copy', () => {
  it('to another database and back is identical, including the history', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        const source = await createSqliteDatabase();
        await applyHistory(source, acts);
        if ((await source.kysely.selectFrom('revision').select('id').execute()).length === 0) return;
        const [there, further] = [await createTestDatabase(), await createTestDatabase()];
        const back = await createSqliteDatabase();
        const reports = [
          await copyDatabase(source, there),
          await copyDatabase(there, further),
          await copyDatabase(further, back),
        ];
        expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
        const everything = await readAll(source);
        for (const db of [there, further, back]) {
          expect(await readAll(db)).toEqual(everything);
          const { stored, derived } = await readConsistency(db);
          expect(stored).toEqual(derived);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('can be searched, changed and extended like any database', async () => {
    const source = await createSqliteDatabase();
    const rows = [...syntheticEvents(700)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await createTestDatabase();
    const reports: CopyProgress[] = [];
    await copyDatabase(source, there, (progress) => reports.push(progress));
    const { done, total } = reports.at(-1) ?? { done: 0, total: -1 };
    expect(done).toBe(total);
    const shares = reports.map((progress) => progress.done);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([...new Set(reports.map(({ step }) => step))]).toEqual([
      'reading',
      'copying',
      'indexing',
      'comparing',
    ]);
    for (const q of ['treaty', '"Envoy Number"', 'ruritania', 'strels*']) {
      const page = { limit: 500 };
      expect((await listEvents(there, { q }, page)).total).toBe(
        (await listEvents(source, { q }, page)).total,
      );
    }
    const added = { title: 'Afterwards', tags: ['a tag that is new'], sources: [{ publisher: 'A new one' }] };
    expect((await createEvent(there, checkedTestEvent(added), 'Ana')).version).toBe(1);
    const { stored, derived } = await readConsistency(there);
    expect(stored).toEqual(derived);
  });

  it('of a database that is being written to is consistent', async () => {
    const source = await createTestDatabase();
    const rows = [...syntheticEvents(1_200)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await createSqliteDatabase();
    let isDone = false;
    const copying = copyDatabase(source, there).finally(() => {
      isDone = true;
    });
    for (let number = 0; !isDone; number += 1) {
      await createEvent(source, checkedTestEvent({ id: `meanwhile-${number}` }), 'Ben');
      // Otherwise writes to a file would not let anything else run.
      await nextTurn();
    }
    await copying;
    const { stored, derived } = await readConsistency(there);
    expect(stored).toEqual(derived);
  });

  it('is rejected by a database with events, which stays unchanged', async () => {
    const source = await createSqliteDatabase();
    await createEvent(source, checkedTestEvent({ id: 'one' }), 'Ana');
    const there = await createTestDatabase();
    await createEvent(there, checkedTestEvent({ id: 'other' }), 'Ana');
    await expect(copyDatabase(source, there)).rejects.toBeInstanceOf(TargetNotEmpty);
    expect((await collectAll(streamEvents(there, {}))).map(({ id }) => id)).toEqual(['other']);
  });

  it('includes every table that is not rebuilt, each read by its primary key', async () => {
    const rebuilt = [
      'migration',
      'party',
      'derived',
      'event_text',
      'stale_text',
      'authority_change',
      'write_turn',
    ];
    const keys = await primaryKeys(await createTestDatabase());
    for (const table of rebuilt) delete keys[table];
    expect(keys).toEqual(COPIED_TABLES);
  });
});

async function primaryKeys({ kysely }: Database): Promise<Record<string, string[]>> {
  const { rows } = await (ENGINE === 'sqlite'
    ? sql<{ table: string; column: string }>`select m.name as "table", c.name as "column"
        from sqlite_master m join pragma_table_info(m.name) c on c.pk > 0
        where m.type = 'table' and m.name not like 'event_text%' and m.name not like 'sqlite%' order by m.name, c.pk`
    : sql<{ table: string; column: string }>`select table_name as "table", column_name as "column"
        from information_schema.table_constraints join information_schema.key_column_usage
          using (constraint_schema, constraint_name, table_name)
        where constraint_type = 'PRIMARY KEY' and constraint_schema = 'public'
        order by table_name, ordinal_position`
  ).execute(kysely);
  const keys: Record<string, string[]> = {};
  for (const { table, column } of rows) keys[table] = [...(keys[table] ?? []), column];
  return keys;
}
