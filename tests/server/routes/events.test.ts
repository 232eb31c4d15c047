import { describe, expect, it } from 'vitest';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const EXPULSION = '2018-03-26-ruritania-expels-three-freedonian-diplomats';

describe('Creating an event', () => {
  it('returns 201 with its address, version and derived fields', async () => {
    const { call } = await createTestServer();
    const response = await call
      .post('/api/events')
      .send(testEvent({ people_expelled: 3 }))
      .expect(201);
    expect(response.headers).toMatchObject({
      location: `/api/events/${EXPULSION}`,
      etag: '"1"',
      'cache-control': 'no-cache',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(response.body).toEqual({
      id: EXPULSION,
      date: '2018-03-26',
      title: 'Ruritania expels three Freedonian diplomats',
      summary: '',
      kind: 'expulsion',
      status: 'carried_out',
      initiators: ['XR'],
      targets: ['XF'],
      participants: [],
      people_expelled: 3,
      missions_affected: [],
      links: [],
      sources: [],
      tags: [],
      review: 'draft',
      cameo: '161',
      goldstein: -4,
      first_day: 17_616,
      last_day: 17_616,
      version: 1,
      updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      linked_to: [],
      linked_from: [],
    });
  });

  it('gives a second event of the same day and title another ID', async () => {
    const { add } = await createTestServer();
    expect([(await add()).id, (await add()).id]).toEqual([EXPULSION, `${EXPULSION}-2`]);
  });

  it('reports all errors at once, and stores nothing', async () => {
    const { call } = await createTestServer();
    const response = await call.post('/api/events').send({
      id: 'No Slug',
      date: '2021-02-30',
      title: 'x'.repeat(241),
      summary: 'NUL\u0000',
      kind: 'war',
      initiators: ['Ruritania'],
      targets: 'XF',
      links: [{ to: 'nothing', relation: 'resembles' }],
      sources: [{ publisher: 'Strelsau Gazette', url: 'javascript:alert(1)' }],
      colour: 'red',
    });
    const { errors = [] } = expectProblem(response, 'validation-failed');
    expect(new Set(errors.map(({ path }) => path))).toEqual(
      new Set([
        '/id',
        '/date',
        '/title',
        '/summary',
        '/kind',
        '/initiators/0',
        '/targets',
        '/links/0/relation',
        '/sources/0/url',
        '/colour',
      ]),
    );
    expect((await call.get('/api/events')).body).toEqual({ items: [], total: 0 });
  });

  it.each([
    ['an end before its start', { date: '2018-04/2018-03' }, '/date'],
    ['a measure that ends before it begins', { in_force_until: '2017' }, '/in_force_until'],
    ['a link to nothing', { links: [{ to: 'nothing', relation: 'follows' }] }, '/links/0/to'],
    ['a link to itself', { id: 'a', links: [{ to: 'a', relation: 'follows' }] }, '/links/0/to'],
    ['a score that is not its code’s', { cameo: '161', goldstein: 10 }, '/goldstein'],
  ] as const)('rejects %s with an error at its field', async (_, event, path) => {
    const { call } = await createTestServer();
    const response = await call.post('/api/events').send({ ...testEvent(), ...event });
    const { errors, detail, code, params } = expectProblem(response, 'validation-failed');
    expect(errors).toEqual([{ path, message: detail, code, params }]);
  });

  it('returns 409 if the ID exists, even for a deleted event', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    const again = () => call.post('/api/events').send(testEvent({ id: 'a' }));
    expect(expectProblem(await again(), 'already-exists').errors).toMatchObject([{ path: '/id' }]);
    await call.delete('/api/events/a').set('If-Match', '"1"').expect(204);
    expect(expectProblem(await again(), 'already-exists').detail).toMatch('deleted');
  });

  it('treats names of object prototypes as unknown fields', async () => {
    const { call } = await createTestServer();
    const body = JSON.stringify(testEvent()).replace('{', '{"__proto__":{"polluted":true},"constructor":1,');
    const response = await call.post('/api/events').type('json').send(body);
    const { errors = [] } = expectProblem(response, 'validation-failed');
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['/constructor']));
    expect({}).not.toHaveProperty('polluted');
  });

  it('rejects a deeply nested body', async () => {
    const { call } = await createTestServer();
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    for (const body of [deep, `{"title":${deep}}`, 'null', '7', '"text"']) {
      expectProblem(await call.post('/api/events').type('json').send(body), 'validation-failed');
    }
  });
});

