import { type Bench, say } from './bench.ts';
import { ChangeStream } from './change-stream.ts';
import { Connection } from './connection.ts';
import { aNote } from './notes.ts';
import type { Row, Section } from './report.ts';
import { spreadOf } from './timing.ts';

const STREAMS = [1, 500];
const WRITES = 60;
const SETTLING_MS = 1_500;

/** Many readers that keep one server's changes open: what they cost it, and how long a write takes to reach them. */
export async function measureStreams({ server, dataSet, store }: Bench): Promise<Section> {
  const rows: Row[] = [];
  let written = 0;
  for (const count of STREAMS) {
    say(`${count} open change streams`);
    const before = await server.memory.now();
    const streams: ChangeStream[] = [];
    for (let opened = 0; opened < count; opened += 1) streams.push(await ChangeStream.open(server.address));
    const delays = { answered: [] as number[], first: [] as number[], last: [] as number[] };
    const connection = await Connection.open(server.address);
    for (let turn = 0; turn < WRITES; turn += 1) {
      const { id, sending } = aNote('stream', written);
      written += 1;
      const arrivals: number[] = [];
      const told = streams.map((stream) => stream.whenTold(id).then(() => arrivals.push(performance.now())));
      const startMs = performance.now();
      await connection.send('/api/events', sending);
      delays.answered.push(performance.now() - startMs);
      await Promise.all(told);
      delays.first.push(Math.min(...arrivals) - startMs);
      delays.last.push(Math.max(...arrivals) - startMs);
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
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
        spreadOf(delays.answered).p50,
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
    note: 'From the first byte of a write sent to one server until the write is answered, until the first reader of `GET /api/changes` is told of it, and until the last is; memory of the server with all of them open.',
    columns: [
      'write answered p50 ms',
      'first told p50 ms',
      'p99 ms',
      'last told p50 ms',
      'p99 ms',
      'memory, MB',
      'kB a stream',
    ],
    rows,
  };
}
