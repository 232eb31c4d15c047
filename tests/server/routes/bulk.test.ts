import { describe, expect, it } from 'vitest';
import { FACETS } from '../../../domain/query/facets.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

describe('Changing several events', () => {
  it('edits all of them, and returns all to their former versions', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a', tags: ['Mail'], targets: ['XF'] });
    await add({ id: 'b', links: [{ to: 'a', relation: 'responds_to' }] });
    const versions = await call.get('/api/event-versions?sort=-date').expect(200);
    expect(versions.body.total).toBe(2);

    const { body } = await call
      .post('/api/events/bulk')
      .send({
        events: versions.body.items,
        edit: { add_tags: ['mail', 'post'], kind: 'talks', remove_targets: ['XF'], review: 'reviewed' },
      })
      .expect(200);
    expect(body.events.map((each: object) => ({ ...each, id: '' }))).toEqual([
      { id: '', previous: 1, version: 2 },
      { id: '', previous: 1, version: 2 },
    ]);
    expect((await call.get('/api/events/a')).body).toMatchObject({
      tags: ['Mail', 'post'],
      kind: 'talks',
      cameo: '046',
      targets: [],
      review: 'reviewed',
    });
    expect((await call.get('/api/events/b')).body.links).toHaveLength(1);

    await call
      .post('/api/events/revert')
      .send({
        events: [
          { id: 'a', version: 2, to: 1 },
          { id: 'b', version: 2, to: null },
        ],
      })
      .expect(200);
    expect((await call.get('/api/events/a')).body).toMatchObject({
      tags: ['Mail'],
      kind: 'expulsion',
      version: 3,
    });
    expectProblem(await call.get('/api/events/b'), 'not-found');
    // The deletion is undone like any other change.
    await call
      .post('/api/events/revert')
      .send({ events: [{ id: 'b', version: 3, to: 2 }] })
      .expect(200);
    expect((await call.get('/api/events/b')).body).toMatchObject({ kind: 'talks', version: 4 });
  });

  it('changes nothing if one of them has changed since, and says which, by whom and when', async () => {
    const { call, add } = await createTestServer();
    for (const id of ['a', 'b', 'c']) await add({ id });
    await call
      .put('/api/events/b')
      .set('If-Match', '"1"')
      .send(testEvent({ title: 'Second' }))
      .expect(200);
    await call.delete('/api/events/c').set('If-Match', '"1"').expect(204);
    const events = ['a', 'b', 'c', 'd'].map((id) => ({ id, version: 1 }));
    for (const request of [
      call.post('/api/events/bulk').send({ events, delete: true }),
      call.post('/api/events/revert').send({ events: events.map((each) => ({ ...each, to: null })) }),
    ]) {
      const { errors } = expectProblem(await request, 'events-version-conflict');
      expect(errors).toMatchObject([
        { path: '/events/1/version', code: 'event-changed-since', params: { id: 'b', author: 'analyst' } },
        { path: '/events/2/version', code: 'event-deleted-since', params: { id: 'c' } },
        { path: '/events/3/id', code: 'event-not-found', params: { id: 'd' } },
      ]);
    }
    expect((await call.get('/api/events/a')).body.version).toBe(1);
  });

  it('changes nothing if one of them would be invalid', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a', initiators: ['XR', 'XF'] });
    await add({ id: 'b' });
    const events = ['a', 'b'].map((id) => ({ id, version: 1 }));
    const invalid = [
      [{ events, edit: { remove_initiators: ['XR'] } }, '/events/1/initiators'],
      [{ events, edit: { kind: 'parties' } }, '/edit/kind'],
      [{ events, edit: {} }, '/edit'],
      [{ events, edit: { review: 'draft' }, delete: true }, '/edit'],
      [{ events: [], delete: true }, '/events'],
      [{ events: [...events, ...events], delete: true }, '/events/2'],
    ] as const;
    for (const [body, path] of invalid) {
      const { errors } = expectProblem(await call.post('/api/events/bulk').send(body), 'validation-failed');
      expect(errors?.[0]).toMatchObject({ path });
    }
    const { errors } = expectProblem(
      await call.post('/api/events/revert').send({ events: [{ id: 'a', version: 1, to: 7 }] }),
      'validation-failed',
    );
    expect(errors).toMatchObject([{ path: '/events/0/to', code: 'version-unknown' }]);
    expect((await call.get('/api/events/a')).body.version).toBe(1);
  });

  it('exports chosen events in the given order', async () => {
    const { call, add } = await createTestServer();
    for (const id of ['a', 'b', 'c']) await add({ id });
    const { text } = await call
      .post('/api/events/selected.csv')
      .send({ ids: ['c', 'a', 'x'] })
      .expect(200);
    expect(
      text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).toEqual(['c', 'a']);
  });
});

describe('Facets', () => {
  it('agree with the list under each further choice', async () => {
    const { call, add } = await createTestServer();
    const people = [{ name: 'Rudolf Rassendyll' }, { name: 'Rudolf Rassendyll', office: 'King' }];
    await add({ date: '2017-12-30/2018-01-02', tags: ['mail'], participants: people });
    await add({
      date: '2018-05',
      kind: 'talks',
      initiators: ['XF', 'XR'],
      targets: [],
      tags: ['mail', 'post'],
    });
    await add({
      date: '2019',
      kind: 'talks',
      review: 'reviewed',
      sources: [{ publisher: 'Gazette, daily' }],
    });
    await add({ date: '2019/..', status: 'threatened', targets: ['XA'] });
    for (const query of [
      '',
      'kind=talks',
      'from=2018&to=2018',
      'tag=mail&review=draft',
      'q=expels',
      'party=XF',
    ]) {
      const { body } = await call.get(`/api/facets?${query}`).expect(200);
      const list = await call.get(`/api/events?${query}`).expect(200);
      expect(body.total).toBe(list.body.total);
      for (const facet of FACETS) {
        for (const { value, count } of body[facet]) {
          const params = new URLSearchParams(query);
          const choice = facet === 'year' ? { from: value, to: value } : { [facet]: `"${value}"` };
          for (const [param, text] of Object.entries(choice)) params.set(param, text);
          // An event with an open end counts only in its first year.
          if (facet === 'year' && value === '2019') continue;
          const chosen = await call.get(`/api/events?${params}`).expect(200);
          expect([facet, value, count]).toEqual([facet, value, chosen.body.total]);
        }
      }
    }
    const all = (await call.get('/api/facets')).body;
    expect(all.year.map(({ value, count }: { value: string; count: number }) => [value, count])).toEqual([
      ['2019', 2],
      ['2018', 2],
      ['2017', 1],
    ]);
    expect(all.person).toEqual([{ value: 'Rudolf Rassendyll', count: 1 }]);
  });
});
