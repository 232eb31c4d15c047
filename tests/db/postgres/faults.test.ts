import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseBusy, DatabaseUnreachable } from '../../../db/core/errors.ts';
import { openPostgres, type PostgresOptions } from '../../../db/engines/postgres/open-postgres.ts';
import { createEvent, getEvent, replaceEvent } from '../../../db/events/events.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { type Database, openDatabase } from '../../../db/open-database.ts';
import { listEvents, streamEvents } from '../../../db/query/event-list.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { collectAll } from '../../support/collect-all.ts';
import { readConsistency } from '../../support/consistency.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const WRITER = fileURLToPath(new URL('../../support/write-until-killed.ts', import.meta.url));

/** Starts a program that writes until it is killed and reports the acknowledged writes. */
function startWriter(
  url: string,
  how = 'one by one',
): { child: ChildProcess; said: string[]; end: Promise<void> } {
  const child = spawn(process.execPath, [WRITER, url, how], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  if (child.stdout === null) throw new Error('The writer has no voice.');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  return { child, said, end: new Promise((resolve) => lines.once('close', resolve)) };
}

async function until(isTime: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTime())) await sleep(5);
}

async function versionsOf({ kysely }: Database): Promise<string[]> {
  const versions = await kysely
    .selectFrom('revision')
    .innerJoin('event', 'event.key', 'event_key')
    .select(['event.id', 'revision.version'])
    .execute();
  return versions.map(({ id, version }) => `${id} ${version}`);
}

/** A server with the default durability: acknowledged writes are on the disk. */
async function startDurableServer(settings: readonly string[] = []): Promise<PostgresServer> {
  const server = await startPostgres(settings);
  onTestFinished(() => server.stop());
  return server;
}

async function opened(url: string, options: Partial<PostgresOptions> = {}): Promise<Database> {
  const db = await openPostgres(url, options);
  onTestFinished(() => db.close());
  return db;
}

describe('PostgreSQL killed during writes and restarted', () => {
  it('keeps every acknowledged write and no partial one, and accepts writes without a restart of Démarche', async () => {
    const server = await startDurableServer();
    const url = await server.createDatabase('killed');
    const db = await openDatabase(url);
    onTestFinished(() => db.close());
    const writer = startWriter(url);
    await until(() => writer.said.length >= 25);
    const failing = createEvent(db, checkedTestEvent({ id: 'at-the-moment' }), 'Ana').then(
      () => 'stored',
      (error: unknown) => error,
    );
    await server.kill();
    await writer.end;
    const outcome = await failing;
    expect(outcome === 'stored' || outcome instanceof DatabaseUnreachable).toBe(true);
    await expect(listEvents(db, {}, { limit: 1 })).rejects.toBeInstanceOf(DatabaseUnreachable);
    await expect(createEvent(db, checkedTestEvent({ id: 'meanwhile' }), 'Ana')).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      maybeStored: false,
    });

    await server.start();
    expect((await createEvent(db, checkedTestEvent({ id: 'afterwards' }), 'Ana')).version).toBe(1);
    const versions = await versionsOf(db);
    expect(versions).toEqual(expect.arrayContaining(writer.said));
    if (outcome === 'stored') expect(versions).toContain('at-the-moment 1');
    expect(versions).not.toContain('meanwhile 1');
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
  });

  it('has no part of an import that was being stored', async () => {
    const server = await startDurableServer();
    const url = await server.createDatabase('killed');
    const db = await openDatabase(url);
    onTestFinished(() => db.close());
    const rows = [...syntheticEvents(3_000)].map((event, index) => ({ line: index + 1, event }));
    const firstBatch = Promise.withResolvers<void>();
    const importing = importEvents(db, rows, {
      dry_run: false,
      author: 'Ana',
      onProgress: ({ step }) => step === 'storing' && firstBatch.resolve(),
    }).catch((error: unknown) => error);
    await firstBatch.promise;
    await server.kill();
    expect(await importing).toBeInstanceOf(DatabaseUnreachable);
    await server.start();
    expect(await collectAll(streamEvents(db, {}))).toEqual([]);
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
  });
});

/** The sessions that have locked the row `write_turn` or wait for it. */
const WHO_IS_WRITING = `select pid from pg_locks where relation = 'write_turn'::regclass and mode = 'RowShareLock'`;

