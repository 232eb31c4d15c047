import { type Bench, logProgress } from './bench.ts';
import type { Row, Section } from './report.ts';
import { spreadOf } from './timing.ts';

const TIMES = 5;
const VIEWPORT = { width: 1280, height: 800 };

const VIEWS = [
  ['timeline', 'window=2016-01-01/2018-12-31'],
  ['exchanges', 'view=exchanges'],
  ['in force', 'view=in-force'],
  ['tension', 'view=tension'],
] as const;
const FORMATS = [
  ['SVG', /^SVG/],
  ['PNG 4×', /^PNG 4×/],
  ['PDF', /^PDF/],
] as const;

/** From the click to the file: the whole of each view as a picture. */
export async function measurePictures({ browser, server, dataSet }: Bench): Promise<Section> {
  const context = await (await browser()).newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  const page = await context.newPage();
  const rows: Row[] = [];
  for (const [what, query] of VIEWS) {
    logProgress(`picture, ${what}`);
    await page.goto(`${server.address}/?${query}&sides=${dataSet.sides}`);
    await page.locator('.timeline canvas, .analysis-page svg').first().waitFor();
    const cells: number[] = [];
    for (const [, name] of FORMATS) {
      const times: number[] = [];
      for (let turn = 0; turn < TIMES; turn += 1) {
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        await page.getByRole('radio', { name: 'Everything' }).check();
        const download = page.waitForEvent('download');
        const start = performance.now();
        await page.getByRole('button', { name }).click();
        await (await download).path();
        times.push(performance.now() - start);
      }
      cells.push(spreadOf(times).p50);
    }
    rows.push({ what, events: dataSet.count, cells });
  }
  await context.close();
  return {
    title: 'Pictures',
    note: `Everything in a view, from the click to the file, at ${VIEWPORT.width} × ${VIEWPORT.height} px; ${TIMES} of each.`,
    columns: FORMATS.map(([name]) => `${name}, p50 ms`),
    rows,
  };
}
