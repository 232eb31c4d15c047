import { describe, expect, it } from 'vitest';
import { IMPORTS_PER_MINUTE, WRITES_PER_MINUTE } from '../../../server/http/access-control.ts';
import { sendRawRequest } from '../../support/raw-request.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const PUBLIC = [new URL('https://timeline.example.org')];

describe('The Host header', () => {
  it('may be a loopback name with any port', async () => {
    const { app } = await createTestServer();
    for (const host of ['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1:8080', '[::1]:3000']) {
      expect(await sendRawRequest(app, { path: '/api/events', headers: { Host: host } })).toMatchObject({
        status: 200,
      });
    }
  });

  it('may be no other name, on any route', async () => {
    const { app } = await createTestServer();
    const hosts = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.0.0.7:3000',
      'a b',
      '@localhost',
      'localhost#x',
      'localhost/',
    ];
    for (const host of hosts) {
      for (const path of ['/api/events', '/healthz', '/api/docs', '/nowhere']) {
        expectProblem(await sendRawRequest(app, { path, headers: { Host: host } }), 'unknown-host');
      }
    }
  });

  it('may be a host of PUBLIC_URL', async () => {
    const { app } = await createTestServer({ publicUrls: PUBLIC });
    for (const host of ['timeline.example.org', 'Timeline.Example.org:443', 'localhost:3000']) {
      expect(await sendRawRequest(app, { path: '/healthz', headers: { Host: host } })).toMatchObject({
        status: 200,
      });
    }
    expectProblem(
      await sendRawRequest(app, { path: '/healthz', headers: { Host: 'example.org' } }),
      'unknown-host',
    );
  });
});

describe('A write', () => {
  const post = (headers: Record<string, string>) => ({
    method: 'POST',
    path: '/api/events',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(testEvent())),
  });

  it('is accepted from the server’s own page and from programs', async () => {
    const { app } = await createTestServer({ publicUrls: PUBLIC });
    for (const headers of [
      {},
      { Host: 'localhost:3000', Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' },
      {
        Host: 'timeline.example.org',
        Origin: 'https://timeline.example.org',
        'Sec-Fetch-Site': 'same-origin',
      },
      { 'Sec-Fetch-Site': 'none' },
    ]) {
      expect(await sendRawRequest(app, post(headers))).toMatchObject({ status: 201 });
    }
  });

  it('is rejected from any other page, on any route', async () => {
    const { app, call } = await createTestServer({ publicUrls: PUBLIC });
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: '' },
      { Host: 'localhost:3000', Origin: 'http://localhost:8080', 'Sec-Fetch-Site': 'same-site' },
      { Host: 'localhost:3000', Origin: 'https://localhost:3000' },
      { Host: 'timeline.example.org', Origin: 'https://timeline.example.org:8443' },
      { Host: 'timeline.example.org', Origin: 'http://timeline.example.org' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      expectProblem(await sendRawRequest(app, post(headers)), 'cross-origin-forbidden');
    }
    for (const [method, path] of [
      ['put', '/api/events/a'],
      ['delete', '/api/events/a'],
      ['post', '/api/events/a/restore'],
      ['post', '/api/import'],
    ] as const) {
      expectProblem(await call[method](path).set('Origin', 'https://evil.example'), 'cross-origin-forbidden');
    }
    expect((await call.get('/api/events')).body).toMatchObject({ total: 0 });
  });

  it('from another page fails in the CORS preflight', async () => {
    const { call } = await createTestServer();
    const response = await call.options('/api/events').set({
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'POST',
    });
    expectProblem(response, 'method-not-allowed');
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    const read = await call.get('/api/events').set('Origin', 'https://evil.example').expect(200);
    expect(read.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('The rate limit', () => {
  it('applies to the writes of each remote address', async () => {
    const { call } = await createTestServer({ publicUrls: PUBLIC });
    const write = (address: string) => call.delete('/api/events/a').set('X-Forwarded-For', address);
    const responses = await Promise.all(Array.from({ length: WRITES_PER_MINUTE }, () => write('192.0.2.1')));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([428]));
    const rejected = await write('192.0.2.1');
    expectProblem(rejected, 'too-many-requests');
    expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(0);
    expectProblem(await write('192.0.2.2'), 'version-required');
    await call.get('/api/events').set('X-Forwarded-For', '192.0.2.1').expect(200);
  });

  it('is lower for imports', async () => {
    const { call } = await createTestServer({ publicUrls: PUBLIC });
    const send = () => call.post('/api/import').set('X-Forwarded-For', '192.0.2.1').send([]);
    for (let n = 0; n < IMPORTS_PER_MINUTE; n += 1) await send().expect(200);
    expectProblem(await send(), 'too-many-requests');
  });

  it('does not apply to the server’s own machine, which others cannot impersonate', async () => {
    const { call } = await createTestServer();
    const write = () => call.delete('/api/events/a').set('X-Forwarded-For', '192.0.2.1');
    const responses = await Promise.all(Array.from({ length: WRITES_PER_MINUTE + 1 }, write));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([428]));
  });
});
