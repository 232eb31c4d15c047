import { expect, it } from 'vitest';
import { searchResult } from '../../../domain/query/search-result.ts';
import { spellingResult } from '../../../domain/query/spelling.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

it('A search returns the best matches with the places where they match', async () => {
  const { call, add } = await createTestServer();
  const long = `${'They met again and again. '.repeat(20)}The <b>consulate</b> in Zenda closed.`;
  await add({
    id: 'long',
    title: 'Ruritania closes missions',
    summary: long,
    title_ru: 'Руритания закрыла консульства',
  });
  await add({ id: 'title', title: 'Freedonia opens consulates', initiators: ['XF'] });
  await add({ id: 'source', sources: [{ publisher: 'Zenda Post', title: 'A consulate opens' }] });
  await add({ id: 'other', title: 'Ruritania hesitates' });
  const search = async (query: string) =>
    searchResult.parse((await call.get(`/api/search?${query}`).expect(200)).body);

  const { total, events } = await search('q=consulate');
  expect(total).toBe(3);
  expect(events.map(({ id }) => id)).toEqual(['title', 'long', 'source']);
  expect(events[0]).toMatchObject({ initiators: ['XF'], title_matches: [[16, 10]] });
  const matched = ({ snippet }: (typeof events)[number]) =>
    snippet?.matches.map(([start, length]) => snippet.text.slice(start, start + length));
  expect(events[1]).toMatchObject({ title_matches: [], snippet: { field: 'summary' } });
  expect(events[1]?.snippet?.text).toMatch(/^….*<b>consulate<\/b> in Zenda closed\.$/);
  expect(events.slice(1).map(matched)).toEqual([['consulate'], ['consulate']]);

  const russian = await search(`q=${encodeURIComponent('консульство')}&lang=ru`);
  expect(russian.events).toMatchObject([{ id: 'long', title_matches: [[18, 11]] }]);
  expect((await search('q=consulate&initiator=XF&limit=1')).total).toBe(1);
  expect((await search('q="in Zenda" clos*')).events.map(matched)).toEqual([['in', 'Zenda', 'closed']]);
  expect((await search('limit=2')).events).toHaveLength(2);
});

it('Among equal matches, a search returns the more important first', async () => {
  const { call, add } = await createTestServer();
  await add({ id: 'small', title: 'Freedonia expels Zenda staff', people_expelled: 1 });
  await add({ id: 'large', title: 'Ruritania expels Zenda staff', people_expelled: 500 });
  const { body } = await call.get('/api/search?q=zenda').expect(200);
  expect(searchResult.parse(body).events.map(({ id }) => id)).toEqual(['large', 'small']);
});

it.each([
  ['limit=101', '/limit'],
  ['lang=de', '/lang'],
  ['sort=date', '/sort'],
  [`q=${'x'.repeat(501)}`, '/q'],
])('A search rejects ?%.40s', async (query, path) => {
  const { call } = await createTestServer();
  expect(expectProblem(await call.get(`/api/search?${query}`), 'invalid-query').errors).toMatchObject([
    { path },
  ]);
});

it('A spelling suggestion replaces misspelt words by words of the collection', async () => {
  const { call, add } = await createTestServer();
  await add({ title: 'Ruritania announces spy sanctions', title_ru: 'Руритания объявила санкции' });
  await add({ title: 'Freedonia lifts sanctions', initiators: ['XF'] });
  await add({ title: 'Sergei Skripal visits Zenda' });
  const correct = async (q: string, more = '') =>
    spellingResult.parse((await call.get(`/api/spelling?q=${encodeURIComponent(q)}${more}`).expect(200)).body)
      .suggestion;
  const cases: [string, string | undefined][] = [
    ['spy sanctoins', 'spy sanctions'],
    ['санкцыи', 'санкции'],
    ['Skirpal', 'Skripal'],
    ['SKIRPAL, Zendda!', 'SKRIPAL, Zenda!'],
    ['ыфтсешщты', 'sanctions'],
    ['cfyrwbb', 'санкции'],
    ['spysanctions', 'spy sanctions'],
    // Known in another form, quoted, a prefix, a number, too short, or without any similar word.
    ['sanction', undefined],
    ['санкциями', undefined],
    ['"sanctoins"', undefined],
    ['sanctoi*', undefined],
    ['2018', undefined],
    ['spi', undefined],
    ['xqzwvkj', undefined],
    ["'\"\\ % '; --", undefined],
    ['', undefined],
  ];
  for (const [q, corrected] of cases) expect([q, (await correct(q))?.q]).toEqual([q, corrected]);
  expect(await correct('spy sanctoins')).toEqual({
    q: 'spy sanctions',
    words: [{ from: 'sanctoins', to: 'sanctions' }],
    count: 1,
  });
  expect([(await correct('sanctoins'))?.count, (await correct('sanctoins', '&initiator=XF'))?.count]).toEqual(
    [2, 1],
  );
  expect(await correct('sanctoins', '&from=1900&to=1901')).toBeNull();
});
