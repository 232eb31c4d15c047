import { describe, expect, it } from 'vitest';
import { sendRawRequest } from '../../support/raw-request.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

describe('A body', () => {
  it('that is not JSON gets the position of the error', async () => {
    const { call } = await createTestServer();
    const response = await call.post('/api/events').type('json').send('{"date": "2018",\n "title": }');
    expect(expectProblem(response, 'malformed-body').detail).toBe(
      'This is not JSON: line 2, column 11: there is “}” where a value should be.',
    );
  });

  it('that is empty or of another type gets the supported types', async () => {
    const { call } = await createTestServer();
    expect(expectProblem(await call.post('/api/events'), 'malformed-body').detail).toMatch(
      'The body is empty',
    );
    expect(expectProblem(await call.post('/api/events').type('json'), 'malformed-body').detail).toMatch(
      'empty',
    );
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/json',
    ]) {
      const response = await call.post('/api/events').set('Content-Type', type).send('title=x');
      expect(expectProblem(response, 'unsupported-media-type').detail).toContain(`“${type}`);
    }
  });

  it('in another encoding is rejected, declared or not', async () => {
    const { app } = await createTestServer();
    const body = Buffer.from(JSON.stringify(testEvent({ title: 'Démarche' })), 'latin1');
    const post = (headers: Record<string, string>) =>
      sendRawRequest(app, { method: 'POST', path: '/api/events', headers, body });
    const undeclared = await post({ 'Content-Type': 'application/json' });
    expect(expectProblem(undeclared, 'malformed-body').detail).toMatch('not valid UTF-8');
    expectProblem(
      await post({ 'Content-Type': 'application/json; charset=ISO-8859-1' }),
      'unsupported-media-type',
    );
    expectProblem(
      await post({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }),
      'unsupported-media-type',
    );
  });

  it('over 1 MiB is too large', async () => {
    const { call } = await createTestServer();
    const send = (length: number) =>
      call.post('/api/events').send(testEvent({ summary: 'x'.repeat(length) }));
    expectProblem(await send(1024 * 1024), 'content-too-large');
    expectProblem(await send(1000 * 1024), 'validation-failed');
  });
});
