import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Bench, logProgress } from './bench.ts';
import type { ChildServer } from './child-server.ts';
import { FIRST_CHART } from './first-chart.ts';
import { type FrameFigures, measureGesture, pan, zoom } from './frames.ts';
import { type Cell, ratio, type Section } from './report.ts';
import { medianOf, spreadOf } from './timing.ts';

const NAVIGATIONS = 9;
const VIEWPORT = { width: 1280, height: 720 };
const SCRIPT_AIM_KB = 120;
const FRAME_COLUMNS = [
  'frames',
  'p50 ms',
  'p95 ms',
  'longest frame, ms',
  'script p50 ms',
  'script p95 ms',
  'main thread per step, ms',
  'heap after, MB',
];
const WEIGHT_COLUMNS = ['until first chart, kB', 'in total, kB', 'target', '× target'];

/** What a reader experiences: time to the first chart, frames of a zoom and a pan, bytes, heap. */
export async function measurePage(bench: Bench): Promise<Section[]> {
  const browser = await bench.browser();
  return [
    await measureFirstChart(browser, bench),
    await measureFrames(browser, bench),
    await measureWeight(browser, bench),
  ];
}

const ROUNDS = 3;

/** The page of several versions in alternation, so that other load on the machine affects all of them. */
export async function comparePage(
  { dataSet, peer, browser }: Pick<Bench, 'dataSet' | 'peer' | 'browser'>,
  versions: Readonly<Record<string, ChildServer>>,
): Promise<Section[]> {
  const launched = await browser();
  const charts = new Map<string, number[]>();
  const frames = new Map<string, Cell[][]>();
  const empty: number[] = [];
  for (let turn = 0; turn < NAVIGATIONS; turn += 1) {
    empty.push(await navigate(launched, peer.address));
    for (const [name, server] of Object.entries(versions)) {
      addTo(charts, name, await navigate(launched, pageAddress({ server, dataSet })));
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, server] of Object.entries(versions)) {
      logProgress(`frames, ${name}`);
      const { rows } = await measureFrames(launched, { server, dataSet });
      for (const { what, cells } of rows) addTo(frames, `${what}, ${name}`, cells as Cell[]);
    }
  }
  const weights = await Promise.all(
    Object.entries(versions).map(async ([name, server]) => ({
      name,
      ...(await measureWeight(launched, { server, dataSet })),
    })),
  );
  const { count: events } = dataSet;
  return [
    {
      title: 'Before and after: first chart',
      note: `Empty cache, ${NAVIGATIONS} navigations each, in alternation with an empty page.`,
      columns: ['p50 ms', 'slowest ms', 'p50, × empty page'],
      rows: [...charts].map(([name, samples]) => ({
        what: `first chart, ${name}`,
        events,
        cells: [medianOf(samples), Math.max(...samples), ratio(medianOf(samples), medianOf(empty))],
      })),
    },
    {
      title: 'Before and after: frames',
      note: `As in “Frames”; each figure is the median of ${ROUNDS} rounds in alternation.`,
      columns: FRAME_COLUMNS,
      rows: [...frames].map(([what, rounds]) => ({
        what,
        events,
        cells: FRAME_COLUMNS.map((_, column) => medianOf(rounds.map((cells) => Number(cells[column])))),
      })),
    },
    {
      title: 'Before and after: page weight',
      note: 'As in “Page weight”.',
      columns: WEIGHT_COLUMNS,
      rows: weights.flatMap(({ name, rows }) =>
        rows.map((row) => ({ ...row, what: `${row.what}, ${name}` })),
      ),
    },
  ];
}

function addTo<T>(lists: Map<string, T[]>, name: string, value: T): void {
  lists.set(name, [...(lists.get(name) ?? []), value]);
}

type PageParts = Pick<Bench, 'server' | 'dataSet'>;

async function measureFirstChart(browser: Browser, bench: Bench): Promise<Section> {
  logProgress('navigation to first chart');
  const ours: number[] = [];
  const empty: number[] = [];
  // Alternating, so that other load on the machine affects both.
  for (let turn = 0; turn < NAVIGATIONS; turn += 1) {
    empty.push(await navigate(browser, bench.peer.address));
    ours.push(await navigate(browser, pageAddress(bench)));
  }
  const [chart, nothing] = [spreadOf(ours), spreadOf(empty)];
  return {
    title: 'Navigation to first chart',
    note: `Empty cache, ${NAVIGATIONS} navigations each, from navigation to the first frame with events. The peer is an empty page from a bare Express route, to its first frame.`,
    columns: ['p50 ms', 'slowest ms', 'empty page p50 ms', 'p50, × empty page'],
    rows: [
      {
        what: 'first chart',
        events: bench.dataSet.count,
        cells: [chart.p50, Math.max(...ours), nothing.p50, ratio(chart.p50, nothing.p50)],
      },
    ],
  };
}

