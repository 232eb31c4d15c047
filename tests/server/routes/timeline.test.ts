import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { timelineResult } from '../../../domain/timeline/timeline.ts';
import { createTestServer, expectProblem, type TestServer } from '../../support/test-server.ts';

describe('The timeline', () => {
  it('returns the whole span of the matches, on the requested sides', async () => {
    const server = await createTestServer();
    await addThree(server);
    const result = await read(server, 'sides=XR,XF&width=800');
    expect(result).toMatchObject({
      total: 3,
      complete: true,
      extent: { first_day: dayOf(2018, 3, 12), last_day: dayOf(2019, 1, 1) },
    });
    expect(result.events.map(({ id, side }) => [id, side])).toEqual(
      expect.arrayContaining([
        ['act', 'lower'],
        ['response', 'upper'],
        ['talks', 'joint'],
      ]),
    );
    expect(result.arcs).toEqual([{ act: 'act', answer: 'response', lag_min: 14, lag_max: 14 }]);
  });

  it('returns a window, and the bounds of the rest', async () => {
    const server = await createTestServer();
    await addThree(server);
    const result = await read(server, 'sides=XR,XF&from=2018-03-20&to=2018-03');
    expect(result).toMatchObject({
      first_day: dayOf(2018, 3, 20),
      last_day: dayOf(2018, 3, 31),
      total: 1,
      extent: { first_day: dayOf(2018, 3, 12), last_day: dayOf(2019, 1, 1) },
    });
    expect(result.events.map(({ id }) => id)).toEqual(['response']);
  });

  it('applies the other filter parameters', async () => {
    const server = await createTestServer();
    await addThree(server);
    expect(await read(server, 'kind=talks')).toMatchObject({
      total: 1,
      events: [{ id: 'talks', side: 'context' }],
    });
    expect(await read(server, 'kind=talks&sides=US,RU')).toMatchObject({ total: 0 });
  });

  it('is empty if no events match', async () => {
    const result = await read(await createTestServer(), '');
    expect(result).toMatchObject({ total: 0, complete: true, events: [], arcs: [], cells: { day: [] } });
    expect(result.extent).toBeUndefined();
  });

  it.each([
    ['width=0', '/width'],
    ['width=16385', '/width'],
    ['width=wide', '/width'],
    ['from=soon', '/from'],
    ['from=2019&to=2018', '/to'],
    ['sides=XR', '/sides'],
    ['sides=XR,XR', '/sides'],
    ['window=2018', '/window'],
    ['limit=5', '/limit'],
  ])('rejects ?%s', async (query, path) => {
    const { call } = await createTestServer();
    expect(expectProblem(await call.get(`/api/timeline?${query}`), 'invalid-query').errors).toMatchObject([
      { path },
    ]);
  });
});

async function addThree({ add }: TestServer): Promise<void> {
  await add({ id: 'act', date: '2018-03-12', kind: 'incident', initiators: ['XF'], targets: ['XR'] });
  await add({ id: 'response', date: '2018-03-26', links: [{ to: 'act', relation: 'responds_to' }] });
  await add({ id: 'talks', date: '2019-01-01', kind: 'talks', initiators: ['XR', 'XF'], targets: [] });
}

async function read({ call }: TestServer, query: string) {
  const { body } = await call.get(`/api/timeline?${query}`).expect(200);
  return timelineResult.parse(body);
}
