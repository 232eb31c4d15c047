import { expect, it } from 'vitest';
import { duplicatePage, similarEvents } from '../../../domain/duplicates/similar-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

it('lists similar events, merges them, redirects the old id, and undoes it', async () => {
  const { call, add } = await createTestServer();
  await add({ id: 'kept' });
  await add({ id: 'other', title: 'Three Freedonian diplomats expelled by Ruritania' });

  const { body: similar } = await call.get('/api/events/kept/similar').expect(200);
  const [first] = similarEvents.parse(similar).items;
  expect(first).toMatchObject({ event: { id: 'other', version: 1 } });
  expect(first?.reasons.map(({ code }) => code)).toContain('similar-title');
  const { body: page } = await call.get('/api/duplicates').expect(200);
  expect(duplicatePage.parse(page).items).toHaveLength(1);

  const merge = (version: string, body: object) =>
    call.post('/api/events/kept/merge').set('If-Match', version).send(body);
  const conflict = await merge('"1"', { from: 'other', from_version: 7 });
  expect(expectProblem(conflict, 'version-conflict').current).toMatchObject({ id: 'other', version: 1 });
  expectProblem(await merge('"1"', { from: 'kept', from_version: 1 }), 'validation-failed');
  expectProblem(await merge('"1"', { from: 'none', from_version: 1 }), 'not-found');
  const { body: merged } = await merge('"1"', { from: 'other', from_version: 1, take: ['title'] }).expect(
    200,
  );
  expect(merged).toMatchObject({ id: 'kept', version: 2 });

  const { headers } = await call.get('/api/events/other').expect(308);
  expect(headers).toMatchObject({ location: '/api/events/kept', 'cache-control': 'no-store' });
  await call.post('/api/events/kept/merge/undo').set('If-Match', '"2"').send({ from: 'other' }).expect(200);
  await call.get('/api/events/other').expect(200);

  await call.put('/api/events/kept/distinct/other').expect(204);
  expect((await call.get('/api/duplicates')).body.items).toEqual([]);
  await call.delete('/api/events/other/distinct/kept').expect(204);
  expect((await call.get('/api/duplicates')).body.items).toHaveLength(1);
});

it('compares incomplete drafts, and says what is wrong with others', async () => {
  const { call, add } = await createTestServer();
  await add({ id: 'kept' });
  const similar = (draft: object) => call.post('/api/events/similar').send(draft);
  const draft = { date: '2018-03-26', kind: 'expulsion', initiators: ['XR'], targets: ['XF'], pinned: true };
  expect((await similar(draft).expect(200)).body.items).toHaveLength(1);
  expect((await similar({ date: '2018-03-26' }).expect(200)).body.items).toEqual([]);
  const { errors } = expectProblem(await similar({ date: 'someday', kind: 'war' }), 'validation-failed');
  expect(errors?.map(({ path }) => path).sort()).toEqual(['/date', '/kind']);
  expectProblem(await similar({ kind: 'talks' }), 'validation-failed');
  expectProblem(await call.get('/api/duplicates?cursor=x'), 'invalid-query');
});
