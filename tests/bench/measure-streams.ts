import { type Bench, logProgress } from './bench.ts';
import { ChangeStream } from './change-stream.ts';
import { Connection } from './connection.ts';
import { createNote } from './notes.ts';
import type { Row, Section } from './report.ts';
import { spreadOf } from './timing.ts';

const STREAMS = [1, 500];
const WRITES = 60;
const SETTLE_MS = 1_500;

/** Many open change streams on one server: their memory, and the delay from a write to the first and the last of them. */
export async function measureStreams({ server, dataSet, store }: Bench): Promise<Section> {
  const rows: Row[] = [];
  let written = 0;
  for (const count of STREAMS) {
    logProgress(`${count} open change streams`);
    const before = await server.memory.now();
    const streams: ChangeStream[] = [];
    for (let opened = 0; opened < count; opened += 1) streams.push(await ChangeStream.open(server.address));
    const delays = { stored: [] as number[], first: [] as number[], last: [] as number[] };
    const connection = await Connection.open(server.address);
    for (let turn = 0; turn < WRITES; turn += 1) {
      const { id, request } = createNote('stream', written);
      written += 1;
      const arrivals: number[] = [];
      const notified = streams.map((stream) =>
        stream.nextChangeOf(id).then(() => arrivals.push(performance.now())),
      );
      const startMs = performance.now();
      await connection.send('/api/events', request);
      delays.stored.push(performance.now() - startMs);
      await Promise.all(notified);
      delays.first.push(Math.min(...arrivals) - startMs);
      delays.last.push(Math.max(...arrivals) - startMs);
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const after = await server.memory.now();
    const perStream =
      before === undefined || after === undefined ? undefined : ((after - before) * 1000) / count;
    connection.close();
    for (const stream of streams) stream.close();
    const [first, last] = [spreadOf(delays.first), spreadOf(delays.last)];
    rows.push({
      what: `${count} open`,
      engine: store.engine,
      events: dataSet.count,
      cells: [
        spreadOf(delays.stored).p50,
        first.p50,
        first.p99,
        last.p50,
        last.p99,
        after,
        count === 1 ? undefined : perStream,
      ],
    });
  }
  return {
    title: 'Change streams',
    note: 'From the first byte of a write until its response, until the first reader of `GET /api/changes` is notified, and until the last one is. Memory of the server with all streams open.',
    columns: [
      'write p50 ms',
      'first notified p50 ms',
      'p99 ms',
      'last notified p50 ms',
      'p99 ms',
      'memory, MB',
      'kB per stream',
    ],
    rows,
  };
}