describe('a server killed during a write', () => {
  it.each([9, 40])(
    'keeps %i acknowledged writes, leaves no partial one and blocks no other writer',
    async (count) => {
      const url = await createTestDatabaseUrl();
      const writer = startWriter(url);
      await until(() => writer.said.length >= count);
      writer.child.kill('SIGKILL');
      const db = await opened(url);
      await createEvent(db, checkedTestEvent({ id: 'the-next' }), 'Ana');
      await writer.end;
      expect(await versionsOf(db)).toEqual(expect.arrayContaining([...writer.said, 'the-next 1']));
      const { stored, derived } = await readConsistency(db);
      expect(stored).toEqual(derived);
    },
  );

  it('leaves no part of an import', async () => {
    const url = await createTestDatabaseUrl();
    const db = await opened(url);
    const writer = startWriter(url, 'by import');
    await until(async () => writer.said.includes('all read') && (await hasWriter(db)));
    writer.child.kill('SIGKILL');
    await createEvent(db, checkedTestEvent({ id: 'the-next' }), 'Ana');
    expect((await collectAll(streamEvents(db, {}))).map(({ id }) => id)).toEqual(['the-next']);
  });
});

async function hasWriter(db: Database): Promise<boolean> {
  const { rows } = await pgQuery(db, WHO_IS_WRITING);
  return rows.length > 0;
}

