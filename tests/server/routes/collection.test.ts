import { describe, expect, it } from 'vitest';
import { COLLECTION_AUTHOR } from '../../../db/import/collection-edition.ts';
import { importEvents } from '../../../db/import/import-events.ts';
import { readStarterCollection } from '../../../db/import/starter-collection.ts';
import { collectionChanges, collectionState } from '../../../domain/import/collection-edition.ts';
import { STARTER_RECORDS } from '../../support/starter-collection.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const { edition } = await readStarterCollection();
const OLD_EVENTS = 3;

/** A server whose database has the first events of the collection, one of them with an older title. */
async function createFirstEditionServer() {
  const server = await createTestServer();
  const rows = STARTER_RECORDS.slice(0, OLD_EVENTS).map((record, index) => ({
    line: index + 1,
    event: { ...record, links: [], ...(index === 0 && { title: 'An older title' }) },
  }));
  await importEvents(server.database, rows, { dry_run: false, author: COLLECTION_AUTHOR });
  return server;
}

describe('/api/collection', () => {
  it('offers a newer edition until it is imported', async () => {
    const { call } = await createFirstEditionServer();
    const offered = collectionState.parse((await call.get('/api/collection').expect(200)).body);
    expect(offered).toMatchObject({ installed: 1, available: edition });
    expect(offered.offer?.created).toBe(STARTER_RECORDS.length - OLD_EVENTS);
    expect(offered.offer?.updated).toBeGreaterThan(0);

    const imported = await call.post('/api/collection/import').send({ edition }).expect(200);
    expect(collectionChanges.parse(imported.body)).toEqual(offered.offer);
    const { body } = await call.get('/api/events?limit=1').expect(200);
    expect(body.total).toBe(STARTER_RECORDS.length);
    expect((await call.get('/api/collection')).body).toEqual({ installed: edition, available: edition });
  });

  it('does not offer an edition that was dismissed', async () => {
    const { call } = await createFirstEditionServer();
    await call.post('/api/collection/dismiss').send({ edition }).expect(204);
    expect((await call.get('/api/collection')).body).toEqual({ installed: 1, available: edition });
  });

  it('offers nothing to an empty database', async () => {
    const { call } = await createTestServer();
    expect((await call.get('/api/collection')).body).toEqual({ available: edition });
  });

  it.each(['import', 'dismiss'])('rejects a call to %s another edition or none', async (action) => {
    const { call } = await createTestServer();
    const path = `/api/collection/${action}`;
    expectProblem(await call.post(path).send({ edition: edition + 1 }), 'not-found');
    expectProblem(await call.post(path).send({ edition: 'newest' }), 'validation-failed');
    expect((await call.post(path).set('Origin', 'https://example.org').send({ edition })).status).toBe(403);
    expectProblem(await call.get(path), 'method-not-allowed');
  });
});
