import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DatabaseBusy, DatabaseFull } from '../../db/core/errors.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { testEvent } from '../support/test-event.ts';
import { createTestServer, expectProblem } from '../support/test-server.ts';

describe('Every answer', () => {
  it('keeps its page to itself', async () => {
    const { call } = await createTestServer();
    for (const path of ['/', '/api/docs', '/api/events', '/nowhere']) {
      const { headers } = await call.get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('asks for https ever after only where readers come by https', async () => {
    const { call } = await createTestServer({ publicUrls: [new URL('https://timeline.example.org')] });
    expect((await call.get('/healthz')).headers).toHaveProperty('strict-transport-security');
  });
});

describe('An address', () => {
  it('that is nothing is told so, to a program as a problem and to a person as a page', async () => {
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
    expect(page.text).toContain('<h1>There is nothing here</h1>');
    expect(page.text).not.toContain('<script>');
  });

  it('answers to methods that it does not have with those that it has', async () => {
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

  it('answers HEAD as GET, without a body', async () => {
    const { call } = await createTestServer();
    for (const path of ['/api/events', '/api/timeline', '/api/vocabulary', '/api/docs', '/healthz']) {
      const get = await call.get(path).expect(200);
      const head = await call.head(path).expect(200);
      expect(head.text ?? '').toBe('');
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
    }
  });
});

describe('A failure', () => {
  it('of the server says nothing but where its log has it', async () => {
    const { lines, logger } = aLog();
    const database = await createTestDatabase();
    const { call } = await createTestServer({
      logger,
      database: { ...database, read: fail(new Error('secret: /etc/passwd')) },
    });
    const response = await call.get('/api/events/a');
    const { detail, instance = '' } = expectProblem(response, 'internal-error');
    const id = instance.replace('urn:uuid:', '');
    expect(detail).toBe(`The server failed at this, and stored nothing. Its log has the cause under ${id}.`);
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

  it('of the database to take its turn is 503, and when to try again', async () => {
    const database = await createTestDatabase();
    const { call } = await createTestServer({ database: { ...database, write: fail(new DatabaseBusy()) } });
    const response = await call.post('/api/events').send(testEvent());
    expectProblem(response, 'database-busy');
    expect(response.headers).toMatchObject({ 'retry-after': '1' });
  });

  it('for want of room is 507', async () => {
    const database = await createTestDatabase();
    const { call } = await createTestServer({ database: { ...database, write: fail(new DatabaseFull()) } });
    expectProblem(await call.post('/api/events').send(testEvent()), 'database-full');
  });
});

describe('The health of a server', () => {
  it('is that its database answers', async () => {
    const database = await openDatabase('file::memory:');
    const { call } = await createTestServer({ database });
    await call.get('/healthz').expect(200, { status: 'ok' });
    await database.close();
    expectProblem(await call.get('/healthz'), 'database-silent');
  });
});

describe('The log', () => {
  it('has a line a request, with no headers and no bodies', async () => {
    const { lines, logger } = aLog();
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

function aLog() {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { logger: pino({ level: 'info' }, stream), lines: () => written.map((line) => JSON.parse(line)) };
}
