import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { DatabaseBusy, DatabaseFull } from '../../../db/core/errors.ts';
import { openSqlite } from '../../../db/engines/sqlite/open-sqlite.ts';
import { createEvent, getEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { isNewDatabase, loadStarterCollection } from '../../../db/import/starter-collection.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { readConsistency } from '../../support/consistency.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';
import { createTestDatabase, createTestFolder } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const WRITER = fileURLToPath(new URL('../../support/write-until-killed.ts', import.meta.url));

/** Starts a program that writes, and kills it as soon as it has printed the expected output. */
async function killedWhile(
  url: string,
  how: string,
  isTime: (said: string[]) => boolean | Promise<boolean>,
): Promise<string[]> {
  const writer: ChildProcess = spawn(process.execPath, [WRITER, url, how], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    writer.kill('SIGKILL');
  });
  const said: string[] = [];
  if (writer.stdout === null) throw new Error('The writer has no voice.');
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line);
    if (await isTime(said)) writer.kill('SIGKILL');
  }
  return said;
}

it.each([7, 23, 64])(
  'a process killed after %i acknowledged writes loses none and leaves no partial one',
  async (count) => {
    const url = `file:${await createTestFolder()}/killed.db`;
    const acknowledged = await killedWhile(url, 'one by one', (said) => said.length >= count);

    const db = await openDatabase(url);
    const versions = await db.kysely
      .selectFrom('revision')
      .innerJoin('event', 'event.key', 'event_key')
      .select(['event.id', 'revision.version'])
      .execute();
    expect(versions.map(({ id, version }) => `${id} ${version}`)).toEqual(
      expect.arrayContaining(acknowledged),
    );
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
    await db.close();
  },
);

it('a process killed while it stores an import leaves no part of it', async () => {
  const file = `${await createTestFolder()}/killed.db`;
  const url = `file:${file}`;
  const said = await killedWhile(url, 'by import', async (lines) => {
    if (lines.includes('all read')) await untilWriting(file);
    return lines.includes('all read');
  });
  expect(said).toEqual(['all read']);

  const db = await openDatabase(url);
  expect(await isNewDatabase(db)).toBe(true);
  expect(await collectAll(streamEvents(db, {}))).toEqual([]);
  expect((await loadStarterCollection(db)).created).toBe(STARTER_EVENTS.length);
  await db.close();
});

it.each([0, 15, 40, 80])(
  'a database can be created after a process was killed %i ms into creating it',
  async (waitMs) => {
    const file = `${await createTestFolder()}/half.db`;
    const maker = spawn(process.execPath, [WRITER, `file:${file}`], { stdio: 'ignore' });
    while (!existsSync(file)) await nextTurn();
    await sleep(waitMs);
    maker.kill('SIGKILL');
    await once(maker, 'close');
    const db = await openDatabase(`file:${file}`);
    await createEvent(db, checkedTestEvent({ id: 'afterwards' }), 'Ana');
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
    await db.close();
  },
);

it('a full disk rejects the write, keeps stored events, and accepts writes again once there is space', async () => {
  const db = await createTestDatabase();
  await createEvent(db, checkedTestEvent({ id: 'first' }), 'Ana');
  const limit = (pages: number) =>
    db.write(({ kysely }) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(kysely));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db.kysely);
  await limit((rows[0]?.page_count ?? 0) + 2);

  const large = checkedTestEvent({
    id: 'large',
    sources: Array.from({ length: 100 }, () => ({ publisher: 'Gazette', quote: 'word '.repeat(390) })),
  });
  await expect(createEvent(db, large, 'Ana')).rejects.toBeInstanceOf(DatabaseFull);
  const many = [...syntheticEvents(500)].map((event, index) => ({ line: index + 1, event }));
  await expect(importEvents(db, many, { dry_run: false, author: 'Ana' })).rejects.toBeInstanceOf(
    DatabaseFull,
  );
  expect((await collectAll(streamEvents(db, {}))).map(({ id }) => id)).toEqual(['first']);

  await limit(1_000_000);
  await createEvent(db, large, 'Ana');
  const { stored, derived } = await readConsistency(db);
  expect(stored).toEqual(derived);
});

