import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';
import { pdfTexts } from './pdf-text.ts';
import { pixelsOf, pixelsOfPng } from './pixels.ts';

test('page and chart follow the system between light and dark', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(app.address);
  const chart = await loadedChart(page);
  await expect.poll(async () => (await pixelsOf(chart)).brightness).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await pixelsOf(chart)).brightness).toBeLessThan(80);
  expect((await pixelsOf(chart)).coloured).toBeGreaterThan(1_000);
  expect((await pixelsOf(page.getByRole('banner'))).brightness).toBeLessThan(80);
});

/** Number of window changes during one zoom. */
async function countZoomSteps(page: Page): Promise<number> {
  const start = page.getByRole('slider', { name: 'Start of the visible period' });
  await (await loadedChart(page)).focus();
  const counting = await start.evaluateHandle((element) => {
    const seen = { steps: 0 };
    new MutationObserver(() => {
      seen.steps += 1;
    }).observe(element, { attributeFilter: ['aria-valuenow'] });
    return seen;
  });
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/window=/);
  return counting.evaluate(({ steps }) => steps);
}

test('a zoom is animated unless the reader prefers reduced motion', async ({ page, app }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(app.address);
  expect(await countZoomSteps(page)).toBeGreaterThan(2);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(app.address);
  expect(await countZoomSteps(page)).toBe(1);
});

/** Saves a picture of the view through the export menu. */
async function savePicture(
  page: Page,
  format: RegExp,
  extent: 'Everything' | 'Visible part' = 'Visible part',
): Promise<{ readonly name: string; readonly file: Buffer }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const choice = page.getByRole('radio', { name: extent });
  if (await choice.isVisible()) await choice.check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: format }).click();
  const saved = await download;
  return { name: saved.suggestedFilename(), file: await readFile(await saved.path()) };
}

/** The texts of an SVG, without markup. */
function svgTexts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

const NAMES = 'United States and Russia';

/** The width in the header of the file. */
function pngWidth(png: Buffer): number {
  return png.readUInt32BE(16);
}

for (const [view, title, ready, minColoured] of [
  ['window=2018-01-01/2018-12-31', 'timeline', 'canvas', 1_000],
  ['view=exchanges', 'exchanges', '.chain', 20],
  ['view=in-force&on=2021-10-12', 'in force', '.measures', 500],
  ['view=tension', 'tension', '.tension-line', 20],
  ['view=table', 'table', '[role=row], tr', 20],
] as const) {
  test(`the view ${view} can be saved as SVG, PNG and PDF`, async ({ page, app }) => {
    await page.goto(`${app.address}/?${view}`);
    await page.locator(ready).first().waitFor();
    if (title === 'timeline') await loadedChart(page);

    const svg = await savePicture(page, /^SVG/);
    expect(svg.name).toMatch(/-US-RU-\d{4}-\d\d-\d\d\.svg$/);
    const markup = svg.file.toString();
    const texts = svgTexts(markup);
    expect(texts).toContain(`${NAMES}: ${title}`);
    expect(texts.join(' ')).toMatch(/\d events · as of \d/);
    expect(texts.join(' ')).toMatch(/Sources: \w/);
    // An address of this machine is useless to other readers.
    expect(markup).not.toContain(new URL(app.address).host);
    // More than the captions: shapes in the colours of the events' families.
    expect(texts.length).toBeGreaterThan(20);
    const [, width, height] = (/<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(markup) ?? []).map(Number);

    const png = await savePicture(page, /^PNG image/);
    const pixels = await pixelsOfPng(page, png.file);
    expect([pixels.width, pixels.height]).toEqual([width, height]);
    expect(pixels.coloured).toBeGreaterThan(minColoured);
    expect(pngWidth((await savePicture(page, /^PNG 4×/)).file)).toBe(pixels.width * 4);

    const pdf = await savePicture(page, /^PDF/);
    expect(pdf.file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdfTexts(pdf.file)).toContain(`${NAMES}: ${title}`);
  });
}

test('a picture of the whole timeline shows all years and leaves the page as it is', async ({
  page,
  app,
}) => {
  const address = `${app.address}/?window=2018-01-01/2018-12-31`;
  await page.goto(address);
  const chart = await loadedChart(page);
  const slider = page.getByRole('slider', { name: 'Start of the visible period' });
  const before = { url: page.url(), start: await slider.getAttribute('aria-valuenow') };
  const pixels = await pixelsOf(chart);
  const changes = await slider.evaluateHandle((element) => {
    const seen = { window: 0, address: 0 };
    new MutationObserver(() => {
      seen.window += 1;
    }).observe(element, { attributeFilter: ['aria-valuenow'] });
    for (const method of ['pushState', 'replaceState'] as const) {
      const original = history[method].bind(history);
      history[method] = (...args) => {
        seen.address += 1;
        original(...args);
      };
    }
    return seen;
  });

  const whole = svgTexts((await savePicture(page, /^SVG/, 'Everything')).file.toString());
  const visible = svgTexts((await savePicture(page, /^SVG/, 'Visible part')).file.toString());

  const { extent } = await (await page.request.get(`${app.address}/api/timeline?width=1000`)).json();
  const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
  const years = whole.filter((text) => /^\d{4}$/.test(text)).map(Number);
  expect(Math.min(...years)).toBeLessThan(yearOf(extent.first_day) + 5);
  expect(Math.max(...years)).toBeGreaterThan(yearOf(extent.last_day) - 5);
  expect(whole.join(' ')).toContain(`${eventCount(countStarterEvents())} · as of`);
  expect(visible.filter((text) => /^\d{4}$/.test(text))).toEqual(['2018']);
  expect(visible.join(' ')).toContain('1 January – 31 December 2018');

  expect(await changes.jsonValue()).toEqual({ window: 0, address: 0 });
  expect(page.url()).toBe(before.url);
  expect(await slider.getAttribute('aria-valuenow')).toBe(before.start);
  expect(await pixelsOf(chart)).toEqual(pixels);
});

test('reports that there is nothing to draw if no event matches', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?view=exchanges`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText('No event matches this filter. The files will be empty.')).toBeVisible();
  await page.getByRole('button', { name: /^SVG/ }).click();
  await expect(page.getByText('there is nothing to draw')).toBeVisible();
});
