import type { Page } from '@playwright/test';
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
  ['SVG', 'Download SVG'],
  ['PNG 4×', 'Download PNG'],
  ['PDF', 'Download PDF'],
] as const;

/** The whole of each view as a picture in the size of the screen, from opening the picture editor to the file. */
export async function measurePictures({ browser, server, dataSet }: Bench): Promise<Section> {
  const context = await (await browser()).newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  const page = await context.newPage();
  const rows: Row[] = [];
  for (const [what, query] of VIEWS) {
    logProgress(`picture, ${what}`);
    await page.goto(`${server.address}/?${query}&sides=${dataSet.sides}`);
    await page.locator('.timeline canvas, .analysis-page svg').first().waitFor();
    await chooseWhole(page);
    const cells: number[] = [];
    for (const [, name] of FORMATS) {
      const times: number[] = [];
      for (let turn = 0; turn < TIMES; turn += 1) {
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        const start = performance.now();
        await page.getByRole('button', { name: /^Picture…/ }).click();
        const editor = page.getByRole('dialog', { name: 'Picture' });
        await editor.getByRole('button', { name }).isEnabled();
        await editor.getByRole('combobox', { name: 'PNG size' }).selectOption('4');
        const download = page.waitForEvent('download');
        await editor.getByRole('button', { name }).click();
        await (await download).path();
        times.push(performance.now() - start);
        await editor.getByRole('button', { name: 'Close', exact: true }).click();
      }
      cells.push(spreadOf(times).p50);
    }
    rows.push({ what, events: dataSet.count, cells });
  }
  await context.close();
  return {
    title: 'Pictures',
    note: `Everything in a view, from opening the picture editor to the file, at ${VIEWPORT.width} × ${VIEWPORT.height} px; ${TIMES} of each.`,
    columns: FORMATS.map(([name]) => `${name}, p50 ms`),
    rows,
  };
}

/** The editor remembers the choice for the next pictures of the session. */
async function chooseWhole(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Picture…/ }).click();
  const editor = page.getByRole('dialog', { name: 'Picture' });
  await editor.getByRole('combobox', { name: 'Size', exact: true }).selectOption('screen');
  const everything = editor.getByRole('radio', { name: 'Everything' });
  if (await everything.isVisible()) await everything.check();
  await editor.getByRole('button', { name: 'Download SVG' }).isEnabled();
  await editor.getByRole('button', { name: 'Close', exact: true }).click();
}