async function navigate(browser: Browser, address: string): Promise<number> {
  return withPage(browser, async (page) => {
    await page.goto(address, { waitUntil: 'commit' });
    return firstChartMs(page);
  });
}

async function firstChartMs(page: Page): Promise<number> {
  const mark = await page.waitForFunction(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
    FIRST_CHART,
  );
  return (await mark.jsonValue()) ?? Number.NaN;
}

async function measureFrames(browser: Browser, bench: PageParts): Promise<Section> {
  logProgress('frames of a zoom and a pan');
  return withPage(browser, async (page) => {
    await page.goto(pageAddress(bench));
    await firstChartMs(page);
    await page.waitForLoadState('networkidle');
    const surface = await page.getByRole('listbox').first().boundingBox();
    if (!surface) throw new Error('The chart is not visible.');
    const zoomed = await measureGesture(page, () => zoom(page, surface));
    const panned = await measureGesture(page, () => pan(page, surface));
    const row = (what: string, figures: FrameFigures): Section['rows'][number] => ({
      what,
      events: bench.dataSet.count,
      cells: cellsOf(figures),
    });
    return {
      title: 'Frames',
      note: 'One wheel or mouse step per frame, in headless Chromium without a GPU. Time from frame to frame (16.7 ms on a 60 Hz display), script time inside a frame, and all main-thread work (input, script, style, layout, paint) per frame.',
      columns: FRAME_COLUMNS,
      rows: [
        row('zoom by wheel, 60 steps, whole span to a year', zoomed),
        row('pan by mouse, 60 steps, at a year', panned),
      ],
    };
  });
}

function cellsOf({ frames, longestMs, script, mainThreadMs, heapMb }: FrameFigures): Cell[] {
  return [frames.samples, frames.p50, frames.p95, longestMs, script.p50, script.p95, mainThreadMs, heapMb];
}

async function measureWeight(browser: Browser, bench: PageParts): Promise<Section> {
  logProgress('page weight');
  return withPage(browser, async (page) => {
    await page.goto(pageAddress(bench));
    const drawnMs = await firstChartMs(page);
    await page.waitForLoadState('networkidle');
    const files = await page.evaluate(readFiles);
    const kb = (type: FileType, untilMs = Number.POSITIVE_INFINITY) =>
      files
        .filter((file) => file.type === type && file.startMs < untilMs)
        .reduce((sum, { bytes }) => sum + bytes / 1000, 0);
    const row = (what: string, type: FileType, aimKb?: number): Section['rows'][number] => ({
      what,
      events: bench.dataSet.count,
      cells: [
        kb(type, drawnMs),
        kb(type),
        aimKb === undefined ? undefined : `≤ ${aimKb} kB`,
        aimKb === undefined ? undefined : ratio(kb(type, drawnMs), aimKb),
      ],
    });
    return {
      title: 'Page weight',
      note: 'Compressed bytes that are requested before the first chart is drawn. The second column adds what the page loads later without user action.',
      columns: WEIGHT_COLUMNS,
      rows: [
        row('script', 'script', SCRIPT_AIM_KB),
        row('styles', 'style'),
        row('fonts', 'font'),
        row('HTML', 'html'),
        row('API responses', 'api'),
      ],
    };
  });
}

type FileType = 'script' | 'style' | 'font' | 'html' | 'api' | 'other';

interface LoadedFile {
  readonly type: FileType;
  readonly bytes: number;
  readonly startMs: number;
}

/** Runs in the page. */
function readFiles(): LoadedFile[] {
  const typeOf = (path: string): FileType => {
    if (path.startsWith('/api/')) return 'api';
    if (path.endsWith('.js')) return 'script';
    if (path.endsWith('.css')) return 'style';
    return path.endsWith('.woff2') ? 'font' : 'other';
  };
  const [navigation] = performance.getEntriesByType('navigation');
  const html = navigation instanceof PerformanceNavigationTiming ? navigation.encodedBodySize : 0;
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return [
    { type: 'html', bytes: html, startMs: 0 },
    ...resources.map(({ name, encodedBodySize, startTime }) => ({
      type: typeOf(new URL(name).pathname),
      bytes: encodedBodySize,
      startMs: startTime,
    })),
  ];
}

async function withPage<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: VIEWPORT });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

function pageAddress({ server, dataSet }: PageParts): string {
  // Naming the default pair in the address would add a filter.
  return dataSet.sides === 'US,RU' ? `${server.address}/` : `${server.address}/?sides=${dataSet.sides}`;
}
