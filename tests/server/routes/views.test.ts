import { expect, it } from 'vitest';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const VIEW = { name: 'The mail affair', query: 'view=exchanges&tag=mail+affair' };

it('A view is saved, renamed and deleted; the last saved comes first', async () => {
  const { call } = await createTestServer();
  const first = await call.post('/api/views').send(VIEW).expect(201);
  expect(first.body).toEqual({ id: expect.any(Number), ...VIEW, version: 1 });
  expect(first.headers.location).toBe(`/api/views/${first.body.id}`);
  const second = await call.post('/api/views').send({ name: 'All talks', query: '?kind=talks' }).expect(201);
  expect(second.body.query).toBe('kind=talks');
  const names = async () =>
    (await call.get('/api/views').expect(200)).body.items.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual(['All talks', 'The mail affair']);

  const path = `/api/views/${first.body.id}`;
  const renamed = await call
    .put(path)
    .set('If-Match', first.headers.etag ?? '')
    .send({ ...VIEW, name: 'Seized mail' })
    .expect(200);
  expect(renamed.body).toMatchObject({ name: 'Seized mail', version: 2 });
  expect(await names()).toEqual(['Seized mail', 'All talks']);
  await call.delete(path).set('If-Match', '"2"').expect(204);
  expect(await names()).toEqual(['All talks']);
});

it('A view keeps the settings of its picture, with defaults for those that are not given', async () => {
  const { call } = await createTestServer();
  const picture = {
    preset: 'print-180mm',
    texts: { ru: { headline: 'Посылка', credit: '' } },
    hidden_labels: ['2018-03-26-ruritania-expels-three'],
    label_places: { 'print-180mm': { 'mail-seized': [12, -30.5] } },
  };
  const { body } = await call
    .post('/api/views')
    .send({ ...VIEW, picture })
    .expect(201);
  const stored = {
    ...picture,
    theme: 'light',
    extent: 'window',
    legend: true,
    pinned_labels: [],
    label_texts: {},
  };
  expect(body.picture).toEqual(stored);
  expect((await call.get('/api/views')).body.items[0].picture).toEqual(stored);
  const without = await call.put(`/api/views/${body.id}`).set('If-Match', '"1"').send(VIEW).expect(200);
  expect(without.body).not.toHaveProperty('picture');
});

it('Wrong settings of a picture are rejected with the field', async () => {
  const { call } = await createTestServer();
  const send = async (picture: unknown) =>
    expectProblem(await call.post('/api/views').send({ ...VIEW, picture }), 'validation-failed').errors?.map(
      ({ path, code }) => [path, code],
    );
  expect(await send({ preset: 'poster' })).toEqual([['/picture/preset', 'choice-missing']]);
  expect(await send({ texts: { en: { title: 'A' } } })).toEqual([
    ['/picture/texts/en/title', 'field-unknown'],
  ]);
  expect(await send({ texts: { en: { headline: 'A'.repeat(2_001) } } })).toEqual([
    ['/picture/texts/en/headline', 'text-too-long'],
  ]);
  expect(await send({ label_places: { square: { a: [0, 9_999] } } })).toEqual([
    ['/picture/label_places/square/a/1', 'number-too-large'],
  ]);
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`e${index}`, 'A']));
  expect(await send({ label_texts: { en: many } })).toEqual([['/picture/label_texts/en', 'list-too-long']]);
});

it('The second of two concurrent changes to a view is rejected', async () => {
  const { call } = await createTestServer();
  const { body } = await call.post('/api/views').send(VIEW);
  const path = `/api/views/${body.id}`;
  await call
    .put(path)
    .set('If-Match', '"1"')
    .send({ ...VIEW, name: 'Mine' })
    .expect(200);
  expectProblem(
    await call
      .put(path)
      .set('If-Match', '"1"')
      .send({ ...VIEW, name: 'Yours' }),
    'view-version-conflict',
  );
  expectProblem(await call.delete(path).set('If-Match', '"1"'), 'view-version-conflict');
  expectProblem(await call.put(path).send(VIEW), 'version-required');
  expect((await call.get('/api/views')).body.items).toMatchObject([{ name: 'Mine' }]);
});

it('Two views cannot have names that look the same', async () => {
  const { call } = await createTestServer();
  await call.post('/api/views').send(VIEW).expect(201);
  const problem = expectProblem(
    await call.post('/api/views').send({ ...VIEW, name: 'THE  MAIL affair' }),
    'name-taken',
  );
  expect(problem.errors).toEqual([
    expect.objectContaining({ path: '/name', code: 'view-exists', params: { name: 'The mail affair' } }),
  ]);
});

it.each([
  [{ ...VIEW, name: '' }, '/name'],
  [{ ...VIEW, name: 'x'.repeat(121) }, '/name'],
  [{ ...VIEW, query: 'a b' }, '/query'],
  [{ ...VIEW, query: 'kind=talks#top' }, '/query'],
  [{ ...VIEW, query: '<script>' }, '/query'],
  [{ ...VIEW, query: 'q='.padEnd(4_100, 'x') }, '/query'],
  [{ name: 'No address' }, '/query'],
  [{ ...VIEW, colour: 'red' }, '/colour'],
])('%o is rejected at %s', async (sent, path) => {
  const { call } = await createTestServer();
  const problem = expectProblem(await call.post('/api/views').send(sent), 'validation-failed');
  expect(problem.errors).toEqual(
    expect.arrayContaining([expect.objectContaining({ path, code: expect.any(String) })]),
  );
});

it('Unknown views are not found', async () => {
  const { call } = await createTestServer();
  expectProblem(await call.put('/api/views/9').set('If-Match', '"1"').send(VIEW), 'not-found');
  expectProblem(await call.delete('/api/views/first').set('If-Match', '"1"'), 'not-found');
});
