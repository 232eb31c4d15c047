import { expect, it } from 'vitest';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const ENTRY = {
  kind: 'person',
  name: 'Rudolf Rassendyll',
  name_ru: 'Рудольф Рассендил',
  aliases: ['R. Rassendyll'],
  offices: [{ office: 'King', party: 'XR', from: '1894', to: '1894-10' }],
};

it('An entry is added, read, changed, merged and deleted', async () => {
  const { call, add } = await createTestServer();
  await add({ participants: [{ name: 'R. Rassendyll' }] });
  const first = await call.post('/api/authorities').send(ENTRY).expect(201);
  expect(first.body).toEqual({ id: expect.any(Number), ...ENTRY, events: 1, version: 1 });
  const path = `/api/authorities/${first.body.id}`;
  expect(first.headers).toMatchObject({ location: path, etag: '"1"' });
  expect((await call.get(path).expect(200)).body).toEqual(first.body);
  const names = [
    { kind: 'person', recorded: 'R. Rassendyll' },
    { kind: 'person', recorded: 'Nobody' },
  ];
  expect((await call.post('/api/authorities/names').send({ names }).expect(200)).body.items).toEqual([
    { ...names[0], id: first.body.id, name: ENTRY.name, name_ru: ENTRY.name_ru },
  ]);

  const changed = await call
    .put(path)
    .set('If-Match', '"1"')
    .send({ kind: 'person', name_ru: 'Рудольф', country: '' })
    .expect(200);
  expect(changed.body).toEqual({
    id: first.body.id,
    kind: 'person',
    name_ru: 'Рудольф',
    aliases: [],
    offices: [],
    events: 0,
    version: 2,
  });
  const other = await call.post('/api/authorities').send(ENTRY).expect(201);
  const merged = await call
    .post(`${path}/merge`)
    .set('If-Match', '"2"')
    .send({ id: other.body.id, version: 1 })
    .expect(200);
  expect(merged.body).toMatchObject({
    name: 'Rudolf Rassendyll',
    name_ru: 'Рудольф',
    aliases: ['Рудольф Рассендил', 'R. Rassendyll'],
    offices: ENTRY.offices,
    events: 1,
    version: 3,
  });
  const list = async (q: string) => (await call.get('/api/authorities').query({ kind: 'person', q })).body;
  expect(await list('рассен')).toMatchObject({ items: [{ id: first.body.id }], total: 1 });
  expect(await list('%')).toEqual({ items: [], total: 0 });
  await call.delete(path).set('If-Match', '"3"').expect(204);
  expect(await list('')).toEqual({ items: [], total: 0 });
});

it('The second of two concurrent changes is rejected, and so are changes of unknown entries', async () => {
  const { call } = await createTestServer();
  const { body } = await call.post('/api/authorities').send(ENTRY);
  const path = `/api/authorities/${body.id}`;
  await call.put(path).set('If-Match', '"1"').send(ENTRY).expect(200);
  expectProblem(await call.put(path).set('If-Match', '"1"').send(ENTRY), 'authority-version-conflict');
  expectProblem(await call.delete(path).set('If-Match', '"1"'), 'authority-version-conflict');
  expectProblem(
    await call.post(`${path}/merge`).set('If-Match', '"2"').send({ id: 99, version: 1 }),
    'not-found',
  );
  expectProblem(await call.put(path).send(ENTRY), 'version-required');
  expectProblem(await call.get('/api/authorities/first'), 'not-found');
  expectProblem(await call.get('/api/authorities/99'), 'not-found');
  expectProblem(await call.get('/api/authorities?kind=weather'), 'invalid-query');
});

it('Invalid entries are rejected with the field', async () => {
  const { call } = await createTestServer();
  const invalid: [unknown, string, unknown][] = [
    [{ ...ENTRY, kind: 'weather' }, '/kind', 'choice-unknown'],
    [{ ...ENTRY, name: '', name_ru: ' ' }, '/name', 'authority-name-missing'],
    [{ ...ENTRY, name: 'x'.repeat(161) }, '/name', 'text-too-long'],
    [{ ...ENTRY, name: 'two\nlines' }, '/name', 'text-with-line-breaks'],
    [{ ...ENTRY, aliases: ['a', ''] }, '/aliases/1', 'alias-missing'],
    [{ ...ENTRY, aliases: ['a', 'a'] }, '/aliases/1', 'entry-repeated'],
    [{ ...ENTRY, country: 'XR' }, '/country', 'country-of-person'],
    [{ ...ENTRY, kind: 'office' }, '/offices', 'offices-of-no-person'],
    [{ ...ENTRY, offices: [{ office: '' }] }, '/offices/0/office', 'office-missing'],
    [
      { ...ENTRY, offices: [{ office: 'King', from: '1894/..' }] },
      '/offices/0/from',
      'office-date-is-interval',
    ],
    [
      { ...ENTRY, offices: [{ office: 'King', from: '1895', to: '1894' }] },
      '/offices/0/to',
      'office-reversed',
    ],
    [{ ...ENTRY, colour: 'red' }, '/colour', expect.any(String)],
    [[], '', 'authority-not-an-object'],
  ];
  for (const [sent, path, code] of invalid) {
    const problem = expectProblem(
      await call.post('/api/authorities').send(sent as object),
      'validation-failed',
    );
    expect(problem.errors).toEqual([expect.objectContaining({ path, code })]);
  }
  expectProblem(await call.post('/api/authorities/names').send({ names: [{}] }), 'validation-failed');
});

it('A result that depends on spellings is sent again after a change of an entry', async () => {
  const { call, add } = await createTestServer();
  await add({ participants: [{ name: 'R. Rassendyll' }] });
  const get = (etag: string) =>
    call.get('/api/events').query({ person: 'Рудольф Рассендил' }).set('If-None-Match', etag);
  const before = await get('"none"').expect(200);
  expect(before.body.items).toEqual([]);
  if (before.headers.etag !== undefined) await get(before.headers.etag).expect(304);
  await call.post('/api/authorities').send(ENTRY).expect(201);
  expect((await get(before.headers.etag ?? '"none"').expect(200)).body.items).toHaveLength(1);
});
