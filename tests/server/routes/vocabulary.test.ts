import { expect, it } from 'vitest';
import { vocabulary } from '../../../server/routes/vocabulary.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

it('The vocabulary has every kind, party and code', async () => {
  const { call } = await createTestServer();
  const { body, headers } = await call.get('/api/vocabulary').expect(200);
  const result = vocabulary.parse(body);
  expect(result.kinds.find(({ kind }) => kind === 'expulsion')).toEqual({
    kind: 'expulsion',
    family: 'presence',
    cameo: '161',
    alternates: ['174', '166', '1661', '1662'],
    goldstein: -4,
    fields: ['people_expelled', 'missions_affected', 'in_force'],
  });
  expect(result.kinds).toHaveLength(13);
  expect(result.cameo_codes).toHaveLength(312);
  expect(result.parties).toContainEqual({ code: 'RU', name: 'Russia', name_ru: 'Россия', kind: 'country' });
  await call
    .get('/api/vocabulary')
    .set('If-None-Match', headers.etag ?? '')
    .expect(304);
  expectProblem(await call.get('/api/vocabulary?kind=talks'), 'invalid-query');
});
