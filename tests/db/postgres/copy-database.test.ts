import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COPIED_TABLES, CopyDiffers, copyDatabase, TargetNotEmpty } from '../../../db/copy-database.ts';
import {
  createEvent,
  deleteEvent,
  getEvent,
  listEvents,
  replaceEvent,
  streamEvents,
} from '../../../db/events.ts';
import { importEvents } from '../../../db/import.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listRevisions, restoreEvent } from '../../../db/revisions.ts';
import { csvLine, eventToRow } from '../../../domain/csv.ts';
import { syntheticEvents } from '../../bench/synthetic-events.ts';
import { aDatabase, aDatabaseUrl, aFolder } from '../../support/a-database.ts';
import { aCheckedEvent } from '../../support/an-event.ts';
import { consistencyOf } from '../../support/consistency.ts';
import { gather } from '../../support/gather.ts';

async function aSqliteDatabase(): Promise<Database> {
  const db = await openDatabase('file::memory:');
  onTestFinished(() => db.close());
  return db;
}

/** Everything that can be taken away, and the history of every event. */
async function everythingOf(db: Database) {
  const events = await gather(streamEvents(db, {}));
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
    const content = aCheckedEvent({ id, title, links, tags: ['visas'], people_expelled: event + 1 });
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

describe('A copy', () => {
  it('to the other engine and back is the same, history and all, byte for byte', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        const source = await aSqliteDatabase();
        await live(source, acts);
        if ((await source.kysely.selectFrom('revision').select('id').execute()).length === 0) return;
        const there = await aDatabase();
        const back = await aSqliteDatabase();
        await copyDatabase(source, there);
        await copyDatabase(there, back);
        const everything = await everythingOf(source);
        expect(await everythingOf(there)).toEqual(everything);
        expect(await everythingOf(back)).toEqual(everything);
        for (const db of [there, back]) {
          const { stored, derived } = await consistencyOf(db);
          expect(stored).toEqual(derived);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('is found, changed and added to as if it had been written there', async () => {
    const source = await aSqliteDatabase();
    const rows = [...syntheticEvents(700)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await aDatabase();
    const told: number[] = [];
    const { total } = await copyDatabase(source, there, ({ done }) => told.push(done));
    expect(told.at(-1)).toBe(total);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    for (const q of ['treaty', '"Envoy Number"', 'ruritania', 'strels*']) {
      const page = { limit: 500 };
      expect((await listEvents(there, { q }, page)).total).toBe(
        (await listEvents(source, { q }, page)).total,
      );
    }
    const added = { title: 'Afterwards', tags: ['a tag that is new'], sources: [{ publisher: 'A new one' }] };
    expect((await createEvent(there, aCheckedEvent(added), 'Ana')).version).toBe(1);
    const { stored, derived } = await consistencyOf(there);
    expect(stored).toEqual(derived);
  });

  it('of a database that is being written to is of one moment', async () => {
    const source = await aDatabase();
    const rows = [...syntheticEvents(1_200)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    const there = await aSqliteDatabase();
    let isDone = false;
    const copying = copyDatabase(source, there).finally(() => {
      isDone = true;
    });
    for (let number = 0; !isDone; number += 1) {
      await createEvent(source, aCheckedEvent({ id: `meanwhile-${number}` }), 'Ben');
    }
    await copying;
    const { stored, derived } = await consistencyOf(there);
    expect(stored).toEqual(derived);
  });

  it('goes into an empty database only, and leaves another as it was', async () => {
    const source = await aSqliteDatabase();
    await createEvent(source, aCheckedEvent({ id: 'one' }), 'Ana');
    const there = await aDatabase();
    await createEvent(there, aCheckedEvent({ id: 'other' }), 'Ana');
    await expect(copyDatabase(source, there)).rejects.toBeInstanceOf(TargetNotEmpty);
    expect((await gather(streamEvents(there, {}))).map(({ id }) => id)).toEqual(['other']);
  });

  it('that is not what it was copied from is not stored', async () => {
    const source = await aSqliteDatabase();
    await createEvent(source, aCheckedEvent({ id: 'one', title: 'Ruritania asks' }), 'Ana');
    const there = await aDatabase();
    // The target alters what it is given, as a fault in it would.
    await there.kysely.executeQuery(
      CompiledQuery.raw(`create function alter_content() returns trigger language plpgsql as $$ begin
          new.content = jsonb_set(new.content, '{title}', '"Something else"'); return new;
        end $$;
        create trigger alter_content before insert on revision for each row execute function alter_content();`),
    );
    onTestFinished(async () => {
      await there.kysely.executeQuery(
        CompiledQuery.raw('drop trigger alter_content on revision; drop function alter_content'),
      );
    });
    await expect(copyDatabase(source, there)).rejects.toBeInstanceOf(CopyDiffers);
    expect((await listEvents(there, {}, { limit: 1 })).total).toBe(0);
  });

  it('has every table but those that are made anew', async () => {
    const { rows } = await (await aDatabase()).kysely.executeQuery<{ name: string }>(
      CompiledQuery.raw(
        `select table_name as name from information_schema.tables where table_schema = 'public'`,
      ),
    );
    const madeAnew = ['migration', 'write_turn', 'party', 'event_text', 'derived'];
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(COPIED_TABLES), ...madeAnew].sort());
  });
});

const COPY = fileURLToPath(new URL('../../../server/commands/copy.ts', import.meta.url));

async function run(...args: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [COPY, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [output, errors] = ['', ''];
  child.stdout.on('data', (piece) => {
    output += piece;
  });
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  const [code] = await once(child, 'close');
  return { code, output, errors };
}

describe('npm run copy', () => {
  it('copies, says how much, and refuses to do it twice', async () => {
    const from = `file:${await aFolder()}/from.db`;
    const source = await openDatabase(from);
    const rows = [...syntheticEvents(50)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    await source.close();
    const to = await aDatabaseUrl();
    expect(await run('--from', from, '--to', to)).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^[\d,]+ rows are copied, and compared with what they were copied from\.\n$/,
      ),
    });
    expect(await run('--from', from, '--to', to)).toEqual({
      code: 1,
      output: '',
      errors: 'The target holds events already. Name an empty one; nothing was changed.\n',
    });
  });

  it('killed in the middle leaves the target empty, and another try succeeds', async () => {
    const from = `file:${await aFolder()}/from.db`;
    const source = await openDatabase(from);
    const rows = [...syntheticEvents(3_000)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(source, rows, { dry_run: false, author: 'Ana' });
    await source.close();
    const to = await aDatabaseUrl();
    const target = await openDatabase(to);
    onTestFinished(() => target.close());
    const child = spawn(process.execPath, [COPY, '--from', from, '--to', to], { stdio: 'ignore' });
    for (;;) {
      const { rows: locks } = await target.kysely.executeQuery(
        CompiledQuery.raw(
          `select from pg_locks where relation = 'event'::regclass and mode = 'RowExclusiveLock'`,
        ),
      );
      if (locks.length > 0) break;
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    expect((await listEvents(target, {}, { limit: 1 })).total).toBe(0);
    expect(await run('--from', from, '--to', to)).toMatchObject({ code: 0 });
    expect((await listEvents(target, {}, { limit: 1 })).total).toBe(3_000);
  });

  it.each([
    [['--from', 'file:a.db'], 'Say both: npm run copy -- --from URL --to URL'],
    [['--from', 'file:a.db', '--to', 'file:a.db'], 'Source and target are the same. Name another target.'],
    [
      ['--from', 'file:/nowhere/at-all.db', '--to', 'file:b.db'],
      'There is no database at /nowhere/at-all.db.',
    ],
    [
      ['--from', 'postgres://demarche:a-secret@127.0.0.1:9/x', '--to', 'file:b.db'],
      'The database “x” at 127.0.0.1:9 refuses connections. Start PostgreSQL there, or check host and port in DATABASE_URL.',
    ],
  ])('%s is refused in one line', async (args, reason) => {
    expect(await run(...args)).toEqual({ code: 1, output: '', errors: `${reason}\n` });
  });

  it('refuses an option that it does not know', async () => {
    const { code, errors } = await run('--form', 'file:a.db');
    expect(code).toBe(1);
    expect(errors).toMatch(/^Unknown option --form[^\n]*\n$/);
  });
});
