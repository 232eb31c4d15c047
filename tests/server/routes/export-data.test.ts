import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Express } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../../db/open-database.ts';
import { eventInput } from '../../../domain/events/event.ts';
import type { AppOptions } from '../../../server/app.ts';
import { collectAll } from '../../support/collect-all.ts';
import { sendRawRequest } from '../../support/raw-request.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const HEADER =
  'id,date,title,summary,title_ru,summary_ru,short_title,short_title_ru,pinned,kind,status,initiators,targets,participants,place,country,people_expelled,missions_affected,in_force,in_force_until,links,sources,tags,review,cameo,goldstein,origin\r\n';

const TALKS = {
  id: 'talks',
  date: '2018-03-12',
  title: 'Talks about the mail, “again”',
  title_ru: 'Переговоры о почте',
  summary: '=SUM(A1:A9) is no formula.',
  kind: 'talks',
  initiators: ['XR', 'XF'],
  targets: [],
  tags: ['mail', 'a; b'],
} as const;

const talks = () => ({ ...TALKS, initiators: [...TALKS.initiators], targets: [], tags: [...TALKS.tags] });

const TALKS_ROW =
  'talks,2018-03-12,"Talks about the mail, “again”",\'=SUM(A1:A9) is no formula.,Переговоры о почте,,,,,talks,carried_out,XR; XF,,,,,,,,,,,mail; a\\; b,draft,046,7,\r\n';

describe('Export as CSV', () => {
  it('has a header and one row per event, and a dated file name', async () => {
    const { call, add } = await createTestServer();
    await add(talks());
    const { text, headers } = await call.get('/api/events.csv').expect(200);
    expect(text).toBe(HEADER + TALKS_ROW);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="demarche-events-2026-08-30.csv"',
      'cache-control': 'no-store',
    });
  });

  it('contains exactly the events that match the filter', async () => {
    const { call, add } = await createTestServer();
    await add(talks());
    await add({ id: 'expulsion', date: '2018-03-26' });
    const { text } = await call.get('/api/events.csv?kind=talks').expect(200);
    expect(text).toBe(HEADER + TALKS_ROW);
    expect((await call.get('/api/events.csv?tag=none')).text).toBe(HEADER);
    const sorted = await call.get('/api/events.csv?sort=-date').expect(200);
    expect(sorted.text.split('\r\n').map((row) => row.split(',')[0])).toEqual([
      'id',
      'expulsion',
      'talks',
      '',
    ]);
  });

  it('starts with a byte order mark on request', async () => {
    const { app } = await createTestServer();
    const bytes = async (query: string) =>
      (await sendRawRequest(app, { path: `/api/events.csv${query}` })).bytes;
    expect((await bytes('?bom=1')).subarray(0, 5)).toEqual(Buffer.from('\uFEFFid'));
    expect((await bytes('?bom=0')).subarray(0, 2)).toEqual(Buffer.from('id'));
  });
});

describe('Export as JSON', () => {
  it('is an array of events without derived fields', async () => {
    const { call, add } = await createTestServer();
    expect((await call.get('/api/events.json').expect(200)).body).toEqual([]);
    await add(talks());
    await add({ id: 'expulsion', date: '2018-03-26' });
    const { body, headers } = await call.get('/api/events.json').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="demarche-events-2026-08-30.json"',
    });
    expect(body.map((event: unknown) => eventInput.parse(event).id)).toEqual(['talks', 'expulsion']);
    expect(body[0]).toEqual({ ...eventInput.parse(TALKS), cameo: '046', goldstein: 7 });
  });

  it('can have one event per line', async () => {
    const { call, add } = await createTestServer();
    expect((await call.get('/api/events.ndjson').expect(200)).text).toBe('');
    await add(talks());
    await add({ id: 'expulsion', date: '2018-03-26' });
    const { text, headers } = await call.get('/api/events.ndjson').buffer().expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="demarche-events-2026-08-30.ndjson"',
    });
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['talks', 'expulsion']);
  });
});

