import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { defaultGoldstein } from '../../domain/cameo/default-goldstein.ts';
import { dayOf } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import type { EventInput } from '../../domain/events/event.ts';
import { type Bench, logProgress } from './bench.ts';
import type { Section } from './report.ts';
import { spreadOf } from './timing.ts';

const FOLDER = new URL('./peers/', import.meta.url);
const MAX_MS = 60_000;
const MS_PER_DAY = 86_400_000;
const VIEWPORT = { width: 1280, height: 720 };

interface Peer {
  readonly name: string;
  readonly script: string;
  readonly style?: string;
  /** It does not load more events than this. */
  readonly maxEvents: number;
  /** Runs in the page: draws the events and returns a function that shows a window. */
  readonly draw: (events: PeerEvents, element: HTMLElement, span: Span) => (from: number, to: number) => void;
}

/** Parallel arrays, one entry per event: time in ms, side 0 or 1, distance from the axis. */
interface PeerEvents {
  readonly times: Float64Array;
  readonly sides: Uint8Array;
  readonly heights: Float32Array;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const PEERS: readonly Peer[] = [
  {
    name: 'ECharts 6.1.0, scatter on a canvas, large mode',
    script: 'echarts/dist/echarts.min.js',
    maxEvents: Number.POSITIVE_INFINITY,
    draw(events, element, span) {
      // biome-ignore lint/suspicious/noExplicitAny: a script without types
      const chart = (globalThis as any).echarts.init(element);
      const points = (side: number) => {
        const data: [number, number][] = [];
        for (let index = 0; index < events.times.length; index += 1)
          if (events.sides[index] === side) data.push([events.times[index] ?? 0, events.heights[index] ?? 0]);
        return data;
      };
      chart.setOption({
        animation: false,
        xAxis: { type: 'time', min: span.from, max: span.to },
        yAxis: { type: 'value', min: -10, max: 10 },
        dataZoom: [{ type: 'inside' }],
        series: [0, 1].map((side) => ({
          type: 'scatter',
          large: true,
          largeThreshold: 2000,
          symbolSize: 4,
          data: points(side),
        })),
      });
      return (from, to) => chart.dispatchAction({ type: 'dataZoom', startValue: from, endValue: to });
    },
  },
  {
    name: 'vis-timeline 8.5.4, points in two groups',
    script: 'vis-timeline/standalone/umd/vis-timeline-graph2d.min.js',
    style: 'vis-timeline/styles/vis-timeline-graph2d.min.css',
    maxEvents: 1_000,
    draw(events, element, span) {
      // biome-ignore lint/suspicious/noExplicitAny: a script without types
      const { vis } = globalThis as any;
      const items = Array.from(events.times, (start, id) => ({
        id,
        group: events.sides[id],
        start,
        content: `Event ${id}`,
      }));
      const groups = [
        { id: 0, content: 'XR' },
        { id: 1, content: 'XF' },
      ];
      const options = { height: 560, start: span.from, end: span.to, showTooltips: false };
      const timeline = new vis.Timeline(element, new vis.DataSet(items), groups, options);
      return (from, to) => timeline.setWindow(from, to, { animation: false });
    },
  },
];

/** Other chart libraries with the same events in the same browser: load time, 60 zoom steps from the whole span to a year, heap. */
export async function measurePeers(bench: Bench): Promise<Section> {
  await install();
  const events = await readPoints(bench.dataSet.file);
  const browser = await bench.browser();
  const rows: Section['rows'][number][] = [];
  for (const peer of PEERS.filter(({ maxEvents }) => bench.dataSet.count <= maxEvents)) {
    logProgress(peer.name);
    const context = await browser.newContext({ viewport: VIEWPORT });
    const figures = await measurePeer(await context.newPage(), peer, events).catch(
      (error: Error) => error.message,
    );
    await context.close();
    rows.push({
      what: peer.name,
      events: bench.dataSet.count,
      cells: typeof figures === 'string' ? [figures.slice(0, 60)] : figures,
    });
  }
  return {
    title: 'Peers in the browser',
    note: 'The same events in other chart libraries, in the same browser. Load: from the call with all events to the second frame after it. Steps: 60 zoom steps from the whole span to a year. Heap: after that. The tables above have the figures of Démarche, including the server’s part.',
    columns: ['load, ms', 'step p50 ms', 'step p95 ms', 'heap, MB'],
    rows,
  };
}

/** Only the bench needs these packages, so `npm ci` does not install them. */
async function install(): Promise<void> {
  if (existsSync(new URL('node_modules', FOLDER))) return;
  logProgress('installing the peers');
  const options = { cwd: fileURLToPath(FOLDER) };
  await promisify(execFile)('npm', ['ci', '--legacy-peer-deps', '--ignore-scripts'], options);
}

async function readPoints(file: string) {
  const [times, sides, heights]: [number[], number[], number[]] = [[], [], []];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const event = JSON.parse(line) as EventInput;
    const side = event.initiators.includes('XR') || event.initiators.includes('US') ? 0 : 1;
    times.push(parseEdtf(event.date).day * MS_PER_DAY);
    sides.push(side);
    heights.push((side === 0 ? -1 : 1) * (event.goldstein ?? defaultGoldstein(event.kind)));
  }
  return { times, sides, heights };
}

