import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { importReport } from '../../../domain/import/import-report.ts';
import { readConsistency } from '../../support/consistency.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const SAMPLES = new URL('../imports/samples/', import.meta.url);

describe.each(['gdelt-1.tsv', 'icews.tab'])('The machine-coded file %s', (name) => {
  it('is imported, and the report lists the skipped rows with the reason', async () => {
    const { call } = await createTestServer();
    const { body } = await send(call, await sample(name)).expect(200);
    const report = importReport.parse(body);
    expect(report.created).toBeGreaterThan(20);
    expect(report.refused_total).toBe(0);
    expect(report.skipped_total).toBeGreaterThan(0);
    expect(report.skipped).toHaveLength(report.skipped_total);
    expect(report.skipped_reasons.reduce((sum, { count }) => sum + count, 0)).toBe(report.skipped_total);
    const list = await call.get('/api/events?limit=500').expect(200);
    expect(list.body.total).toBe(report.created);
  });

  it('changes nothing when it is imported again, not even edited or deleted events', async () => {
    const { call } = await createTestServer();
    const first = await send(call, await sample(name)).expect(200);
    const { items } = (await call.get('/api/events?limit=2')).body;
    const [kept, gone] = items as { id: string }[];
    const { body: event } = await call.get(`/api/events/${kept?.id}`);
    const { id, date, kind, initiators, targets, sources, cameo, goldstein, origin } = event;
    await call
      .put(`/api/events/${kept?.id}`)
      .set('If-Match', '"1"')
      .send({
        ...{ id, date, kind, initiators, targets, sources, cameo, goldstein, origin },
        title: 'An edited title',
        review: 'reviewed',
      })
      .expect(200);
    await call.delete(`/api/events/${gone?.id}`).set('If-Match', '"1"').expect(204);

    const { body } = await send(call, await sample(name)).expect(200);
    expect(body).toMatchObject({ created: 0, updated: 0, unchanged: first.body.created });
    expect((await call.get(`/api/events/${kept?.id}`)).body.title).toBe('An edited title');
    await call.get(`/api/events/${gone?.id}`).expect(404);
  });

  it('is kept apart from recorded events in every view, and can be filtered', async () => {
    const { call, add } = await createTestServer();
    await add(testEvent({ id: 'own' }));
    const { body } = await send(call, await sample(name)).expect(200);
    const count = async (query: string) => (await call.get(`/api/events?limit=1&${query}`)).body.total;
    const origin = name.startsWith('gdelt') ? 'GDELT' : 'ICEWS';
    expect([await count('origin=analyst'), await count(`origin=${origin}`), await count('')]).toEqual([
      1,
      body.created,
      body.created + 1,
    ]);
    const { body: chart } = await call.get('/api/timeline?origin=analyst&sides=XR,XF').expect(200);
    expect(chart.events.map(({ id }: { id: string }) => id)).toEqual(['own']);

    const { text: csv } = await call.get('/api/events.csv').expect(200);
    await call
      .post('/api/import')
      .type('text/csv')
      .send(csv)
      .expect(200)
      .expect(({ body: again }) =>
        expect(again).toMatchObject({ created: 0, updated: 0, unchanged: body.created + 1 }),
      );
    const other = await createTestServer();
    await other.call.post('/api/import').type('text/csv').send(csv).expect(200);
    expect((await other.call.get('/api/events.csv')).text).toBe(csv);
  });
});

describe('Machine-coded events', () => {
  it('are removed together except reviewed ones, and can be imported again', async () => {
    const { call, database, add } = await createTestServer();
    await add(testEvent({ id: 'own' }));
    const { body: imported } = await send(call, await sample('icews.tab')).expect(200);
    const [first, second] = (await call.get('/api/events?origin=ICEWS&limit=2')).body.items;
    const { id, date, title, kind, initiators, targets, sources, cameo, goldstein, origin } = first;
    const reviewed = { id, date, title, kind, initiators, targets, sources, cameo, goldstein, origin };
    await call
      .put(`/api/events/${id}`)
      .set('If-Match', '"1"')
      .send({ ...reviewed, review: 'reviewed' })
      .expect(200);
    await call.delete(`/api/events/${second.id}`).set('If-Match', '"1"').expect(204);

    const { body: removal } = await call.delete('/api/origins/ICEWS').expect(200);
    expect(removal).toEqual({ removed: imported.created - 2, kept: 1 });
    const left = (await call.get('/api/events')).body.items.map((event: { id: string }) => event.id);
    expect(left.sort()).toEqual([id, 'own'].sort());
    const { stored, derived } = await readConsistency(database);
    expect(stored).toEqual(derived);
    await call.delete('/api/origins/ICEWS').expect(200, { removed: 0, kept: 1 });

    const { body: again } = await send(call, await sample('icews.tab')).expect(200);
    // An event that was deleted individually stays deleted.
    expect(again).toMatchObject({ created: imported.created - 2, updated: 0, unchanged: 2 });
    await call.get(`/api/events/${second.id}`).expect(404);
    const after = await readConsistency(database);
    expect(after.stored).toEqual(after.derived);
  });

  it('are removed for a known origin only', async () => {
    const { call } = await createTestServer();
    await call.delete('/api/origins/analyst').expect(404);
    await call.delete('/api/origins/GDELT').expect(200, { removed: 0, kept: 0 });
  });
});

it('An unknown tab-separated file is rejected with its first columns', async () => {
  const { call } = await createTestServer();
  const { body } = await send(call, 'date\ttitle\n2018\tNo\n').expect(400);
  expect(body.detail).toMatch(/2 columns separated by tabs, and begins with “date”/);
});

describe('An import with progress', () => {
  it('sends lines of progress, then the report', async () => {
    const { call } = await createTestServer();
    const events = Array.from({ length: 450 }, (_, index) => testEvent({ id: `event-${index}` }));
    const lines = await importWithProgress(call, events);
    expect(lines.at(-1)).toMatchObject({ report: { created: 450, refused_total: 0 } });
    const steps = lines.slice(0, -1).map(({ progress }) => progress?.step);
    expect([...new Set(steps)]).toEqual(['reading', 'duplicates', 'comparing', 'storing', 'finishing']);
    expect(lines.find(({ progress }) => progress?.step === 'storing')?.progress).toMatchObject({
      total: 450,
    });
  });

  it('sends the problem in its last line', async () => {
    const { call } = await createTestServer();
    const lines = await importWithProgress(call, [
      testEvent({ id: 'a' }),
      { ...testEvent({ id: 'b' }), kind: 'party' },
    ]);
    expect(lines.at(-1)).toMatchObject({
      problem: { status: 422, report: { refused_total: 1, refused: [{ line: 2 }] } },
    });
    expect((await call.get('/api/events')).body.total).toBe(0);
  });
});

interface Line {
  readonly progress?: { readonly step: string; readonly done: number; readonly total?: number };
  readonly report?: unknown;
  readonly problem?: unknown;
}

async function importWithProgress(call: TestServer['call'], events: readonly unknown[]): Promise<Line[]> {
  const { text } = await call
    .post('/api/import?progress=1')
    .type('application/x-ndjson')
    .send(events.map((event) => JSON.stringify(event)).join('\n'))
    .buffer(true)
    .parse((response, done) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => done(null, body));
    })
    .expect(200)
    .then((response) => ({ text: response.body as string }));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function sample(name: string): Promise<string> {
  return readFile(new URL(name, SAMPLES), 'utf8');
}

function send(call: TestServer['call'], text: string) {
  return call.post('/api/import').type('text/tab-separated-values').send(text);
}