it('a write waits for another program for a limited time; reads do not wait', async () => {
  const file = `${await createTestFolder()}/shared.db`;
  const db = await openSqlite(file, { busyTimeoutMs: 20 });
  const other = new Sqlite(file);
  other.exec("begin immediate; insert into tag (name, folded) values ('visas', 'visas')");

  await expect(
    db.write(({ insertAll }) => insertAll('tag', [{ name: 'border', folded: 'border' }])),
  ).rejects.toBeInstanceOf(DatabaseBusy);
  expect(await listEvents(db, {}, { limit: 1 })).toEqual({ items: [], total: 0 });

  await db.close();

  const patient = await openSqlite(file, { busyTimeoutMs: 60_000 });
  const done: string[] = [];
  const writing = patient
    .write(({ insertAll }) => insertAll('tag', [{ name: 'grain', folded: 'grain' }]))
    .then(() => done.push('grain'));
  // Long enough for several attempts.
  await sleep(60);
  done.push('visas');
  other.exec('commit');
  await writing;
  expect(done).toEqual(['visas', 'grain']);
  expect(await patient.kysely.selectFrom('tag').select('name').orderBy('key').execute()).toEqual([
    { name: 'visas' },
    { name: 'grain' },
  ]);
  other.close();
  await patient.close();
});

it('during a large import, reads see the state before it and other writes wait', async () => {
  const file = `${await createTestFolder()}/busy.db`;
  const db = await openDatabase(`file:${file}`);
  await createEvent(db, checkedTestEvent({ id: 'first' }), 'Ana');
  const rows = [...syntheticEvents(2_500)].map((event, index) => ({ line: index + 1, event }));
  const done: string[] = [];
  const importing = importEvents(db, rows, { dry_run: false, author: 'Ana' }).then((report) =>
    done.push(`import ${report.created}`),
  );
  await untilWriting(file);
  const writing = createEvent(db, checkedTestEvent({ id: 'second' }), 'Ben').then(({ id }) => done.push(id));
  const { total } = await listEvents(db, {}, { limit: 1 });
  done.push(`read ${total}`);

  await Promise.all([importing, writing]);
  expect(done).toEqual(['read 1', 'import 2500', 'second']);
  expect((await getEvent(db, 'second')).version).toBe(1);
  await db.close();
});

/** Waits until a connection has the write lock. */
async function untilWriting(file: string): Promise<void> {
  const other = new Sqlite(file, { timeout: 0 });
  for (let isFree = true; isFree; await nextTurn()) {
    try {
      other.exec('begin immediate');
      other.exec('rollback');
    } catch {
      isFree = false;
    }
  }
  other.close();
}

it('closing waits for a short write and rolls back a long one', async () => {
  const file = `${await createTestFolder()}/closed.db`;
  const beginWriting = async (name: string, closeTimeoutMs: number) => {
    const db = await openSqlite(file, { closeTimeoutMs });
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = db.write(async ({ insertAll }) => {
      await insertAll('tag', [{ name: `${name} begun`, folded: 'begun' }]);
      begun.resolve();
      await goOn.promise;
      await insertAll('tag', [{ name: `${name} ended`, folded: 'ended' }]);
    });
    await begun.promise;
    return { db, writing, goOn: goOn.resolve };
  };

  const done: string[] = [];
  const soonOver = await beginWriting('one', 60_000);
  const closing = soonOver.db.close().then(() => done.push('closed'));
  soonOver.goOn();
  await Promise.all([soonOver.writing.then(() => done.push('written')), closing]);
  expect(done).toEqual(['written', 'closed']);

  const endless = await beginWriting('two', 1);
  await endless.db.close();
  endless.goOn();
  await expect(endless.writing).rejects.toThrow();

  const db = await openSqlite(file);
  const tags = await db.kysely.selectFrom('tag').select('name').orderBy('key').execute();
  expect(tags).toEqual([{ name: 'one begun' }, { name: 'one ended' }]);
  await db.close();
});

it('an import from a slow client does not block other writes', async () => {
  const db = await createTestDatabase();
  async function* slowly() {
    yield { line: 1, event: checkedTestEvent({ id: 'slow' }) };
    await createEvent(db, checkedTestEvent({ id: 'quick' }), 'Ben');
    yield {
      line: 2,
      event: checkedTestEvent({ id: 'slower', links: [{ to: 'quick', relation: 'follows' }] }),
    };
  }
  expect(await importEvents(db, slowly(), { dry_run: false, author: 'Ana' })).toMatchObject({
    created: 2,
    refused: [],
  });
});