describe('Every export', () => {
  it('names the filter in its file name', async () => {
    const { call } = await createTestServer();
    const nameOf = async (path: string) =>
      /filename="(.*)"/.exec((await call.get(path).expect(200)).headers['content-disposition'] ?? '')?.[1];
    const query = 'sides=XR,XF&from=2016&to=2018&kind=expulsion';
    expect(await nameOf(`/api/events.csv?${query}`)).toBe(
      'demarche-events-xr-xf-2016-to-2018-expulsion-2026-08-30.csv',
    );
    expect(await nameOf(`/api/events.ics?${query}&lang=ru`)).toBe(
      'demarche-events-xr-xf-2016-to-2018-expulsion-ru-2026-08-30.ics',
    );
  });

  it('responds to HEAD with the same headers', async () => {
    const { call } = await createTestServer();
    for (const type of ['csv', 'json', 'ndjson']) {
      const { headers, text } = await call.head(`/api/events.${type}`).expect(200);
      expect(headers['content-disposition']).toContain(`.${type}"`);
      expect(text ?? '').toBe('');
    }
  });

  it('rejects an invalid query', async () => {
    const { call } = await createTestServer();
    for (const type of ['csv', 'json', 'ndjson']) {
      const response = await call.get(`/api/events.${type}?kind=war&limit=5`);
      const { errors = [] } = expectProblem(response, 'invalid-query');
      expect(errors.map(({ path }) => path)).toEqual(['/limit', '/kind']);
      expect(response.headers).not.toHaveProperty('content-disposition');
    }
    expectProblem(await call.get('/api/events.json?bom=1'), 'invalid-query');
    expectProblem(await call.get('/api/events.csv?bom=yes'), 'invalid-query');
    expectProblem(await call.post('/api/events.csv'), 'method-not-allowed');
  });

  it('can be compressed', async () => {
    const { app, add } = await createTestServer();
    for (let n = 0; n < 20; n += 1) await add({ summary: 'The same text, again and again. '.repeat(10) });
    const get = (path: string, encoding: string) =>
      sendRawRequest(app, { path, headers: { 'Accept-Encoding': encoding } });
    for (const path of ['/api/events.csv', '/api/events.json', '/api/events.ndjson']) {
      const plain = await get(path, 'identity');
      const gzip = await get(path, 'gzip');
      const brotli = await get(path, 'gzip, br');
      expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
      expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
      expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
      expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 5);
    }
  });

  it('stops reading the database when the client disconnects', async () => {
    const { app, database, openSnapshots } = await createServerWithManyEvents();
    const response = await startExport(app);
    await once(response, 'readable');
    expect(openSnapshots.size).toBe(1);
    response.destroy();
    await expect.poll(() => openSnapshots.size).toBe(0);
    await database.close();
  });

  it('stops reading the database when the client reads no more data', async () => {
    const { app, database, openSnapshots } = await createServerWithManyEvents({ exportTimeoutMs: 1_000 });
    const response = await startExport(app);
    await once(response, 'readable');
    await expect.poll(() => openSnapshots.size, { timeout: 10_000 }).toBe(0);
    await expect(collectAll(response)).rejects.toThrow('aborted');
    await database.close();
  });

  it('closes the connection on failure, so that the client notices that the file is incomplete', async () => {
    const { app, database } = await createServerWithManyEvents();
    const response = await startExport(app);
    await once(response, 'readable');
    await database.close();
    await expect(collectAll(response)).rejects.toThrow('aborted');
  });
});

/** A server whose export exceeds the buffers of a connection. */
async function createServerWithManyEvents(options: Partial<AppOptions> = {}) {
  const database = await openTestDatabase();
  const openSnapshots = new Set<unknown>();
  const watched: Database = {
    ...database,
    async openSnapshot() {
      const snapshot = await database.openSnapshot();
      openSnapshots.add(snapshot);
      return {
        ...snapshot,
        async close() {
          await snapshot.close();
          openSnapshots.delete(snapshot);
        },
      };
    },
  };
  const { app, call } = await createTestServer({ ...options, database: watched });
  const sources = Array.from({ length: 20 }, () => ({
    publisher: 'Strelsau Gazette',
    quote: 'x'.repeat(2_000),
  }));
  const file = `${JSON.stringify(testEvent({ sources }))}\n`.repeat(400);
  await call.post('/api/import').type('application/x-ndjson').send(file).expect(200);
  return { app, database, openSnapshots };
}

/** Starts an export. The caller reads the response. */
async function startExport(app: Express): Promise<IncomingMessage> {
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, path: '/api/events.csv' }, (response) => {
      sending.removeListener('error', reject);
      resolve(response);
    });
    sending.once('error', reject);
    sending.end();
  });
}
