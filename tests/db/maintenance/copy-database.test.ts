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

async function aSqliteDatabase(): Promise<Database> {
  const db = await openSqliteOnPurpose();
  onTestFinished(() => db.close());
  return db;
}

/** Everything that can be taken away, and the history of every event. */
async function everythingOf(db: Database) {
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

/** What happens to one of four events; links lead to the one before. */
type Act = { readonly event: number; readonly act: 'write' | 'delete' | 'restore'; readonly title: string };
const history = fc.array(
  fc.record({
    event: fc.integer({ min: 0, max: 3 }),
    act: fc.constantFrom('write' as const, 'write' as const, 'delete' as const, 'restore' as const),
    title: fc.constantFrom('Ruritania asks', 'Фридония отвечает', 'Zażółć “gęślą” jaźń — 100 %'),
  }),
  { minLength: 4, maxLength: 14 },
);

async function live(db: Database, acts: readonly Act[]): Promise<void> {
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
    // What cannot be done (a link to nothing, a second deletion) is refused, and leaves no trace.
    await Promise.resolve(attempt).catch(() => {});
  }
}

describe('copyDatabase', () => {
  it('keeps everything byte for byte, with the history, over several copies and back', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        const source = await aSqliteDatabase();
        await live(source, acts);
        if ((await source.kysely.selectFrom('revision').select('id').execute()).length === 0) return;
        const [there, further] = [await createTestDatabase(), await createTestDatabase()];
        const back = await aSqliteDatabase();
        const reports = [
          await copyDatabase(source, there),
          await copyDatabase(there, further),
          await copyDatabase(further, back),
        ];
        expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
        const everything = await everythingOf(source);
        for (const db of [there, further, back]) {
          expect(await everythingOf(db)).toEqual(everything);
          const { stored, derived } = await readConsistency(db);
          expect(stored).toEqual(derived);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('creates a database that can be searched, changed and added to', async () => {
    const source = await aSqliteDatabase();
    const rows = [...syntheticEvents(700)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await createTestDatabase();
    const told: CopyProgress[] = [];
    await copyDatabase(source, there, (progress) => told.push(progress));
    const { done, total } = told.at(-1) ?? { done: 0, total: -1 };
    expect(done).toBe(total);
    const shares = told.map((progress) => progress.done);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([...new Set(told.map(({ step }) => step))]).toEqual([
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

  it('copies a consistent snapshot while others write', async () => {
    const source = await createTestDatabase();
    const rows = [...syntheticEvents(1_200)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await aSqliteDatabase();
    let isDone = false;
    const copying = copyDatabase(source, there).finally(() => {
      isDone = true;
    });
    for (let number = 0; !isDone; number += 1) {
      await createEvent(source, checkedTestEvent({ id: `meanwhile-${number}` }), 'Ben');
      // Writes to a file alone would let nothing else have its turn.
      await nextTurn();
    }
    await copying;
    const { stored, derived } = await readConsistency(there);
    expect(stored).toEqual(derived);
  });

  it('rejects a target that is not empty, and leaves it unchanged', async () => {
    const source = await aSqliteDatabase();
    await createEvent(source, checkedTestEvent({ id: 'one' }), 'Ana');
    const there = await createTestDatabase();
    await createEvent(there, checkedTestEvent({ id: 'other' }), 'Ana');
    await expect(copyDatabase(source, there)).rejects.toBeInstanceOf(TargetNotEmpty);
    expect((await collectAll(streamEvents(there, {}))).map(({ id }) => id)).toEqual(['other']);
  });

  it('copies every table that is not rebuilt, and reads each by its primary key', async () => {
    const madeAnew = ['migration', 'party', 'derived', 'event_text', 'write_turn'];
    const keys = await primaryKeys(await createTestDatabase());
    for (const table of madeAnew) delete keys[table];
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
