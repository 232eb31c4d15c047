import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Bench, logProgress } from './bench.ts';
import { Connection } from './connection.ts';
import { ratio, type Section } from './report.ts';
import { spreadOf, timeEach } from './timing.ts';

/** Small data sets are exported repeatedly until this many rows are read. */
const MIN_ROWS = 20_000;
const MAX_MS = 120_000;

/** The exports: CSV alone, compared with the `sqlite3` program on the same file, and with a concurrent reader; tables with that reader. */
export async function measureExport(bench: Bench): Promise<Section> {
  const { server, dataSet, store } = bench;
  const times = Math.ceil(MIN_ROWS / dataSet.count);
  const rows = dataSet.count * times;
  const perSecond = (run: Run | undefined) => run && (rows * 1000) / run.ms;

  logProgress('export');
  await download(server.address, 1);
  await server.memory.restart();
  const restingMb = await server.memory.now();
  const ours = await download(server.address, times);
  const peakMb = await server.memory.peak();

  const tables = [];
  for (const path of ['/api/events.csv?dialect=flat', '/api/events.xlsx', '/api/events.parquet']) {
    logProgress(path);
    await server.memory.restart();
    const before = await server.memory.now();
    const { run, list } = await readDuring(server.address, () => download(server.address, times, path));
    tables.push({ path, run, list, memory: formatMemory(before, await server.memory.peak()) });
  }

  logProgress('export with a concurrent reader');
  const reading = await readDuring(server.address, () => download(server.address, times));
  const quiet = spreadOf(await quietReads(server.address));

  const version = await sqliteVersion();
  const withSqlite = async (query: string) => {
    if (version === undefined || store.file === undefined) return undefined;
    logProgress('sqlite3 -csv');
    return sqliteCsv(store.file, query, times);
  };
  const cells = await withSqlite(SAME_CELLS);
  const table = await withSqlite(EVENT_TABLE);
  const row = (what: string, run: Run | undefined) => ({
    what,
    engine: store.engine,
    events: dataSet.count,
    cells: [
      perSecond(run),
      run && run.bytes / times / 1e6,
      run === ours ? undefined : ratio(perSecond(ours), perSecond(run)),
    ],
  });
  return {
    title: 'Export',
    note: exportNote(version),
    columns: ['rows/s', 'MB', 'Démarche, × this', 'memory, MB', 'list p50 ms', 'list p99 ms'],
    rows: [
      {
        ...row('`GET /api/events.csv`', ours),
        cells: [...row('', ours).cells, formatMemory(restingMb, peakMb)],
      },
      {
        what: 'the same, with a concurrent list reader',
        engine: store.engine,
        events: dataSet.count,
        cells: [perSecond(reading.run), undefined, undefined, undefined, reading.list.p50, reading.list.p99],
      },
      {
        what: 'that reader, without an export',
        engine: store.engine,
        events: dataSet.count,
        cells: [undefined, undefined, undefined, undefined, quiet.p50, quiet.p99],
      },
      ...tables.map(({ path, run, list, memory }) => ({
        what: `\`GET ${path}\`, with that reader`,
        engine: store.engine,
        events: dataSet.count,
        cells: [perSecond(run), run.bytes / times / 1e6, undefined, memory, list.p50, list.p99],
      })),
      ...(cells === undefined ? [] : [row('`sqlite3 -csv`, the same cells', cells)]),
      ...(table === undefined ? [] : [row('`sqlite3 -csv`, only columns of the table `event`', table)]),
    ],
  };
}

function exportNote(version: string | undefined): string {
  const memory = 'Memory of the server: before the export, and its peak during the export.';
  return version === undefined
    ? `${memory} This machine has no \`sqlite3\` to compare with.`
    : `${memory} \`sqlite3\` ${version} reads the same file in the same order: once the same cells, with lists joined from the stored documents, and once the plain columns of the table \`event\`, which has no summaries, people or sources.`;
}

function formatMemory(restingMb: number | undefined, peakMb: number | undefined): string | undefined {
  return restingMb === undefined || peakMb === undefined
    ? undefined
    : `${Math.round(restingMb)} → ${Math.round(peakMb)}`;
}

interface Run {
  readonly ms: number;
  readonly bytes: number;
}

async function download(address: string, times: number, path = '/api/events.csv'): Promise<Run> {
  const startMs = performance.now();
  let bytes = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const response = await fetch(address + path, { headers: { 'Accept-Encoding': 'identity' } });
    if (!response.ok || !response.body) throw new Error(`The export returned ${response.status}.`);
    for await (const chunk of response.body) bytes += chunk.length;
  }
  return { ms: performance.now() - startMs, bytes };
}

/** Lists events over one connection without a pause until the export has ended. */
async function readDuring(address: string, act: () => Promise<Run>) {
  const connection = await Connection.open(address);
  let isDone = false;
  const exporting = act().finally(() => {
    isDone = true;
  });
  const samples: number[] = [];
  while (!isDone) samples.push(...(await listOnce(connection)));
  connection.close();
  return { run: await exporting, list: spreadOf(samples) };
}

async function quietReads(address: string): Promise<number[]> {
  const connection = await Connection.open(address);
  const samples = await timeEach(() => connection.send('/api/events'), { times: 300, withinMs: 2_000 });
  connection.close();
  return samples;
}

function listOnce(connection: Connection): Promise<number[]> {
  return timeEach(() => connection.send('/api/events'), { times: 1, withinMs: MAX_MS });
}

async function sqliteVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('sqlite3', ['--version']);
    return stdout.split(' ')[0];
  } catch {
    return undefined;
  }
}

async function sqliteCsv(databaseFile: string, query: string, times: number): Promise<Run> {
  const startMs = performance.now();
  const child = spawn('sqlite3', ['-csv', '-readonly', databaseFile, `${query};`.repeat(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: MAX_MS,
  });
  const ended = once(child, 'close');
  let bytes = 0;
  for await (const chunk of child.stdout) bytes += chunk.length;
  const [code] = await ended;
  if (code !== 0) throw new Error(`sqlite3 ended with ${code}.`);
  return { ms: performance.now() - startMs, bytes };
}

const list = (field: string) =>
  `(select group_concat(value, '; ') from json_each(revision.content, '$.${field}'))`;
const records = (field: string, parts: readonly string[]) =>
  `(select group_concat(${parts.map((part) => `coalesce(value ->> '${part}', '')`).join(` || ' | ' || `)}, '; ')
    from json_each(revision.content, '$.${field}'))`;
const text = (field: string) => `revision.content ->> '$.${field}'`;

const SAME_CELLS = `
  select event.id, event.date, event.title, ${text('summary')}, event.title_ru, ${text('summary_ru')}, event.kind,
    event.status, ${list('initiators')}, ${list('targets')},
    ${records('participants', ['name', 'office', 'party'])},
    ${text('location.place')}, event.country, ${text('people_expelled')}, ${list('missions_affected')},
    ${text('in_force')}, ${text('in_force_until')}, ${records('links', ['relation', 'to'])},
    ${records('sources', ['publisher', 'title', 'published', 'url', 'quote', 'archived_url'])},
    ${list('tags')}, event.review, event.cameo, event.goldstein
  from event join revision on revision.event_key = event.key and revision.version = event.version
  where event.deleted_at is null order by event.first_day, event.last_day, event.key`;

const EVENT_TABLE = `
  select id, version, updated_at, date, title, title_ru, kind, status, review, cameo, goldstein, country,
    people_expelled, in_force_last_day
  from event where deleted_at is null order by first_day, last_day, key`;
