import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importEvents } from '../../../db/import/import-events.ts';
import { openDatabase } from '../../../db/open-database.ts';
import type { EventChange } from '../../../domain/events/event-change.ts';
import { createApp } from '../../../server/app.ts';
import { syntheticEvents } from '../../../server/commands/synthetic-events.ts';
import { type EventStream, openEventStream, serveApp } from '../../support/event-stream.ts';
import { createTestDatabase, createTestDatabaseUrl } from '../../support/test-database.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem, type TestServer } from '../../support/test-server.ts';

const at = expect.stringMatching(/^20\d\d-.*Z$/);

function changesIn(message: { data: unknown }): readonly EventChange[] {
  return (message.data as { changes: EventChange[] }).changes;
}

/** Reads messages until the stream has sent `count` changes. */
async function gatherChanges(stream: EventStream, count: number): Promise<EventChange[]> {
  const changes: EventChange[] = [];
  while (changes.length < count) changes.push(...changesIn(await stream.next()));
  return changes;
}

async function writeAllActions({ call, add }: TestServer): Promise<void> {
  await add({ id: 'note' });
  await call
    .put('/api/events/note')
    .set('If-Match', '"1"')
    .send(testEvent({ id: 'note', title: 'Ruritania thinks again' }))
    .expect(200);
  await call.delete('/api/events/note').set('If-Match', '"2"').expect(204);
  await call.post('/api/events/note/restore').expect(200);
}

const ALL_ACTIONS = [
  { id: 'note', version: 1, action: 'created', author: 'analyst', at },
  { id: 'note', version: 2, action: 'changed', author: 'analyst', at },
  { id: 'note', version: 3, action: 'deleted', author: 'analyst', at },
  { id: 'note', version: 4, action: 'restored', author: 'analyst', at },
];

