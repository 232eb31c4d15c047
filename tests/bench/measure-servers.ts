import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { type Bench, logProgress } from './bench.ts';
import { ChangeStream } from './change-stream.ts';
import { type ChildServer, startDemarche } from './child-server.ts';
import { Connection } from './connection.ts';
import { createNote } from './notes.ts';
import { type Row, ratio, type Section } from './report.ts';
import { callsPerSecond, type Spread, spreadOf } from './timing.ts';

const COUNTS = [1, 2, 4];
/** In total, whatever the number of servers. */
const CONNECTIONS = 16;
const RATE_MS = 3_000;
const WRITES = 100;
const PAGE_WRITES = 20;
/** A page waits longer to refresh when changes follow one another quickly. */
const PAUSE_MS = 1_000;

/** Several servers on one database: their total read rate, and the delay from a write on one to a reader of another. */
export async function measureServers(bench: Bench): Promise<Section[]> {
  const reads: Row[] = [];
  const delays: Row[] = [];
  const added: ChildServer[] = [];
  try {
    let alone: number | undefined;
    for (const count of COUNTS) {
      logProgress(`${count} server${count === 1 ? '' : 's'} on one database`);
      while (1 + added.length < count) added.push(await startDemarche(bench.store.databaseUrl));
      const servers = [bench.server, ...added];
      const perSecond = await readsPerSecond(servers, bench);
      alone ??= perSecond;
      const head = {
        what: `${count} server${count === 1 ? '' : 's'}`,
        engine: bench.store.engine,
        events: bench.dataSet.count,
      };
      reads.push({ ...head, cells: [perSecond, ratio(perSecond, alone)] });
      const last = servers.at(-1) ?? bench.server;
      const stream = await delayToStream(bench.server, last, `${count}-servers`);
      const page = await delayToPage(await bench.browser(), bench.server, last, `${count}-servers-page`);
      delays.push({ ...head, cells: [...cellsOf(stream), ...cellsOf(page)] });
    }
  } finally {
    for (const server of added) await server.stop();
  }
  return [
    {
      title: 'Several servers',
      note: `Lists and timeline windows in turn, from ${CONNECTIONS} connections in total. Servers, database and client share the cores of one machine, so this does not show what more cores would bring.`,
      columns: ['reads/s', '× one server'],
      rows: reads,
    },
    {
      title: 'From a write to another reader',
      note: 'From the first byte of a write sent to the first server until the last server notifies a client, and until a page open there shows it in its table.',
      columns: ['notified p50 ms', 'notified p99 ms', 'on the page p50 ms', 'on the page p99 ms'],
      rows: delays,
    },
  ];
}

function cellsOf({ p50, p99 }: Spread): number[] {
  return [p50, p99];
}

async function readsPerSecond(servers: readonly ChildServer[], { dataSet }: Bench): Promise<number> {
  const paths = [
    '/api/events',
    `/api/events?${dataSet.queries.kind}`,
    `/api/timeline?width=1200&sides=${dataSet.sides}&from=2018-01-01&to=2018-12-31`,
    `/api/events?${dataSet.queries.rareWord}`,
  ];
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => {
      const server = servers[index % servers.length] ?? servers[0];
      if (server === undefined) throw new Error('No server.');
      return Connection.open(server.address);
    }),
  );
  const callers = connections.map((connection, index) => {
    let turn = index;
    return () => {
      turn += 1;
      return connection.send(paths[turn % paths.length] ?? '/api/events');
    };
  });
  await callsPerSecond(callers, RATE_MS / 3);
  const perSecond = await callsPerSecond(callers, RATE_MS);
  for (const connection of connections) connection.close();
  return perSecond;
}

async function delayToStream(from: ChildServer, to: ChildServer, series: string): Promise<Spread> {
  const connection = await Connection.open(from.address);
  const stream = await ChangeStream.open(to.address);
  const samples: number[] = [];
  for (let turn = 0; turn < WRITES; turn += 1) {
    const { id, request } = createNote(series, turn);
    const notified = stream.nextChangeOf(id);
    const startMs = performance.now();
    await connection.send('/api/events', request);
    await notified;
    samples.push(performance.now() - startMs);
  }
  stream.close();
  connection.close();
  return spreadOf(samples);
}

/** Page and bench run on one machine, so `timeOrigin + now()` of both can be compared. */
async function delayToPage(
  browser: Browser,
  from: ChildServer,
  to: ChildServer,
  series: string,
): Promise<Spread> {
  const connection = await Connection.open(from.address);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${to.address}/?view=table&sort=-updated_at`);
    await page.getByRole('row').nth(1).waitFor();
    const samples: number[] = [];
    for (let turn = 0; turn < PAGE_WRITES; turn += 1) {
      const { request } = createNote(series, turn);
      const shown = await watchForText(page, `(${series}, ${turn})`);
      const startMs = performance.timeOrigin + performance.now();
      await connection.send('/api/events', request);
      samples.push((await shown.at()) - startMs);
      await sleep(PAUSE_MS);
    }
    return spreadOf(samples);
  } finally {
    await context.close();
    connection.close();
  }
}

/** Starts watching the page for a text; `at` resolves to the time it appeared, in ms since 1970. */
async function watchForText(page: Page, text: string): Promise<{ at(): Promise<number> }> {
  await page.evaluate((wanted) => {
    Object.assign(window, {
      shownAt: new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.textContent?.includes(wanted)) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    });
  }, text);
  return { at: () => page.evaluate(() => (window as unknown as { shownAt: Promise<number> }).shownAt) };
}
