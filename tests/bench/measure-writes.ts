import { type Bench, logProgress } from './bench.ts';
import { Connection } from './connection.ts';
import { createNote } from './notes.ts';
import type { Section } from './report.ts';
import { type Spread, spreadOf, timeEach } from './timing.ts';

const BOUNDS = { times: 200, withinMs: 10_000 };

/** Single writes through the API, each in its own transaction. */
export async function measureWrites({ server, dataSet, store }: Bench): Promise<Section> {
  logProgress('writes');
  const connection = await Connection.open(server.address);
  const created = await timeEach(
    (turn) => connection.send('/api/events', createNote('write', turn).request),
    BOUNDS,
  );
  const replaced = await timeEach(
    (turn) => {
      const { id, request } = createNote('write', turn, 'reads it again');
      const headers = { ...request.headers, 'If-Match': '"1"' };
      return connection.send(`/api/events/${id}`, { ...request, method: 'PUT', headers });
    },
    { ...BOUNDS, times: created.length },
  );
  connection.close();
  const row = (what: string, { p50, p95, p99 }: Spread) => ({
    what,
    engine: store.engine,
    events: dataSet.count,
    cells: [p50, p95, p99],
  });
  return {
    title: 'Writes',
    note: 'One event per request, with a source, people, tags and a link: validated, stored with its revision and committed.',
    columns: ['p50 ms', 'p95 ms', 'p99 ms'],
    rows: [row('`POST /api/events`', spreadOf(created)), row('`PUT /api/events/{id}`', spreadOf(replaced))],
  };
}