describe('The stream of changes', () => {
  it('starts with the number of the last change, and must not be cached', async () => {
    const server = await createTestServer();
    await server.add();
    const stream = await openEventStream(await serveApp(server.app), {
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(stream.headers).not.toHaveProperty('content-encoding');
    expect(await stream.next()).toEqual({ event: 'ready', id: 1, data: {} });
  });

  it('sends every creation, change, deletion and restoration in order', async () => {
    const server = await createTestServer();
    const stream = await openEventStream(await serveApp(server.app));
    await stream.next();
    await writeAllActions(server);
    const changes = await gatherChanges(stream, 4);
    expect(changes).toEqual(ALL_ACTIONS.map((each, index) => ({ change: index + 1, ...each })));
  });

  it('sends nothing for a write that changed nothing or was rejected', async () => {
    const server = await createTestServer();
    await server.add({ id: 'note' });
    const stream = await openEventStream(await serveApp(server.app));
    await stream.next();
    await server.call
      .put('/api/events/note')
      .set('If-Match', '"1"')
      .send(testEvent({ id: 'note' }))
      .expect(200);
    await server.call
      .post('/api/events')
      .send(testEvent({ id: 'note' }))
      .expect(409);
    await server.add({ id: 'other' });
    expect(changesIn(await stream.next())).toMatchObject([{ id: 'other', change: 2 }]);
  });

  it('sends exactly the missed changes when it resumes', async () => {
    const server = await createTestServer();
    await writeAllActions(server);
    const address = await serveApp(server.app);
    for (const after of [0, 1, 2, 3]) {
      for (const options of [{ query: `?after=${after}` }, { headers: { 'Last-Event-ID': String(after) } }]) {
        const stream = await openEventStream(address, options);
        const message = await stream.next();
        expect(message).toMatchObject({ event: 'changes', id: 4 });
        expect(changesIn(message)).toEqual(
          ALL_ACTIONS.slice(after).map((each, index) => ({ change: after + index + 1, ...each })),
        );
        stream.close();
      }
    }
    const current = await openEventStream(address, { query: '?after=1', headers: { 'Last-Event-ID': '4' } });
    expect(await current.next()).toEqual({ event: 'ready', id: 4, data: {} });
  });

  it('sends a reset when it resumes from an unknown change', async () => {
    const server = await createTestServer();
    await server.add();
    const address = await serveApp(server.app);
    for (const id of ['77', 'a while ago', '99999999999999999999']) {
      const stream = await openEventStream(address, { headers: { 'Last-Event-ID': id } });
      expect(await stream.next()).toEqual({ event: 'reset', id: 1, data: {} });
    }
  });

  it('sends a reset for an import and after a long absence', async () => {
    const server = await createTestServer();
    const address = await serveApp(server.app);
    const stream = await openEventStream(address);
    await stream.next();
    const rows = [...syntheticEvents(150)].map((event, index) => ({ line: index + 1, event }));
    await importEvents(server.database, rows, { dry_run: false, author: 'Ana' });
    expect(await stream.next()).toEqual({ event: 'reset', id: 150, data: {} });
    await server.add({ id: 'after-import' });
    expect(changesIn(await stream.next())).toMatchObject([{ id: 'after-import', change: 151 }]);

    const late = await openEventStream(address, { query: '?after=20' });
    expect(await late.next()).toEqual({ event: 'reset', id: 151, data: {} });
    const lessLate = await openEventStream(address, { query: '?after=51' });
    expect(changesIn(await lessLate.next())).toHaveLength(100);
  });

  it('sends changes made by another server to all clients', async () => {
    const url = await createTestDatabaseUrl();
    const servers = [];
    for (let number = 0; number < 2; number += 1) {
      const database = await openDatabase(url);
      onTestFinished(() => database.close());
      servers.push(await createTestServer({ database }));
    }
    const [one, other] = servers;
    if (one === undefined || other === undefined) throw new Error('No servers.');
    const address = await serveApp(one.app);
    const streams = await Promise.all(Array.from({ length: 60 }, () => openEventStream(address)));
    for (const stream of streams) await stream.next();
    await other.add({ id: 'elsewhere' });
    for (const stream of streams) {
      expect(changesIn(await stream.next())).toMatchObject([{ id: 'elsewhere', version: 1 }]);
    }
  });

  it('sends heartbeats', async () => {
    const server = await createTestServer({ heartbeatMs: 20 });
    const stream = await openEventStream(await serveApp(server.app));
    await stream.next();
    while (stream.heartbeats() < 3) await sleep(10);
  });

  it('ends when the server shuts down, and accepts no more clients', async () => {
    const ending = new AbortController();
    const server = await createTestServer({ ending: ending.signal });
    const address = await serveApp(server.app);
    const stream = await openEventStream(address);
    await stream.next();
    ending.abort();
    await stream.end;
    const rejected = await openEventStream(address);
    expect(rejected.status).toBe(503);
    expect(rejected.headers).toHaveProperty('retry-after');
  });

  it('disconnects a client that reads nothing, and keeps the others', async () => {
    const database = await createTestDatabase();
    const app = createApp({ database });
    const open = new Set<Socket>();
    const server = createServer(app).listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    server.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stalled = connect({ host: '127.0.0.1', port });
    onTestFinished(() => void stalled.destroy());
    stalled.pause();
    stalled.write(`GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    const other = await openEventStream(`http://127.0.0.1:${port}`);
    await other.next();
    while (open.size < 2) await sleep(5);

    // Two megabytes per message soon fill the socket buffers of client and server.
    const author = 'A'.repeat(20_000);
    for (let from = 0; open.size > 1 && from < 2_000; from += 100) {
      const rows = Array.from({ length: 100 }, (_, index) => ({
        line: index + 1,
        event: testEvent({ id: `note-${from + index}` }),
      }));
      await importEvents(database, rows, { dry_run: false, author });
      expect(changesIn(await other.next())).toHaveLength(100);
    }
    expect(open.size).toBe(1);
  });

  it('rejects invalid parameters', async () => {
    const { call } = await createTestServer();
    expectProblem(await call.get('/api/changes?after=now'), 'invalid-query');
    expectProblem(await call.get('/api/changes?since=3'), 'invalid-query');
    expectProblem(await call.post('/api/changes'), 'method-not-allowed');
    expect((await call.head('/api/changes')).status).toBe(200);
  });
});
