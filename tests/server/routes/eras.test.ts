import { expect, it } from 'vitest';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const ERA = {
  name: 'Rudolf V',
  name_ru: 'Рудольф V',
  short_name: 'Rudolf',
  starts: '2014-06-01',
  ends: '2019-03-31',
  party: 'XR',
};

it('An era is added, changed and deleted; the earliest comes first', async () => {
  const { call } = await createTestServer();
  const first = await call.post('/api/eras').send(ERA).expect(201);
  expect(first.body).toEqual({
    id: expect.any(Number),
    ...ERA,
    first_day: 16222,
    last_day: 17986,
    version: 1,
  });
  expect(first.headers.location).toBe(`/api/eras/${first.body.id}`);
  await call.post('/api/eras').send({ name: 'The cold years', starts: '2001', party: '' }).expect(201);
  const list = async () => (await call.get('/api/eras').expect(200)).body.items;
  expect(await list()).toEqual([
    {
      id: expect.any(Number),
      name: 'The cold years',
      starts: '2001',
      first_day: 11323,
      last_day: 1_000_000_000,
      version: 1,
    },
    first.body,
  ]);

  const path = `/api/eras/${first.body.id}`;
  const changed = await call
    .put(path)
    .set('If-Match', first.headers.etag ?? '')
    .send({ name_ru: 'Рудольф V', starts: '2000-02', ends: '2000-03' })
    .expect(200);
  expect(changed.body).toEqual({
    id: first.body.id,
    name_ru: 'Рудольф V',
    starts: '2000-02',
    ends: '2000-03',
    first_day: 10988,
    last_day: 11047,
    version: 2,
  });
  expect(await list()).toMatchObject([{ name_ru: 'Рудольф V' }, { name: 'The cold years' }]);
  await call.delete(path).set('If-Match', '"2"').expect(204);
  expect(await list()).toMatchObject([{ name: 'The cold years' }]);
});

it('The second of two concurrent changes to an era is rejected', async () => {
  const { call } = await createTestServer();
  const { body } = await call.post('/api/eras').send(ERA);
  const path = `/api/eras/${body.id}`;
  await call
    .put(path)
    .set('If-Match', '"1"')
    .send({ ...ERA, name: 'Mine' })
    .expect(200);
  expectProblem(
    await call
      .put(path)
      .set('If-Match', '"1"')
      .send({ ...ERA, name: 'Yours' }),
    'era-version-conflict',
  );
  expectProblem(await call.delete(path).set('If-Match', '"1"'), 'era-version-conflict');
  expectProblem(await call.put(path).send(ERA), 'version-required');
  expect((await call.get('/api/eras')).body.items).toMatchObject([{ name: 'Mine' }]);
});

it.each([
  [{ ...ERA, name: '', name_ru: ' ' }, '/name', 'era-name-missing'],
  [{ ...ERA, name: 'x'.repeat(81) }, '/name', 'text-too-long'],
  [{ ...ERA, short_name: 'x'.repeat(31) }, '/short_name', 'text-too-long'],
  [{ ...ERA, name: 'two\nlines' }, '/name', 'text-with-line-breaks'],
  [{ ...ERA, starts: undefined }, '/starts', 'date-missing'],
  [{ ...ERA, starts: '2014-13' }, '/starts', expect.any(String)],
  [{ ...ERA, starts: '2014/2016' }, '/starts', 'era-date-is-interval'],
  [{ ...ERA, ends: '2014/..' }, '/ends', 'era-date-is-interval'],
  [{ ...ERA, ends: '2014-05-31' }, '/ends', 'era-reversed'],
  [{ ...ERA, party: 'Atlantis' }, '/party', 'party-unknown'],
  [{ ...ERA, colour: 'red' }, '/colour', expect.any(String)],
  [[], '', 'era-not-an-object'],
])('%j is rejected at “%s”', async (sent, path, code) => {
  const { call } = await createTestServer();
  const problem = expectProblem(await call.post('/api/eras').send(sent), 'validation-failed');
  expect(problem.errors).toEqual([expect.objectContaining({ path, code })]);
  expect((await call.get('/api/eras')).body.items).toEqual([]);
});

it('Unknown eras are not found', async () => {
  const { call } = await createTestServer();
  expectProblem(await call.put('/api/eras/9').set('If-Match', '"1"').send(ERA), 'not-found');
  expectProblem(await call.delete('/api/eras/first').set('If-Match', '"1"'), 'not-found');
});
