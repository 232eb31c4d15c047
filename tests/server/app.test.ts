import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DatabaseBusy, DatabaseFull } from '../../db/core/errors.ts';
import { createTestDatabase, openTestDatabase } from '../support/test-database.ts';
import { testEvent } from '../support/test-event.ts';
import { createTestServer, expectProblem } from '../support/test-server.ts';

describe('Every response', () => {
  it('has security headers', async () => {
    const { call } = await createTestServer();
    for (const path of ['/', '/api/docs', '/api/events', '/nowhere']) {
      const { headers } = await call.get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';connect-src 'self';worker-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('has HSTS only if readers use https', async () => {
    const { call } = await createTestServer({ publicUrls: [new URL('https://timeline.example.org')] });
    expect((await call.get('/healthz')).headers).toHaveProperty('strict-transport-security');
  });
});

describe('Routing', () => {
  it('sends a problem for an unknown address, and a page to browsers', async () => {
    const { call } = await createTestServer();
    for (const path of [
      '/nowhere',
      '/api',
      '/api/',
      '/api/nowhere',
      '/api/events/a/b',
      '/assets/app.js',
      '/.env',
    ]) {
      expectProblem(await call.get(path), 'not-found');
      expectProblem(await call.post(path).send(testEvent()), 'not-found');
    }
    expectProblem(await call.get('/api/nowhere').set('Accept', 'text/html'), 'not-found');
    const page = await call.get('/%3Cscript%3E').set('Accept', 'text/html,*/*').expect(404);
    expect(page.type).toBe('text/html');
    expect(page.text).toContain('<h1>Not found</h1>');
    expect(page.text).not.toContain('<script>');
  });

  it('lists the allowed methods when it rejects a method', async () => {
    const { call } = await createTestServer();
    const paths = {
      '/api/events': 'GET, HEAD, POST',
      '/api/events/a': 'GET, HEAD, PUT, DELETE',
      '/api/events/a/revisions': 'GET, HEAD',
      '/api/events/a/restore': 'POST',
      '/api/events.csv': 'GET, HEAD',
      '/api/import': 'POST',
      '/api/timeline': 'GET, HEAD',
      '/api/vocabulary': 'GET, HEAD',
      '/api/suggestions': 'GET, HEAD',
      '/api/openapi.json': 'GET, HEAD',
      '/api/docs': 'GET, HEAD',
      '/healthz': 'GET, HEAD',
      '/': 'GET, HEAD',
    };
    for (const [path, allowed] of Object.entries(paths)) {
      for (const method of ['patch', 'options'] as const) {
        const response = await call[method](path);
        expectProblem(response, 'method-not-allowed');
        expect(response.headers).toMatchObject({ allow: allowed });
      }
    }
  });

  it('responds to HEAD like GET, without a body', async () => {
    const { call } = await createTestServer();
    for (const path of ['/api/events', '/api/timeline', '/api/vocabulary', '/api/docs', '/healthz']) {
      const get = await call.get(path).expect(200);
      const head = await call.head(path).expect(200);
      expect(head.text ?? '').toBe('');
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
    }
  });
});

describe('A server error', () => {
  it('hides its cause and gives the ID of its log entry', async () => {
    const { lines, logger } = createTestLogger();
    const database = await createTestDatabase();
    const { call } = await createTestServer({
      logger,
      database: { ...database, read: fail(new Error('secret: /etc/passwd')) },
    });
    const response = await call.get('/api/events/a');
    const { detail, instance = '' } = expectProblem(response, 'internal-error');
    const id = instance.replace('urn:uuid:', '');
    expect(detail).toBe(
      `An unexpected error occurred and nothing was saved. The server log has the details under ${id}.`,
    );
    expect(response.text).not.toContain('secret');
    expect(lines()).toContainEqual(
      expect.objectContaining({
        level: 50,
        reqId: id,
        req: { method: 'GET', url: '/api/events/a' },
        err: expect.objectContaining({ message: 'secret: /etc/passwd' }),
      }),
    );
  });

  it('is 503 with Retry-After if the database is busy', async () => {
    const database = await createTestDatabase();
    const { call } = await createTestServer({ database: { ...database, write: fail(new DatabaseBusy()) } });
    const response = await call.post('/api/events').send(testEvent());
    expectProblem(response, 'database-busy');
    expect(response.headers).toMatchObject({ 'retry-after': '1' });
  });

  it('is 507 if the disk is full', async () => {
    const database = await createTestDatabase();
    const { call } = await createTestServer({ database: { ...database, write: fail(new DatabaseFull()) } });
    expectProblem(await call.post('/api/events').send(testEvent()), 'database-full');
  });
});

describe('The health check', () => {
  it('passes while the database responds', async () => {
    const database = await openTestDatabase();
    const { call } = await createTestServer({ database });
    await call.get('/healthz').expect(200, { status: 'ok' });
    await database.close();
    expectProblem(await call.get('/healthz'), 'database-unavailable');
  });
});

describe('The log', () => {
  it('has one line per request, without headers and bodies', async () => {
    const { lines, logger } = createTestLogger();
    const { call } = await createTestServer({ logger });
    await call
      .post('/api/events')
      .set('X-Secret', 'header')
      .send(testEvent({ title: 'secret body' }))
      .expect(201);
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 30,
        reqId: expect.stringMatching(/^[\da-f-]{36}$/),
        req: { method: 'POST', url: '/api/events' },
        res: { status: 201 },
        responseTime: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(lines())).not.toContain('secret');
  });
});

function fail(error: Error): () => Promise<never> {
  return () => Promise.reject(error);
}

function createTestLogger() {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { logger: pino({ level: 'info' }, stream), lines: () => written.map((line) => JSON.parse(line)) };
}
