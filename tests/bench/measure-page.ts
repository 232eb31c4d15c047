import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Bench, say } from './bench.ts';
import { FIRST_CHART } from './first-chart.ts';
import { type FrameFigures, measureGesture, pan, zoom } from './frames.ts';
import { type Cell, ratio, type Section } from './report.ts';
import { spreadOf } from './timing.ts';

const NAVIGATIONS = 9;
const VIEWPORT = { width: 1280, height: 720 };
const SCRIPT_AIM_KB = 150;

/** What a reader waits for and carries: the first chart, the frames of a zoom and a pan, the bytes, the heap. */
export async function measurePage(bench: Bench): Promise<Section[]> {
  const browser = await bench.browser();
  return [
    await measureFirstChart(browser, bench),
    await measureFrames(browser, bench),
    await measureWeight(browser, bench),
  ];
}

async function measureFirstChart(browser: Browser, bench: Bench): Promise<Section> {
  say('navigation to first chart');
  const ours: number[] = [];
  const empty: number[] = [];
  // In turn, so that whatever else the machine does meets both.
  for (let turn = 0; turn < NAVIGATIONS; turn += 1) {
    empty.push(await navigate(browser, bench.peer.address));
    ours.push(await navigate(browser, pageOf(bench)));
  }
  const [chart, nothing] = [spreadOf(ours), spreadOf(empty)];
  return {
    title: 'Navigation to first chart',
    note: `Nothing cached, ${NAVIGATIONS} navigations each, from navigation to the frame that draws events. The peer is an empty page from a bare Express route, to its first frame.`,
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
  return inNewContext(browser, async (page) => {
    await page.goto(address, { waitUntil: 'commit' });
    return whenDrawn(page);
  });
}

async function whenDrawn(page: Page): Promise<number> {
  const mark = await page.waitForFunction(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
    FIRST_CHART,
  );
  return (await mark.jsonValue()) ?? Number.NaN;
}

async function measureFrames(browser: Browser, bench: Bench): Promise<Section> {
  say('frames of a zoom and a pan');
  return inNewContext(browser, async (page) => {
    await page.goto(pageOf(bench));
    await whenDrawn(page);
    await page.waitForLoadState('networkidle');
    const surface = await page.getByRole('listbox').first().boundingBox();
    if (!surface) throw new Error('The chart is not to be seen.');
    const zoomed = await measureGesture(page, () => zoom(page, surface));
    const panned = await measureGesture(page, () => pan(page, surface));
    const row = (what: string, figures: FrameFigures): Section['rows'][number] => ({
      what,
      events: bench.dataSet.count,
      cells: cellsOf(figures),
    });
    return {
      title: 'Frames',
      note: 'One step of the wheel or the mouse a frame, in headless Chromium that draws without a GPU. From frame to frame (a display of 60 Hz gives one every 16.7 ms), script inside a frame, and all work of the page’s main thread (input, script, style, layout, paint) for each frame.',
      columns: [
        'frames',
        'p50 ms',
        'p95 ms',
        'longest until at rest, ms',
        'script p50 ms',
        'script p95 ms',
        'main thread, mean ms',
        'heap after, MB',
      ],
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

async function measureWeight(browser: Browser, bench: Bench): Promise<Section> {
  say('page weight');
  return inNewContext(browser, async (page) => {
    await page.goto(pageOf(bench));
    const drawnMs = await whenDrawn(page);
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
      note: 'Bytes over the wire as a browser asks for them, compressed, all that is asked for before the first chart is drawn. Whatever comes of itself later is in the second column; the table’s code comes in the first idle moment, often before the chart.',
      columns: ['until first chart, kB', 'with what follows, kB', 'aim', '× aim'],
      rows: [
        row('script', 'script', SCRIPT_AIM_KB),
        row('styles', 'style'),
        row('fonts', 'font'),
        row('HTML', 'html'),
        row('events and words', 'api'),
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

async function inNewContext<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: VIEWPORT });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

function pageOf({ server, dataSet }: Bench): string {
  // The default pair names itself; to ask for it would filter by it.
  return dataSet.sides === 'US,RU' ? `${server.address}/` : `${server.address}/?sides=${dataSet.sides}`;
}
