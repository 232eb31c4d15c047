import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../../db/engines/postgres/open-postgres.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { openEventStream, serveApp } from '../../support/event-stream.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { startServerProcess } from '../../support/server-process.ts';
import { STARTER_EVENTS } from '../../support/starter-collection.ts';
import { createTestDatabaseUrl } from '../../support/test-database.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

/** A separate PostgreSQL server with the default settings, which loses no data when it is killed. */
async function startSeparatePostgres(): Promise<PostgresServer> {
  const server = await startPostgres([]);
  onTestFinished(() => server.stop());
  return server;
}

/** A logger, and the lines it has logged. */
function createTestLogger(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const logger: Logger = pino<never>(
    { level: 'warn' },
    { write: (line: string) => lines.push(JSON.parse(line)) },
  );
  return { logger, lines };
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error('The condition was not met in time.');
    await sleep(10);
  }
}

describe('A database that becomes unavailable', () => {
  it('gives 503 with Retry-After and one log line, and is used again without a restart', async () => {
    const postgres = await startSeparatePostgres();
    const database = await openDatabase(await postgres.createDatabase('away'));
    onTestFinished(() => database.close());
    const { logger, lines } = createTestLogger();
    const server = await createTestServer({ database, logger });
    await server.add({ id: 'before' });
    const stream = await openEventStream(await serveApp(server.app));
    await stream.next();

    await postgres.kill();
    for (const sendRequest of [
      () => server.call.get('/api/events'),
      () => server.call.get('/api/events/before'),
      () => server.call.get('/api/timeline?width=800'),
      () => server.call.get('/api/events.csv'),
      () => server.call.get('/healthz'),
      () => server.call.post('/api/events').send(testEvent({ id: 'during' })),
    ]) {
      lines.length = 0;
      const response = await sendRequest();
      expect(response.headers).toHaveProperty('retry-after');
      expect(expectProblem(response, 'database-unavailable').detail).not.toMatch(/demarche@|ECONN|127\.0/);
      expect(lines.filter(({ req }) => req !== undefined)).toHaveLength(1);
    }

    await postgres.start();
    await server.add({ id: 'afterwards' });
    expect((await server.call.get('/api/events')).body.total).toBe(2);
    // Clients of the change stream are notified over the new connection.
    const message = await stream.next();
    expect(JSON.stringify(message.data)).toContain('afterwards');
  });

  it('is waited for by a server that starts before it', async () => {
    const postgres = await startSeparatePostgres();
    const DATABASE_URL = await postgres.createDatabase('late');
    await postgres.kill();
    const server = startServerProcess({ DATABASE_URL }, ['--empty']);
    await server.logged('Waiting for the database');
    await postgres.start();
    expect((await fetch(`${await server.address}/healthz`)).status).toBe(200);
    server.signal('SIGTERM');
    const { code, errors } = await server.end;
    expect(code).toBe(0);
    expect(errors).toContain('Waiting for the database: The database “late” at 127.0.0.1');
  });

  it.each([['not-created', 'does not exist. Make it (createdb), or name another in DATABASE_URL.']])(
    'is reported in one line if it does not exist (%s)',
    async (name, reason) => {
      const postgres = await startSeparatePostgres();
      const server = startServerProcess({ DATABASE_URL: postgres.urlOf(name).replace('@', ':a-secret@') });
      expect(await server.end).toEqual({
        code: 1,
        output: '',
        errors: `Démarche cannot start: The database “${name}” at 127.0.0.1:${postgres.port} ${reason}\n`,
      });
    },
  );
});

it('five servers that start at once on a new database load the starter collection once', async () => {
  const postgres = await startSeparatePostgres();
  const DATABASE_URL = await postgres.createDatabase('new');
  const servers = Array.from({ length: 5 }, () => startServerProcess({ DATABASE_URL }));
  for (const { address } of servers) {
    const response = await fetch(`${await address}/api/events?limit=1`);
    expect(((await response.json()) as { total: number }).total).toBe(STARTER_EVENTS.length);
  }
  const client = new pg.Client(DATABASE_URL);
  await client.connect();
  onTestFinished(() => client.end());
  expect((await client.query('select count(*)::int as count from revision')).rows).toEqual([
    { count: STARTER_EVENTS.length },
  ]);
});

