import { expect, it } from 'vitest';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer } from '../../support/test-server.ts';

it.each(['/api/timeline?sides=XR,XF', '/api/events?kind=expulsion'])(
  '%s returns 304 until something is written',
  async (path) => {
    const { call, add } = await createTestServer();
    await add(testEvent({ id: 'a' }));
    const first = await call.get(path).expect(200);
    const again = (etag = '') => call.get(path).set('If-None-Match', etag);
    await again(first.headers.etag).expect(304).expect('');
    await add(testEvent({ id: 'b' }));
    const second = await again(first.headers.etag).expect(200);
    expect(second.body.total).toBe(2);
    await again(second.headers.etag).expect(304);
    // An unknown ETag never matches.
    await call.get(`${path}&status=threatened`).set('If-None-Match', 'W/"0"').expect(200);
  },
);

it('Invalid queries are rejected even if the ETag matches', async () => {
  const { call, add } = await createTestServer();
  await add(testEvent({ id: 'a' }));
  const { headers } = await call.get('/api/timeline').expect(200);
  await call
    .get('/api/timeline?kind=party')
    .set('If-None-Match', headers.etag ?? '')
    .expect(400);
  await call.get('/api/events?cursor=x').set('If-None-Match', 'W/"0"').expect(400);
});
