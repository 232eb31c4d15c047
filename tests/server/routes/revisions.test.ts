import { describe, expect, it } from 'vitest';
import { revisionList } from '../../../domain/events/revision.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

describe('The history of an event', () => {
  it('lists every version, newest first, with author, time and changes', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a', title: 'First' });
    await call
      .put('/api/events/a')
      .set('If-Match', '"1"')
      .send(testEvent({ title: 'Second', people_expelled: 3 }));
    await call.delete('/api/events/a').set('If-Match', '"2"').expect(204);

    const { body } = await call.get('/api/events/a/revisions').expect(200);
    expect(revisionList.parse(body).items).toMatchObject([
      { version: 3, author: 'analyst', action: 'deleted', before: { title: 'Second' }, after: null },
      {
        version: 2,
        author: 'analyst',
        action: 'changed',
        before: { title: 'First' },
        after: { title: 'Second', people_expelled: 3 },
        changed: expect.arrayContaining(['title', 'people_expelled']),
      },
      { version: 1, author: 'analyst', action: 'created', before: null, after: { title: 'First' } },
    ]);
  });

  it('returns 404 for an unknown event', async () => {
    const { call } = await createTestServer();
    expectProblem(await call.get('/api/events/a/revisions'), 'not-found');
    expectProblem(await call.post('/api/events/a/restore'), 'not-found');
  });
});

describe('Restoring an event', () => {
  it('restores a deleted event with its links', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'act' });
    const before = await add({ id: 'a', links: [{ to: 'act', relation: 'responds_to' }] });
    await call.delete('/api/events/a').set('If-Match', '"1"').expect(204);
    const { body, headers } = await call.post('/api/events/a/restore').expect(200);
    expect(body).toEqual({ ...before, version: 3, updated_at: body.updated_at });
    expect(headers.etag).toMatch(/^"3-/);
    expect((await call.get('/api/events/a')).body).toEqual(body);
  });

  it('restores an earlier version as a new one', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a', title: 'First' });
    await call
      .put('/api/events/a')
      .set('If-Match', '"1"')
      .send(testEvent({ title: 'Second' }))
      .expect(200);
    const { body } = await call.post('/api/events/a/restore').send({ version: 1 }).expect(200);
    expect(body).toMatchObject({ title: 'First', version: 3 });
  });

  it('rejects an unknown version', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    for (const body of [{}, { version: 7 }, { version: 0 }, { version: '1' }, { version: null }]) {
      const { errors } = expectProblem(
        await call.post('/api/events/a/restore').send(body),
        'validation-failed',
      );
      expect(errors).toMatchObject([{ path: '/version' }]);
    }
    const { errors } = expectProblem(
      await call.post('/api/events/a/restore').send({ versoin: 1 }),
      'validation-failed',
    );
    expect(errors).toMatchObject([{ path: '/versoin' }]);
  });

  it('accepts JSON or no body', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    expectProblem(await call.post('/api/events/a/restore').type('text').send('1'), 'unsupported-media-type');
    expectProblem(
      await call.post('/api/events/a/restore').type('json').send('{version: 1}'),
      'malformed-body',
    );
  });
});
