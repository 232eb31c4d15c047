import { expect, it } from 'vitest';
import type { EventInput } from '../../../domain/events/event.ts';
import { GROUPINGS, type Grouping } from '../../../domain/query/grouping.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const EVENTS: readonly Partial<EventInput>[] = [
  { id: 'a', date: '2018-03-26', kind: 'expulsion', initiators: ['XR'] },
  { id: 'b', date: '2018-03', kind: 'talks', initiators: ['XR', 'XF'], status: 'threatened' },
  { id: 'c', date: '2018', kind: 'talks', initiators: ['XF'], review: 'reviewed' },
  { id: 'd', date: '2019-12-31/2020-01-02', kind: 'expulsion', initiators: ['XF'] },
  { id: 'e', date: '../2017-05', kind: 'statement', initiators: ['XR'] },
];

it('counts each event in the group where a list that begins at its cursor has it', async () => {
  const { call, add } = await createTestServer();
  for (const event of EVENTS) await add({ targets: [], ...event });
  const idsBy = async (by: Grouping, filter = '') => {
    const { body } = await call.get(`/api/groups?by=${by}${filter}`).expect(200);
    const ids: Record<string, string> = {};
    for (const { value, count, cursor } of body.groups) {
      const from = cursor === undefined ? `&initiator=${value}` : `${filter}&cursor=${cursor}`;
      const list = await call.get(`/api/events?sort=${body.sort}&limit=${count}${from}`).expect(200);
      ids[value ?? ''] = list.body.items.map(({ id }: { id: string }) => id).join('');
    }
    return ids;
  };
  expect(await idsBy('year')).toEqual({ '2019': 'd', '2018': 'abc', '': 'e' });
  expect(await idsBy('month')).toEqual({ '2019-12': 'd', '2018-03': 'ab', '2018-01': 'c', '': 'e' });
  expect(await idsBy('kind')).toEqual({ expulsion: 'da', talks: 'bc', statement: 'e' });
  expect(await idsBy('kind', '&from=2018&to=2018')).toEqual({ expulsion: 'a', talks: 'bc' });
  expect(await idsBy('status')).toEqual({ carried_out: 'dace', threatened: 'b' });
  expect(await idsBy('review')).toEqual({ draft: 'dabe', reviewed: 'c' });
  expect(await idsBy('initiator')).toEqual({ XF: 'dbc', XR: 'abe' });
});

it('groups by initiator only by those in the filter, and refuses other groupings', async () => {
  const { call, add } = await createTestServer();
  for (const event of EVENTS) await add({ targets: [], ...event });
  const { body } = await call.get('/api/groups?by=initiator&initiator=XR').expect(200);
  expect(body).toEqual({ total: 3, sort: '-date', groups: [{ value: 'XR', count: 3 }] });
  for (const by of ['', ...GROUPINGS.map((grouping) => `${grouping}s`)]) {
    expectProblem(await call.get(`/api/groups?by=${by}`), 'invalid-query');
  }
});
