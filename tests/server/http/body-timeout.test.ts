import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Express } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyTimeout, REQUEST_TIMEOUTS } from '../../../server/http/body-timeout.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer } from '../../support/test-server.ts';

const TIMEOUT_MS = 400;

describe('A slow upload', () => {
  it('may take any time while data keeps arriving', async () => {
    const { sending, responded } = await startUpload();
    for (let row = 0; row < 8; row += 1) {
      sending.write(`${JSON.stringify(testEvent({ id: `row-${row}` }))}\n`);
      await sleep(TIMEOUT_MS / 4);
    }
    sending.end();
    expect(await responded).toMatchObject({ statusCode: 200 });
  });

  it('is closed when no more data arrives, and stores nothing', async () => {
    const { sending, responded, call } = await startUpload();
    sending.write(`${JSON.stringify(testEvent())}\n`);
    await expect(responded).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await call.get('/api/events')).body).toEqual({ items: [], total: 0 });
    // The next import can start.
    await call
      .post('/api/import')
      .type('application/x-ndjson')
      .send(JSON.stringify(testEvent({ id: 'a' })))
      .expect(200);
  });
});

it('A slow response does not close the connection', async () => {
  const app = express();
  app.use(bodyTimeout(20), async (request, response) => {
    await once(request.resume(), 'end');
    await sleep(200);
    response.end('done');
  });
  const { port } = await listen(app);
  const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x' });
  expect(await response.text()).toBe('done');
});

it('Only the headers of a request have a time limit', () => {
  const server = createServer(REQUEST_TIMEOUTS);
  expect(server).toMatchObject({ requestTimeout: 0, headersTimeout: 60_000 });
});

async function startUpload() {
  const { app, call } = await createTestServer({ bodyTimeoutMs: TIMEOUT_MS });
  const { port } = await listen(app);
  const sending = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/import',
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  const responded = once(sending, 'response').then(([response]) => response.resume());
  responded.catch(() => undefined);
  sending.flushHeaders();
  return { sending, responded, call };
}

async function listen(app: Express): Promise<AddressInfo> {
  const server = createServer(REQUEST_TIMEOUTS, app).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return server.address() as AddressInfo;
}