describe('Reading an event', () => {
  it('returns it with its links in both directions', async () => {
    const { call, add } = await createTestServer();
    await add({
      id: 'act',
      date: '2018-03-12',
      title: 'Freedonia seizes the mail',
      kind: 'incident',
      initiators: ['XF'],
    });
    await add({ id: 'response', links: [{ to: 'act', relation: 'responds_to' }] });
    const act = await call.get('/api/events/act').expect(200);
    expect(act.body).toMatchObject({
      linked_to: [],
      linked_from: [{ id: 'response', relation: 'responds_to' }],
    });
    const response = await call.get('/api/events/response').expect(200);
    expect(response.body.linked_to).toEqual([
      {
        id: 'act',
        relation: 'responds_to',
        title: 'Freedonia seizes the mail',
        date: '2018-03-12',
        kind: 'incident',
        status: 'carried_out',
        initiators: ['XF'],
      },
    ]);
  });

  it('returns 304 until the event or a linked event has changed', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'act' });
    const read = (etag: string) => call.get('/api/events/act').set('If-None-Match', etag);
    await read('"1"').expect(304).expect('');
    await read('W/"1"').expect(304);
    await add({ id: 'response', links: [{ to: 'act', relation: 'responds_to' }] });
    const linked = await read('"1"').expect(200);
    await read(linked.headers.etag ?? '').expect(304);
    await call
      .put('/api/events/act')
      .set('If-Match', linked.headers.etag ?? '')
      .send(testEvent({ title: 'Other' }))
      .expect(200);
    await read(linked.headers.etag ?? '').expect(200);
  });

  it('returns 404 for any unknown ID', async () => {
    const { call, add } = await createTestServer();
    for (const id of [
      'nothing',
      'No%20Slug',
      '%00',
      '..%2F..%2Fetc%2Fpasswd',
      '__proto__',
      'x'.repeat(4_000),
      '%D0%BD',
    ]) {
      expectProblem(await call.get(`/api/events/${id}`), 'not-found');
    }
    await add({ id: 'a' });
    await call.delete('/api/events/a').set('If-Match', '"1"');
    expect(expectProblem(await call.get('/api/events/a'), 'not-found').detail).toMatch('deleted');
  });

  it('takes no query parameters', async () => {
    const { call } = await createTestServer();
    const { errors } = expectProblem(await call.get('/api/events/a?kind=talks'), 'invalid-query');
    expect(errors).toMatchObject([{ path: '/kind' }]);
  });
});

describe('Replacing an event', () => {
  it('requires the version that was read', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    const put = () => call.put('/api/events/a').send(testEvent({ title: 'Corrected' }));
    expectProblem(await put(), 'version-required');
    for (const condition of ['*', '1', '"one"', '"0"', '"1", "2"', '""', '"1-short"']) {
      expectProblem(await put().set('If-Match', condition), 'invalid-if-match');
    }
    const { body, headers } = await put().set('If-Match', '"1"').expect(200);
    expect(body).toMatchObject({ id: 'a', title: 'Corrected', version: 2 });
    expect(headers).toMatchObject({ etag: '"2"' });
  });

  it('returns 412 with the current event if it has changed, and saves nothing', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    const put = (version: string, title: string) =>
      call.put('/api/events/a').set('If-Match', version).send(testEvent({ title }));
    await put('"1"', 'First').expect(200);
    const { current } = expectProblem(await put('"1"', 'Second'), 'version-conflict');
    expect(current).toEqual((await call.get('/api/events/a')).body);
    expect(current).toMatchObject({ title: 'First', version: 2 });
  });

  it('accepts an ETag that a proxy has made weak', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    await call
      .put('/api/events/a')
      .set('If-Match', 'W/"1"')
      .send(testEvent({ title: 'Corrected' }))
      .expect(200);
  });

  it('returns 404 for an unknown event, and 422 for a changed ID', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    expectProblem(await call.put('/api/events/b').set('If-Match', '"1"').send(testEvent()), 'not-found');
    const response = await call
      .put('/api/events/a')
      .set('If-Match', '"1"')
      .send(testEvent({ id: 'b' }));
    expect(expectProblem(response, 'validation-failed').errors).toMatchObject([{ path: '/id' }]);
  });
});

describe('Deleting an event', () => {
  it('requires its version, returns 204, and removes it from every view', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    expectProblem(await call.delete('/api/events/a'), 'version-required');
    expectProblem(await call.delete('/api/events/a').set('If-Match', '"7"'), 'version-conflict');
    await call.delete('/api/events/a').set('If-Match', '"1"').expect(204, '');
    expectProblem(await call.delete('/api/events/a').set('If-Match', '"2"'), 'not-found');
    expect((await call.get('/api/events')).body).toMatchObject({ total: 0 });
    expect((await call.get('/api/events.ndjson')).text).toBe('');
  });
});
