import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../domain/dates/day-span.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

describe('An invalid analysis query', () => {
  it.each([
    ['/api/in-force?on=2021-99', '/on'],
    ['/api/in-force?on=tomorrow', '/on'],
    ['/api/in-force?day=2021', '/day'],
    ['/api/exchanges?show=some', '/show'],
    ['/api/exchanges?offset=-1', '/offset'],
    ['/api/exchanges?limit=51', '/limit'],
    ['/api/exchanges?kind=party', '/kind'],
    ['/api/tension?per=day', '/per'],
    ['/api/tension?half_life=0', '/half_life'],
    ['/api/tension?half_life=soon', '/half_life'],
    ['/api/tension?weights=talks:soon', '/weights'],
    ['/api/tension?weights=chat:1', '/weights'],
    ['/api/tension?window=..', '/window'],
    ['/api/tension?window=2016/..', '/window'],
    ['/api/tension/events', '/day'],
    ['/api/tension/events?day=2018', '/day'],
    ['/api/tension/events?day=2018-03-31&side=joint', '/side'],
    ['/api/totals?between=perhaps', '/between'],
    ['/api/totals/events?side=both', '/side'],
    ['/api/totals/events?figure=people', '/figure'],
    ['/api/totals/events?limit=201', '/limit'],
  ])('%s points to %s and says how to fix it', async (path, pointer) => {
    const { call } = await createTestServer();
    const body = expectProblem(await call.get(path), 'invalid-query');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: pointer,
          message: expect.stringMatching(/\w{3}.*\.$/),
          code: expect.any(String),
        }),
      ]),
    );
  });
});

describe('The analysis views', () => {
  it('return 304 until something is written', async () => {
    const { call, add } = await createTestServer();
    await add(testEvent({ id: 'act', in_force: true }));
    for (const path of ['/api/in-force?on=2020-01-01', '/api/exchanges', '/api/tension', '/api/totals']) {
      const { headers } = await call.get(path).expect(200);
      await call
        .get(path)
        .set('If-None-Match', headers.etag ?? '')
        .expect(304);
    }
    const { body, headers } = await call.get('/api/in-force?on=2020-01-01&sides=XR,XF');
    expect(body.sides.upper.restrictions).toEqual({ certain: 1, possible: 1 });
    await add(testEvent({ id: 'second', in_force: true }));
    const again = await call
      .get('/api/in-force?on=2020-01-01&sides=XR,XF')
      .set('If-None-Match', headers.etag ?? '')
      .expect(200);
    expect(again.body.sides.upper.restrictions).toEqual({ certain: 2, possible: 2 });
  });
});

describe('Coverage', () => {
  const REVIEW = { period: '2018-03', reviewed: '2026-01-15', reviewer: 'R. Hentzau' };

  it('is stored, listed in the order of its periods, and deleted', async () => {
    const { call } = await createTestServer();
    const { body: later } = await call.post('/api/coverage').send(REVIEW).expect(201);
    expect(later).toEqual({
      id: expect.any(Number),
      first_day: dayOf(2018, 3, 1),
      last_day: dayOf(2018, 3, 31),
      reviewed_day: dayOf(2026, 1, 15),
      reviewer: 'R. Hentzau',
      note: '',
    });
    const { body: earlier } = await call.post('/api/coverage').send({ ...REVIEW, period: '2017' });
    expect((await call.get('/api/coverage').expect(200)).body.items).toEqual([earlier, later]);
    await call.delete(`/api/coverage/${later.id}`).expect(204);
    expectProblem(await call.delete(`/api/coverage/${later.id}`), 'not-found');
    expect((await call.get('/api/coverage')).body.items).toEqual([earlier]);
  });

  it.each([
    [{ ...REVIEW, period: 'spring' }, '/period'],
    [{ ...REVIEW, period: '2018/..' }, '/period'],
    [{ ...REVIEW, reviewed: '2026' }, '/reviewed'],
    [{ ...REVIEW, period: '2027' }, '/period'],
    [{ ...REVIEW, reviewer: ' ' }, '/reviewer'],
    [{ ...REVIEW, colour: 'red' }, '/colour'],
    [[], ''],
  ])('%o is rejected at %s, and nothing is stored', async (sent, path) => {
    const { call } = await createTestServer();
    const body = expectProblem(await call.post('/api/coverage').send(sent), 'validation-failed');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path, message: expect.any(String), code: expect.any(String) }),
      ]),
    );
    expect((await call.get('/api/coverage')).body.items).toEqual([]);
  });
});
