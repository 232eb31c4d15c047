import { expect, it } from 'vitest';
import { suggestionList } from '../../../domain/query/suggestion.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

it('Suggestions are recorded values, most frequent first', async () => {
  const { call, add } = await createTestServer();
  const king = { name: 'Rudolf Rassendyll', office: 'King', party: 'XR' };
  await add({ participants: [king, { name: 'Rupert of Hentzau' }] });
  await add({ participants: [king], location: { place: 'Strelsau', country: 'XR' } });
  const suggest = async (query: string) =>
    suggestionList.parse((await call.get(`/api/suggestions?${query}`).expect(200)).body).items;
  expect(await suggest('field=person&q=ru')).toEqual([
    { value: 'Rudolf Rassendyll', count: 2, office: 'King', party: 'XR' },
    { value: 'Rupert of Hentzau', count: 1 },
  ]);
  expect(await suggest('field=person&q=ru&limit=1')).toHaveLength(1);
  expect(await suggest('field=place')).toEqual([{ value: 'Strelsau', count: 1, country: 'XR' }]);
  expect(await suggest('field=tag&q=%25')).toEqual([]);
});

it.each([
  ['', '/field'],
  ['field=colour', '/field'],
  ['field=tag&limit=51', '/limit'],
  ['field=tag&prefix=x', '/prefix'],
  [`field=tag&q=${'x'.repeat(501)}`, '/q'],
])('Suggestions reject ?%.40s', async (query, path) => {
  const { call } = await createTestServer();
  expect(expectProblem(await call.get(`/api/suggestions?${query}`), 'invalid-query').errors).toMatchObject([
    { path },
  ]);
});
