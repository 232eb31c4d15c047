import type { EventInput } from '../../domain/event.ts';
import { type Bench, say } from './bench.ts';
import { Connection, type Sending } from './connection.ts';
import type { Section } from './report.ts';
import { type Spread, spreadOf, timeEach } from './timing.ts';

const BOUNDS = { times: 200, withinMs: 10_000 };

/** Single writes through the API, each in a transaction of its own. Adds events to the data set, so it comes last. */
export async function measureWrites({ server, dataSet }: Bench): Promise<Section> {
  say('writes');
  const connection = await Connection.open(server.address);
  const created = await timeEach(
    (turn) => connection.send('/api/events', asJson('POST', event(turn, 'reads a note'))),
    BOUNDS,
  );
  const replaced = await timeEach(
    (turn) =>
      connection.send(
        `/api/events/${idOf(turn)}`,
        asJson('PUT', event(turn, 'reads it again'), { 'If-Match': '"1"' }),
      ),
    { ...BOUNDS, times: created.length },
  );
  connection.close();
  const row = (what: string, { p50, p95, p99 }: Spread) => ({
    what,
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

function asJson(
  method: 'POST' | 'PUT',
  body: EventInput,
  headers: Readonly<Record<string, string>> = {},
): Sending {
  return { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function event(turn: number, verb: string): EventInput {
  return {
    id: idOf(turn),
    date: '2018-03-26',
    title: `Ruritania ${verb} to Freedonia (${turn})`,
    summary: 'The Foreign Minister of Ruritania spoke of the Zenda treaty. No date was set for a next round.',
    kind: 'statement',
    initiators: ['XR'],
    targets: ['XF'],
    participants: [{ name: 'Rupert of Hentzau', office: 'Foreign Minister', party: 'XR' }],
    location: { place: 'Strelsau', country: 'XR' },
    sources: [{ publisher: 'Strelsau Gazette', url: `https://news.example/bench/${turn}` }],
    tags: ['the Zenda treaty'],
    ...(turn > 0 && { links: [{ to: idOf(turn - 1), relation: 'responds_to' }] }),
  };
}

function idOf(turn: number): string {
  return `2018-03-26-bench-${turn}`;
}
