import { dayOf, isoDay } from '../../domain/dates/day-span.ts';
import { SUGGESTION_FIELDS } from '../../domain/query/suggestion-field.ts';
import { type Bench, logProgress } from './bench.ts';
import { Connection } from './connection.ts';
import { type Row, ratio, type Section } from './report.ts';
import { callsPerSecond, spreadOf, timeEach } from './timing.ts';

const WARM_UP = { times: 40, withinMs: 1_000 };
const LATENCY = { times: 500, withinMs: 2_500 };
const RATE_MS = 1_000;
const CONNECTIONS = 8;

const COLUMNS = ['kB', 'p50 ms', 'p95 ms', 'p99 ms', 'p50, × peer', 'requests/s', '× peer'];

/** List pages: the first, one in the middle, filtered and searched. */
export async function measureList(bench: Bench): Promise<Section> {
  const { kind, party, commonWord, rareWord } = bench.dataSet.queries;
  const cursor = await middleOfList(bench);
  return {
    title: 'Lists',
    note: `\`GET /api/events\`, 50 events per page. ${PEER_NOTE}`,
    columns: COLUMNS,
    rows: await measureAll(bench, [
      ['first page', '/api/events'],
      ['page in the middle', `/api/events?cursor=${encodeURIComponent(cursor)}`],
      ['latest changed first', '/api/events?sort=-updated_at'],
      ['one kind', `/api/events?${kind}`],
      ['one party', `/api/events?${party}`],
      ['one kind and one party', `/api/events?${kind}&${party}`],
      ['search, common word', `/api/events?${commonWord}`],
      ['search, common word, by relevance', `/api/events?${commonWord}&sort=relevance`],
      ['search, rare words', `/api/events?${rareWord}`],
    ]),
  };
}

/** The requests of the timeline chart. */
export async function measureTimeline(bench: Bench): Promise<Section> {
  const { dataSet } = bench;
  const { kind, party, commonWord, rareWord } = dataSet.queries;
  const base = `/api/timeline?width=1200&sides=${dataSet.sides}`;
  const year = 'from=2018-01-01&to=2018-12-31';
  return {
    title: 'Timeline',
    note: `\`GET /api/timeline\` at a width of 1,200 px. ${PEER_NOTE}`,
    columns: COLUMNS,
    rows: await measureAll(bench, [
      ['whole span', base],
      ['a decade', `${base}&from=2010-01-01&to=2019-12-31`],
      ['a year', `${base}&${year}`],
      ['whole span, one kind and one party', `${base}&${kind}&${party}`],
      ['a year, one kind and one party', `${base}&${year}&${kind}&${party}`],
      ['whole span, common word', `${base}&${commonWord}`],
      ['a year, common word', `${base}&${year}&${commonWord}`],
      ['any window', windowsOf(base)],
      [
        'any window, kinds and parties',
        [`&${kind}`, `&${party}`, `&${kind}&${party}`].flatMap((words) => windowsOf(base + words)),
      ],
      ['any window, rare words', windowsOf(`${base}&${rareWord}`)],
      ['any window, common word', windowsOf(`${base}&${commonWord}`)],
    ]),
  };
}

/** The requests of the analysis views. */
export async function measureAnalysis(bench: Bench): Promise<Section> {
  const { sides, queries } = bench.dataSet;
  const at = (path: string) => `${path}${path.includes('?') ? '&' : '?'}sides=${sides}`;
  const { kind, party, commonWord } = queries;
  const days = Array.from({ length: 24 }, (_, index) => isoDay(dayOf(1994) + index * 480));
  return {
    title: 'Analysis',
    note: `${PEER_NOTE}`,
    columns: COLUMNS,
    rows: await measureAll(bench, [
      ['exchanges', at('/api/exchanges')],
      ['exchanges, one kind and one party', at(`/api/exchanges?${kind}&${party}`)],
      ['exchanges, common word', at(`/api/exchanges?${commonWord}`)],
      ['unanswered', at('/api/exchanges?show=unanswered')],
      ['in force, any day', days.map((day) => at(`/api/in-force?on=${day}`))],
      ['in force, any day, common word', days.map((day) => at(`/api/in-force?on=${day}&${commonWord}`))],
      ['tension by month', at('/api/tension')],
      ['tension by week, two years', at('/api/tension?per=week&window=2016-01-01/2017-12-31')],
      ['tension, common word', at(`/api/tension?${commonWord}`)],
      ['events behind a point, any day', days.map((day) => at(`/api/tension/events?day=${day}`))],
    ]),
  };
}

/** Suggestions for every field: the most used values, and one, two and three letters in both scripts. */
export async function measureSuggestions(bench: Bench): Promise<Section> {
  const starts = ['', 'e', 'ze', 'min', 'з', 'по', 'стр'];
  return {
    title: 'Suggestions',
    note: `\`GET /api/suggestions\`, 10 values. ${PEER_NOTE}`,
    columns: COLUMNS,
    rows: await measureAll(
      bench,
      SUGGESTION_FIELDS.map((field) => [
        field,
        starts.map((start) => `/api/suggestions?field=${field}&q=${encodeURIComponent(start)}`),
      ]),
    ),
  };
}

