import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { syntheticEvents } from '../../server/commands/synthetic-events.ts';
import { loadedChart, windowIn } from './chart.ts';
import { expect, test } from './fixtures.ts';
import { openImport } from './more-actions.ts';

const ICEWS = fileURLToPath(new URL('../server/imports/samples/icews.tab', import.meta.url));

test('a bar of many events shows their number, and clicks zoom in to the single events', async ({
  page,
  emptyApp,
}) => {
  const events = [...syntheticEvents(4_000)].map((event) => JSON.stringify(event)).join('\n');
  const sent = await page.request.post(`${emptyApp.address}/api/import`, {
    headers: { 'Content-Type': 'application/x-ndjson' },
    data: events,
  });
  expect(sent.ok()).toBe(true);
  await page.goto(`${emptyApp.address}/?sides=XR,XF`);
  const chart = await loadedChart(page);
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText('4,000 events');

  const box = await chart.boundingBox();
  if (!box) throw new Error('There is no chart.');
  // Bars of joint acts are around the middle of their band.
  const axis = await page.getByText('Joint', { exact: true }).boundingBox();
  const y = (axis?.y ?? 0) + (axis?.height ?? 0) / 2;
  const tip = page.locator('.chart-tip');
  const findBar = async () => {
    for (let x = box.x + box.width * 0.5; x < box.x + box.width * 0.7; x += 7) {
      await page.mouse.move(x, y);
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      if ((await tip.textContent({ timeout: 100 }).catch(() => ''))?.includes('Click to zoom in')) return x;
    }
    throw new Error('No bar was found.');
  };
  let x = await findBar();
  await expect(tip).toContainText(/\d+ events?: by both sides/);
  let days = Number.POSITIVE_INFINITY;
  // After a few clicks every event in view has its own mark.
  for (let clicks = 0; clicks < 5; clicks += 1) {
    await page.mouse.click(x, y);
    const before = days;
    await expect.poll(() => windowIn(page)?.days ?? before).toBeLessThan(before);
    days = windowIn(page)?.days ?? 0;
    await loadedChart(page);
    if (days < 200) break;
    x = await findBar();
  }
  expect(days).toBeLessThan(200);
});

test('machine-coded events can be imported, hidden, shown and removed', async ({ page, emptyApp }) => {
  await page.goto(emptyApp.address);
  await openImport(page);
  await page.locator('input[type=file]').setInputFiles(ICEWS);
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  const skipped = dialog.getByRole('list', { name: 'Skipped rows' });
  await expect(skipped.getByRole('listitem')).toHaveCount(2);
  await expect(skipped).toContainText(/belong to the same country.*rows: lines \d+/);
  await dialog.getByRole('button', { name: /^Import \d+ events$/ }).click();
  await expect(page.getByText(/^Imported: \d+ new, 0 changed\.$/)).toBeVisible();

  const count = page.getByRole('region', { name: 'Filter' });
  const toggle = page.getByRole('button', { name: 'Hide machine-coded' });
  await expect(toggle).toBeVisible();
  await openLastEvent(page);
  await expect(
    page
      .getByRole('complementary')
      .or(page.getByRole('region', { name: 'Event' }))
      .first(),
  ).toContainText('ICEWS (machine)');
  await toggle.click();
  await expect(count).toContainText('0 events');
  expect(new URL(page.url()).searchParams.get('origin')).toBe('analyst');
  await page.getByRole('button', { name: 'Machine-coded hidden' }).click();
  await expect(count).not.toContainText('0 events');
  expect(new URL(page.url()).searchParams.get('origin')).toBeNull();

  await openImport(page);
  const coded = dialog.getByRole('region', { name: 'Machine-coded events' });
  await coded.getByRole('button', { name: 'Remove ICEWS events…' }).click();
  await expect(coded).toContainText('importing the file again restores them');
  await coded.getByRole('button', { name: 'Remove ICEWS events' }).click();
  await expect(page.getByText(/^\d+ events from ICEWS removed\.$/)).toBeVisible();
  await expect(coded).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(count).toContainText('0 events');
});

async function openLastEvent(page: Page): Promise<void> {
  const chart = await loadedChart(page);
  await chart.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
}
