import type { Page } from '@playwright/test';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

/** Controls of the page that have no meaning on paper. */
const CONTROLS = ['Export', 'Import', 'New event', 'Search', 'Zoom in'];

/** The visible texts of the page as it is printed. */
async function printedTexts(page: Page): Promise<string> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  // A selection has only the texts that are visible.
  const text = await page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.body);
    return selection?.toString() ?? '';
  });
  const svg = await page.locator('svg.printed-chart text').allTextContents();
  return [text, ...svg].join('\n');
}

/** The code that draws the chart for paper is loaded when the browser is idle. */
async function printableChart(page: Page): Promise<void> {
  await expect(async () => {
    const count = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const { length } = document.querySelectorAll('.printed-chart');
      dispatchEvent(new Event('afterprint'));
      return length;
    });
    expect(count).toBe(1);
  }).toPass();
}

for (const [view, ready, content] of [
  ['window=2018-01-01/2018-12-31', 'canvas', ['United States', 'Salisbury', 'Jul', 'Sanctions']],
  ['view=exchanges', '.chain', ['Actions and responses', 'Russia responded to']],
  ['view=in-force&on=2021-10-12', '.measures', ['12 October 2021', 'restrictive measures']],
  ['view=tension', '.tension-line', ['Tension', 'Goldstein']],
  ['view=start', '.start-page h3', ['events']],
  ['view=table&kind=expulsion', 'tbody [scope=row]', ['Expulsion']],
] as const) {
  test(`the view ${view} is printed without menus, in light colours`, async ({ page, app }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${app.address}/?${view}`);
    await page.locator(ready).first().waitFor();
    if (ready === 'canvas') await loadedChart(page);
    if (ready === 'canvas') await printableChart(page);
    const texts = await printedTexts(page);
    for (const text of content) expect(texts).toContain(text);
    for (const control of CONTROLS) {
      await expect(page.getByRole('button', { name: control, exact: true })).toHaveCount(0);
    }
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Search the events' })).toHaveCount(0);
    // Nothing is cut off at the bottom of the screen.
    const hidden = await page.evaluate(() => {
      const views = document.querySelectorAll('.analysis-view, .start-view, .events, .page');
      return [...views].filter((view) => view.scrollHeight > view.clientHeight + 1).length;
    });
    expect(hidden).toBe(0);
  });
}

test('the printed file has the chart as a drawing, and the page is as before', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${app.address}/?window=2018-01-01/2018-12-31`);
  await loadedChart(page);
  await printableChart(page);
  const pdf = await page.pdf({ format: 'A4', landscape: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // One page, with the fonts of the texts and no picture of a canvas.
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf.toString('latin1')).toContain('IBMPlexSans');
  await expect(page.locator('.printed-chart')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  await expect(await loadedChart(page)).toBeVisible();
});
