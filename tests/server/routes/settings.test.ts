import { expect, it } from 'vitest';
import { createTestServer } from '../../support/test-server.ts';

it('says that embedding is off, and that a reader on the server’s own machine is an administrator', async () => {
  const { call } = await createTestServer();
  const { body } = await call.get('/api/settings').expect(200);
  expect(body).toEqual({ embedding: false, administrator: true });
});

it('does not take a reader behind a proxy for an administrator', async () => {
  const { call } = await createTestServer({
    publicUrls: [new URL('https://timeline.example.org')],
    embedOrigins: ['https://news.example.org'],
  });
  const { body } = await call.get('/api/settings').set('X-Forwarded-For', '203.0.113.9').expect(200);
  expect(body).toEqual({ embedding: true, administrator: false, public_url: 'https://timeline.example.org' });
});