async function measurePeer(
  page: Page,
  { script, style, draw }: Peer,
  points: Awaited<ReturnType<typeof readPoints>>,
): Promise<number[]> {
  const html = await readFile(new URL('page.html', FOLDER), 'utf8');
  const bytes = Buffer.concat([
    Buffer.from(Float64Array.from(points.times).buffer),
    Buffer.from(Float32Array.from(points.heights).buffer),
    Buffer.from(Uint8Array.from(points.sides).buffer),
  ]);
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname === '/points') return route.fulfill({ body: bytes });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto('http://127.0.0.1:9/');
  const modules = new URL('node_modules/', FOLDER);
  if (style) await page.addStyleTag({ path: fileURLToPath(new URL(style, modules)) });
  await page.addScriptTag({ path: fileURLToPath(new URL(script, modules)) });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const span = { from: dayOf(1991) * MS_PER_DAY, to: dayOf(2027) * MS_PER_DAY };
  const year = { from: dayOf(2018) * MS_PER_DAY, to: dayOf(2019) * MS_PER_DAY };
  const run = page.evaluate(runPeer, { draw: draw.toString(), count: points.times.length, span, year });
  const { loadMs, steps } = await Promise.race([
    run,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('over 60 s')), MAX_MS)),
  ]);
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  const { p50, p95 } = spreadOf(steps);
  return [loadMs, p50, p95, heap / 1e6];
}

/** Runs in the page. */
async function runPeer({
  draw,
  count,
  span,
  year,
}: {
  readonly draw: string;
  readonly count: number;
  readonly span: Span;
  readonly year: Span;
}) {
  const buffer = await (await fetch('/points')).arrayBuffer();
  const events = {
    times: new Float64Array(buffer, 0, count),
    heights: new Float32Array(buffer, count * 8, count),
    sides: new Uint8Array(buffer, count * 12, count),
  };
  const frame = () => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())));
  const element = document.getElementById('chart');
  const method = new Function(`return { ${draw} }.draw`)();
  const startMs = performance.now();
  const view = method(events, element, span);
  await frame();
  await frame();
  const loadMs = performance.now() - startMs;
  const steps: number[] = [];
  const total = 60;
  for (let step = 1; step <= total; step += 1) {
    const share = step / total;
    const stepMs = performance.now();
    view(span.from + (year.from - span.from) * share, span.to + (year.to - span.to) * share);
    await frame();
    await frame();
    steps.push((performance.now() - stepMs) / 2);
  }
  return { loadMs, steps };
}
