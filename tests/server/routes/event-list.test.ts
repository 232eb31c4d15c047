import { describe, expect, it } from 'vitest';
import { eventPage } from '../../../domain/query/event-page.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

describe('The list of events', () => {
  it('returns the events that match the filter, one page at a time', async () => {
    const { call, add } = await createTestServer();
    for (const day of ['01', '02', '03', '04', '05']) await add({ id: `on-${day}`, date: `2018-03-${day}` });
    await add({ id: 'talks', date: '2018-03-06', kind: 'talks' });
    const ids: string[] = [];
    let cursor = '';
    for (let page = 1; page <= 3; page += 1) {
      const { body } = await call
        .get(`/api/events?kind=expulsion&limit=2&sort=-date&cursor=${cursor}`)
        .expect(200);
      expect(eventPage.parse(body).total).toBe(5);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor;
    }
    expect(cursor).toBeUndefined();
    expect(ids).toEqual(['on-05', 'on-04', 'on-03', 'on-02', 'on-01']);
  });

  it('finds words in both languages', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a', title_ru: 'Руритания высылает дипломатов' });
    await add({ id: 'b', summary: 'A note, handed over in Strelsau.' });
    const idsOf = async (query: string) => {
      const { body } = await call.get(`/api/events?${query}`).expect(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await idsOf(new URLSearchParams({ q: '"дипломатов"' }).toString())).toEqual(['a']);
    expect(await idsOf(new URLSearchParams({ q: 'дипломатов' }).toString())).toEqual(['a', 'b']);
    expect(await idsOf('q=hand*+strelsau')).toEqual(['b']);
    expect(await idsOf('party=XR&initiator=XF')).toEqual([]);
  });

  it('returns 304 if nothing has changed', async () => {
    const { call, add } = await createTestServer();
    await add();
    const first = await call.get('/api/events').expect(200);
    await call
      .get('/api/events')
      .set('If-None-Match', first.headers.etag ?? '')
      .expect(304);
    await add();
    await call
      .get('/api/events')
      .set('If-None-Match', first.headers.etag ?? '')
      .expect(200);
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=501', '/limit'],
    ['limit=1e2', '/limit'],
    ['limit=5&limit=6', '/limit'],
    ['sort=colour', '/sort'],
    ['cursor=nonsense', '/cursor'],
    ['kind=war', '/kind'],
    ['from=2021-02-30', '/from'],
    ['from=2020&to=2019', '/to'],
    ['party=Ruritania', '/party'],
    ['sides=XR', '/sides'],
    ['colour=red', '/colour'],
    ['Kind=talks', '/Kind'],
    ['__proto__=1', '/__proto__'],
    ['q[]=x', '/q[]'],
  ])('rejects ?%s', async (query, path) => {
    const { call } = await createTestServer();
    const { errors } = expectProblem(await call.get(`/api/events?${query}`), 'invalid-query');
    expect(errors).toMatchObject([{ path }]);
  });

  it('reports every invalid parameter at once', async () => {
    const { call } = await createTestServer();
    const { errors = [] } = expectProblem(
      await call.get('/api/events?limit=x&kind=war&colour=red'),
      'invalid-query',
    );
    expect(new Set(errors.map(({ path }) => path))).toEqual(new Set(['/limit', '/kind', '/colour']));
  });

  it('rejects a cursor of another filter or sort order', async () => {
    const { call, add } = await createTestServer();
    for (let n = 0; n < 3; n += 1) await add();
    const { body } = await call.get('/api/events?limit=1');
    for (const other of ['kind=expulsion', 'sort=-date']) {
      const response = await call.get(`/api/events?limit=1&${other}&cursor=${body.next_cursor}`);
      expect(expectProblem(response, 'invalid-query').errors).toMatchObject([{ path: '/cursor' }]);
    }
  });

  it('rejects a malformed URL', async () => {
    const { call } = await createTestServer();
    for (const path of [
      '/api/events?q=%E0%A4%A',
      '/api/events?q=%',
      '/api/events/%E0%A4%A',
      '/api/events/%zz',
    ]) {
      expectProblem(await call.get(path), 'malformed-url');
    }
  });
});
