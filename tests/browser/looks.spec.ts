import type { Page } from '@playwright/test';
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
  const start = page.getByRole('slider', { name: 'Start of the window' });
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

test('the chart can be saved as a picture, as a drawing or as an image', async ({ page, app }) => {
  await page.goto(`${app.address}/?window=2018-01-01/2018-12-31`);
  await theChart(page);
  for (const [format, start] of [
    ['SVG', '<svg'],
    ['PNG', '\x89PNG'],
  ] as const) {
    await page.getByRole('button', { name: 'Save the chart as a picture' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: new RegExp(`^${format}`) }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`US-RU-2018-01-01_2018-12-31.${format.toLowerCase()}`);
    const stream = await file.createReadStream();
    stream.setEncoding('latin1');
    let text = '';
    for await (const part of stream) text += part;
    expect(text).toContain(start);
  }
});
