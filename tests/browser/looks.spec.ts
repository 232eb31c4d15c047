import type { Page } from '@playwright/test';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';
import { pixelsOf } from './pixels.ts';

test.use({ readsOnly: true });

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

/** Number of window changes during one zoom, with a clock that does not depend on the machine's speed. */
async function countZoomSteps(page: Page): Promise<number> {
  const start = page.getByRole('slider', { name: 'Start of the visible period' });
  await (await loadedChart(page)).focus();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  const counting = await start.evaluateHandle((element) => {
    const seen = { steps: 0 };
    new MutationObserver(() => {
      seen.steps += 1;
    }).observe(element, { attributeFilter: ['aria-valuenow'] });
    return seen;
  });
  await page.keyboard.press('+');
  await page.clock.runFor(2_000);
  await expect(page).toHaveURL(/window=/);
  return counting.evaluate(({ steps }) => steps);
}

test('a zoom is animated unless the reader prefers reduced motion', async ({ page, app }) => {
  await page.clock.install();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(app.address);
  expect(await countZoomSteps(page)).toBeGreaterThan(2);
  await page.clock.resume();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(app.address);
  expect(await countZoomSteps(page)).toBe(1);
});
