import type { Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { expect, test } from './fixtures.ts';
import { pixelsOf } from './pixels.ts';
import { theChart } from './the-chart.ts';

test('page and chart follow the system between light and dark', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(app.address);
  const chart = await theChart(page);
  await expect.poll(async () => (await pixelsOf(chart)).brightness).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await pixelsOf(chart)).brightness).toBeLessThan(80);
  expect((await pixelsOf(chart)).coloured).toBeGreaterThan(1_000);
  expect((await pixelsOf(page.getByRole('banner'))).brightness).toBeLessThan(80);
});

/** How often the window changes from one zoom to its rest. */
async function stepsOfAZoom(page: Page): Promise<number> {
  const start = page.getByRole('slider', { name: 'Start of the visible period' });
  await (await theChart(page)).focus();
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

test('a zoom glides, but for readers who asked for less motion it is there at once', async ({
  page,
  app,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(app.address);
  expect(await stepsOfAZoom(page)).toBeGreaterThan(2);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(app.address);
  expect(await stepsOfAZoom(page)).toBe(1);
});

const FORMATS = [
  [/^SVG/, 'svg', '<svg'],
  [/^PNG image/, 'png', '\x89PNG'],
  [/^PNG 4×/, 'png', '\x89PNG'],
  [/^PDF/, 'pdf', '%PDF-'],
] as const;

for (const [view, ready] of [
  ['window=2018-01-01/2018-12-31', 'canvas'],
  ['view=exchanges', '.chain'],
  ['view=in-force&on=2021-10-12', '.measures'],
  ['view=tension', '.tension-line'],
  ['view=table', '[role=row], tr'],
] as const) {
  test(`the view ${view} can be saved as a picture, as a drawing, an image or a page`, async ({
    page,
    app,
  }) => {
    await page.goto(`${app.address}/?${view}`);
    await page.locator(ready).first().waitFor();
    for (const [format, extension, start] of FORMATS) {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: format }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toMatch(new RegExp(`-US-RU-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`));
      const stream = await file.createReadStream();
      stream.setEncoding('latin1');
      let text = '';
      for await (const part of stream) text += part;
      expect(text.startsWith(start)).toBe(true);
      expect(text.length).toBeGreaterThan(2_000);
      if (extension === 'svg') {
        expect(text).toContain(eventCount(countStarterEvents()));
        expect(text).toMatch(/Sources: \w/);
        expect(text).toContain(`${app.address}/?`);
      }
    }
  });
}

test('of nothing there is no picture, and it says so', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?view=exchanges`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText('No event matches this filter. The files will be empty.')).toBeVisible();
  await page.getByRole('button', { name: /^SVG/ }).click();
  await expect(page.getByText('there is nothing to draw')).toBeVisible();
});