/** What the search box, the form and the table ask for: matches, corrections, similar events and counts. */
export async function measureSearch(bench: Bench): Promise<Section> {
  const { kind, commonWord, rareWord, misspelt } = bench.dataSet.queries;
  const ids = await idsOfList(bench);
  return {
    title: 'Search, duplicates and counts',
    note: PEER_NOTE,
    columns: COLUMNS,
    rows: await measureAll(bench, [
      ['best matches, common word', `/api/search?${commonWord}&limit=8`],
      ['best matches, rare words', `/api/search?${rareWord}&limit=8`],
      ['correction of a misspelt word', `/api/spelling?${misspelt}`],
      ['similar events, any event', ids.map((id) => `/api/events/${encodeURIComponent(id)}/similar`)],
      ['counts for the filter menus', '/api/facets'],
      ['counts, one kind', `/api/facets?${kind}`],
      ['counts, common word', `/api/facets?${commonWord}`],
      ['groups by year', '/api/groups?by=year'],
      ['groups by initiator', '/api/groups?by=initiator'],
    ]),
  };
}

/** The ids of a page in the middle of the list. */
async function idsOfList(bench: Bench): Promise<string[]> {
  const cursor = await middleOfList(bench);
  const connection = await Connection.open(bench.server.address);
  const { body } = await connection.send(`/api/events?cursor=${encodeURIComponent(cursor)}`);
  connection.close();
  return JSON.parse(body.toString()).items.map(({ id }: { readonly id: string }) => id);
}

/** Windows of all lengths, from the whole span to a week, spread over the span. */
function windowsOf(base: string): string[] {
  const first = dayOf(1991);
  const days = dayOf(2026) - first;
  return Array.from({ length: 40 }, (_, index) => {
    const length = Math.round(days * (7 / days) ** (index / 39));
    const start = first + Math.round(((days - length) * ((index * 17) % 40)) / 39);
    return `${base}&from=${isoDay(start)}&to=${isoDay(start + length)}`;
  });
}

const PEER_NOTE =
  'The peer is a bare Express route that sends the same bytes as a constant, without middleware. Each runs in its own process, uncompressed over loopback. ' +
  `Latencies use one connection, requests/s use ${CONNECTIONS}.`;

async function measureAll(
  bench: Bench,
  requests: readonly (readonly [what: string, paths: string | readonly string[]])[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [what, paths] of requests) {
    logProgress(what);
    rows.push(await measureRequest(bench, what, typeof paths === 'string' ? [paths] : paths));
  }
  return rows;
}

async function measureRequest(
  { server, peer, dataSet, store }: Bench,
  what: string,
  paths: readonly string[],
): Promise<Row> {
  const connection = await Connection.open(server.address);
  const { body } = await connection.send(paths[0] ?? '');
  connection.close();
  const toPeer = await Connection.open(peer.address);
  await toPeer.send(CONSTANT, { method: 'PUT', body });
  toPeer.close();

  const ours = await measureOne(server.address, paths);
  const theirs = await measureOne(peer.address, [CONSTANT]);
  return {
    what,
    engine: store.engine,
    events: dataSet.count,
    cells: [
      body.length / 1000,
      ours.latency.p50,
      ours.latency.p95,
      ours.latency.p99,
      ratio(ours.latency.p50, theirs.latency.p50),
      ours.perSecond,
      ratio(ours.perSecond, theirs.perSecond),
    ],
  };
}

const CONSTANT = '/constants/same';

async function measureOne(address: string, paths: readonly string[]) {
  let sent = 0;
  const next = () => paths[sent++ % paths.length] ?? '';
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(address)));
  const [first] = connections;
  if (!first) throw new Error('No connection.');
  await timeEach(() => first.send(next()), WARM_UP);
  const latency = spreadOf(await timeEach(() => first.send(next()), LATENCY));
  const perSecond = await callsPerSecond(
    connections.map((connection) => () => connection.send(next())),
    RATE_MS,
  );
  for (const connection of connections) connection.close();
  return { latency, perSecond };
}

const MAX_PAGE_SIZE = 500;

/** A cursor with half of the events before it. */
async function middleOfList({ server, dataSet }: Bench): Promise<string> {
  const connection = await Connection.open(server.address);
  const limit = Math.min(MAX_PAGE_SIZE, Math.ceil(dataSet.count / 2));
  let cursor = '';
  for (let passed = 0; passed < dataSet.count / 2; passed += limit) {
    const path = `/api/events?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await connection.send(path);
    cursor = JSON.parse(body.toString()).next_cursor ?? cursor;
  }
  connection.close();
  return cursor;
}
