import { type Bench, say } from './bench.ts';
import { Connection } from './connection.ts';
import { aNote } from './notes.ts';
import type { Section } from './report.ts';
import { type Spread, spreadOf, timeEach } from './timing.ts';

const BOUNDS = { times: 200, withinMs: 10_000 };

/** Single writes through the API, each in a transaction of its own. Adds events to the data set, so it comes last. */
export async function measureWrites({ server, dataSet, store }: Bench): Promise<Section> {
  say('writes');
  const connection = await Connection.open(server.address);
  const created = await timeEach(
    (turn) => connection.send('/api/events', aNote('write', turn).sending),
    BOUNDS,
  );
  const replaced = await timeEach(
    (turn) => {
      const { id, sending } = aNote('write', turn, 'reads it again');
      const headers = { ...sending.headers, 'If-Match': '"1"' };
      return connection.send(`/api/events/${id}`, { ...sending, method: 'PUT', headers });
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
    note: 'One event a call, with a source, people, tags and a link, checked, stored with its revision and committed.',
    columns: ['p50 ms', 'p95 ms', 'p99 ms'],
    rows: [row('`POST /api/events`', spreadOf(created)), row('`PUT /api/events/{id}`', spreadOf(replaced))],
  };
}