describe('Two servers on one database', () => {
  it('accept one of two concurrent changes, return the current event to the other, and reject a second event of the same ID', async () => {
    const url = await createTestDatabaseUrl();
    const servers = [];
    for (let number = 0; number < 2; number += 1) {
      const database = await openDatabase(url);
      onTestFinished(() => database.close());
      servers.push(await createTestServer({ database }));
    }
    await servers[0]?.add({ id: 'note' });
    for (let version = 1; version <= 10; version += 1) {
      const responses = await Promise.all(
        servers.map(({ call }, number) =>
          call
            .put('/api/events/note')
            .set('If-Match', `"${version}"`)
            .send(testEvent({ id: 'note', title: `Title ${number}, ${version}` })),
        ),
      );
      expect(responses.map(({ status }) => status).sort()).toEqual([200, 412]);
      const [stored, rejected] = responses.sort((a, b) => a.status - b.status);
      expect(rejected?.body.current).toMatchObject({ version: version + 1, title: stored?.body.title });
    }
    const twice = await Promise.all(
      servers.map(({ call }) => call.post('/api/events').send(testEvent({ id: 'the-same' }))),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('keep responding while more exports are read slowly than there are connections', async () => {
    const url = await createTestDatabaseUrl();
    const database = await openPostgres(url, { snapshots: 3 });
    onTestFinished(() => database.close());
    // Larger than the socket buffers of client and server.
    const quote = 'Of the Zenda treaty nothing was said. '.repeat(50);
    const sources = Array.from({ length: 25 }, () => ({ publisher: 'Strelsau Gazette', quote }));
    const rows = Array.from({ length: 300 }, (_, index) => ({
      line: index + 1,
      event: testEvent({ id: `note-${index}`, sources }),
    }));
    await importEvents(database, rows, { dry_run: false, author: 'Ana' });
    const server = await createTestServer({ database });
    const address = await serveApp(server.app);
    const slow = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const { body } = await fetch(`${address}/api/events.ndjson`, {
          headers: { 'Accept-Encoding': 'identity' },
        });
        const reader = body?.getReader();
        await reader?.read();
        return reader;
      }),
    );
    const rejected = await fetch(`${address}/api/events.ndjson`);
    expect(rejected.status).toBe(503);
    expect(rejected.headers.get('retry-after')).not.toBeNull();
    expect((await server.call.get('/api/events?limit=1')).body.total).toBe(300);
    for (const reader of slow) await reader?.cancel();
    await waitUntil(async () => (await fetch(`${address}/api/events.ndjson`)).status !== 503);
  });
});

describe('Reads from a replica', () => {
  it('use it, except for clients that have seen a newer change', async () => {
    const primary = await startSeparatePostgres();
    const url = await primary.createDatabase('replicated');
    await (await openDatabase(url)).close();
    const replica = await primary.startReplica();
    onTestFinished(() => replica.stop());
    const states: string[] = [];
    const database = await openDatabase(url, {
      readUrl: replica.urlOf('replicated'),
      onReplica: (state) => states.push(state),
    });
    onTestFinished(() => database.close());
    const server = await createTestServer({ database });
    const total = async (cookie = '') =>
      (await server.call.get('/api/events?limit=1').set('Cookie', cookie).expect(200)).body.total;

    await server.add({ id: 'first' });
    await waitUntil(async () => (await total()) === 1);

    const onReplica = new pg.Client(replica.urlOf('replicated'));
    await onReplica.connect();
    onTestFinished(() => onReplica.end().catch(() => {}));
    onReplica.on('error', () => {});
    await onReplica.query('select pg_wal_replay_pause()');
    const stream = await openEventStream(await serveApp(server.app));
    await stream.next();
    const written = await server.call
      .post('/api/events')
      .send(testEvent({ id: 'second' }))
      .expect(201);
    const [cookie = ''] = written.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^seen=2; Path=\/; Max-Age=\d+; SameSite=Strict$/);
    expect(await total()).toBe(1);
    expect(await total('seen=2')).toBe(2);
    expect(await total('theme=dark; seen=2')).toBe(2);
    expect(await total('seen=999999999999999')).toBe(2);
    expect(await total('seen=1')).toBe(1);
    await server.call.get('/api/events/second').expect(404);
    await server.call.get('/api/events/second').set('Cookie', 'seen=2').expect(200);
    const csv = await server.call.get('/api/events.csv').set('Cookie', 'seen=2');
    expect(csv.text).toContain('second');
    // The stream sends changes that the replica does not have yet.
    expect(JSON.stringify((await stream.next()).data)).toContain('second');

    await onReplica.query('select pg_wal_replay_resume()');
    await waitUntil(async () => (await total()) === 2);
    expect(states).toEqual([]);
    expect((await server.call.get('/healthz')).body).toEqual({ status: 'ok', replica: 'ok' });

    await replica.kill();
    expect(await total()).toBe(2);
    expect(await total('seen=2')).toBe(2);
    expect(states).toEqual(['away']);
    expect((await server.call.get('/healthz')).body).toEqual({ status: 'ok', replica: 'away' });
  });
});