describe('two servers', () => {
  it('that change the same version of an event: one is stored, the other gets the current version', async () => {
    const url = await createTestDatabaseUrl();
    const [one, other] = [await opened(url), await opened(url)];
    await createEvent(one, checkedTestEvent({ id: 'note' }), 'Ana');
    for (let version = 1; version <= 15; version += 1) {
      const change = (db: Database, author: string) =>
        replaceEvent(db, 'note', checkedTestEvent({ title: `${author} ${version}` }), version, author).then(
          () => author,
          (error: unknown) => error,
        );
      const outcomes = await Promise.all([change(one, 'Ana'), change(other, 'Ben')]);
      const winner = outcomes.find((outcome) => typeof outcome === 'string');
      const current = await getEvent(one, 'note');
      expect(current).toMatchObject({ version: version + 1, title: `${winner} ${version}` });
      expect(outcomes).toContainEqual(expect.objectContaining({ name: 'VersionConflict', current }));
    }
    const { stored, derived } = await readConsistency(one);
    expect(stored).toEqual(derived);
  });

  it('that write at the same time get different keys, ids and numbers, in the order of their commits', async () => {
    const url = await createTestDatabaseUrl();
    const servers = [await opened(url), await opened(url), await opened(url)];
    await Promise.all(
      servers.flatMap((db, server) =>
        Array.from({ length: 15 }, () =>
          createEvent(db, checkedTestEvent({ title: 'The same' }), `${server}`),
        ),
      ),
    );
    const { rows } = await pgQuery(servers[0], 'select id, event_key from revision order by id');
    expect(rows).toHaveLength(45);
    // Keys are allocated under the write lock, so equal orders mean that commits are in order.
    expect(rows.map(({ event_key }) => Number(event_key))).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
    const { stored, derived } = await readConsistency(await opened(url));
    expect(stored).toEqual(derived);
  });

  it('that import the same file at the same time store it once', async () => {
    const url = await createTestDatabaseUrl();
    const [one, other] = [await opened(url), await opened(url)];
    const rows = () => [...syntheticEvents(400)].map((event, index) => ({ line: index + 1, event }));
    const reports = await Promise.all(
      [one, other].map((db) => importEvents(db, rows(), { dry_run: false, author: 'Ana' })),
    );
    expect(
      reports.map(({ created, unchanged }) => ({ created, unchanged })).sort((a, b) => a.created - b.created),
    ).toEqual([
      { created: 0, unchanged: 400 },
      { created: 400, unchanged: 0 },
    ]);
  });

  it('wait for each other for a limited time and then throw DatabaseBusy; readers do not wait', async () => {
    const url = await createTestDatabaseUrl();
    const [one, other] = [await opened(url), await opened(url, { lockTimeoutMs: 100 })];
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = one.write(async () => {
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    await expect(createEvent(other, checkedTestEvent({ id: 'note' }), 'Ana')).rejects.toBeInstanceOf(
      DatabaseBusy,
    );
    expect(await listEvents(other, {}, { limit: 1 })).toEqual({ items: [], total: 0 });
    goOn.resolve();
    await writing;
    expect((await createEvent(other, checkedTestEvent({ id: 'note' }), 'Ana')).version).toBe(1);
  });

  it('can start at the same time on an empty database', async () => {
    const server = await startDurableServer(['fsync=off']);
    const url = await server.createDatabase('new');
    const servers = await Promise.all(Array.from({ length: 5 }, () => openDatabase(url)));
    for (const db of servers) onTestFinished(() => db.close());
    await Promise.all(
      servers.map((db, number) => createEvent(db, checkedTestEvent({ id: `note-${number}` }), 'Ana')),
    );
    expect((await listEvents(servers[0] as Database, {}, { limit: 1 })).total).toBe(5);
    expect((await pgQuery(servers[0], 'select name from migration')).rows.length).toBeGreaterThan(0);
  });
});

async function pgQuery(db: Database | undefined, statement: string) {
  if (db === undefined) throw new Error('No database.');
  const { CompiledQuery } = await import('kysely');
  return db.kysely.executeQuery<Record<string, unknown>>(CompiledQuery.raw(statement));
}

describe('a write that conflicts with another transaction', () => {
  it.each(['40001', '40P01'])('is retried after the PostgreSQL error %s, and stored once', async (code) => {
    const db = await createTestDatabase();
    await raiseAtCommit(db, code, 3);
    const rows = [...syntheticEvents(250)].map((event, index) => {
      // Some ids are generated on storing, and the last event links to the first.
      const { id: _, links: __, ...bare } = event;
      const id = index === 0 ? { id: 'first' } : index % 2 === 0 ? { id: `note-${index}` } : {};
      const links = index === 249 ? { links: [{ to: 'first', relation: 'responds_to' }] } : {};
      return { line: index + 1, event: { ...bare, ...id, ...links } };
    });
    expect(await importEvents(db, rows, { dry_run: false, author: 'Ana' })).toMatchObject({
      created: 250,
      refused_total: 0,
    });
    expect((await pgQuery(db, 'select * from revision')).rows).toHaveLength(250);
    const { stored, derived } = await readConsistency(db);
    expect(stored).toEqual(derived);
  });

  it('throws DatabaseBusy after too many conflicts', async () => {
    const db = await createTestDatabase();
    await raiseAtCommit(db, '40001', 1_000);
    await expect(createEvent(db, checkedTestEvent({ id: 'note' }), 'Ana')).rejects.toBeInstanceOf(
      DatabaseBusy,
    );
    await pgQuery(db, 'drop trigger conflict on revision');
    expect((await createEvent(db, checkedTestEvent({ id: 'note' }), 'Ana')).version).toBe(1);
  });
});

/** Makes PostgreSQL raise the error at the first `times` commits of a revision. A sequence counts them, also after rollbacks. */
async function raiseAtCommit(db: Database, code: string, times: number): Promise<void> {
  await pgQuery(
    db,
    `create sequence conflicts;
    create function conflict() returns trigger language plpgsql as $$ begin
      if nextval('conflicts') <= ${times} then raise exception 'in the way' using errcode = '${code}'; end if;
      return null;
    end $$;
    create constraint trigger conflict after insert on revision deferrable initially deferred
      for each row execute function conflict();`,
  );
  onTestFinished(async () => {
    await pgQuery(
      db,
      'drop trigger if exists conflict on revision; drop function conflict; drop sequence conflicts',
    );
  });
}

it('an interrupted migration leaves nothing, and the next start completes it', async () => {
  const server = await startDurableServer(['fsync=off']);
  const url = await server.createDatabase('half');
  const opening = openDatabase(url).catch((error: unknown) => error);
  const admin = new pg.Client(server.urlOf('postgres'));
  admin.on('error', () => {});
  await admin.connect();
  // Its connection is terminated as soon as it exists, at any point of the migration.
  await until(async () => {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'half'`,
    );
    return (rowCount ?? 0) > 0;
  });
  const outcome = await opening;
  await admin.end();
  if (outcome instanceof Error) expect(outcome.name).toBe('DatabaseUnusable');
  else await (outcome as Database).close();
  const db = await openDatabase(url);
  onTestFinished(() => db.close());
  expect((await createEvent(db, checkedTestEvent({ id: 'note' }), 'Ana')).version).toBe(1);
});

it('a server that stops responding during a write loses the write lock', async () => {
  const url = await createTestDatabaseUrl();
  const [one, other] = [await opened(url, { idleWriterTimeoutMs: 150 }), await opened(url)];
  const silent = one.write(() => sleep(600));
  silent.catch(() => {});
  await sleep(20);
  expect((await createEvent(other, checkedTestEvent({ id: 'note' }), 'Ana')).version).toBe(1);
  await expect(silent).rejects.toBeInstanceOf(Error);
});
