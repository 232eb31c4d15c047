import type { Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { focusedMark, loadedChart, middleOf } from './chart.ts';
import { eventForm, fillRequired } from './event-form.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** By how many pixels the page is wider than the screen. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

test('on a phone events are filtered in a sheet', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  await page.getByRole('button', { name: 'Filter' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Filter' });
  await sheet.getByText('Kind', { exact: true }).tap();
  await sheet.getByRole('checkbox', { name: 'Expulsion' }).tap();
  await sheet.getByRole('button', { name: 'Show events' }).tap();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
    eventCount(countStarterEvents(({ kind }) => kind === 'expulsion')),
  );
});

test('on a phone a tap on a mark opens its event over the chart', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=expulsion&window=2018-03-15/2018-04-15`);
  const chart = await loadedChart(page);
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(focusedMark(page)).toHaveAccessibleName(/29 March 2018/);
  const { x, y } = await middleOf(focusedMark(page));
  await page.touchscreen.tap(x, y);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^Russia expels 60 US diplomats/);
  await panel.getByRole('button', { name: 'Full height' }).tap();
  await expect(panel.getByRole('button', { name: 'Full height' })).toHaveAttribute('aria-pressed', 'true');
  expect(await overflowOf(page)).toBe(0);
  await panel.getByRole('button', { name: 'Close the event' }).tap();
  await expect(panel).toBeHidden();
});

test('on a phone an open event does not cover the dates of the chart', async ({ page, app }) => {
  await page.goto(
    `${app.address}/?window=2018-01-01/2018-12-31&event=2018-03-26-us-expels-60-russian-diplomats`,
  );
  const chart = await loadedChart(page);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
  const [above, below] = [await chart.boundingBox(), await panel.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? Number.NaN)).toBeLessThanOrEqual(below?.y ?? 0);
});

test('on a phone an event can be recorded', async ({ page, emptyApp }) => {
  await page.goto(emptyApp.address);
  await page.getByRole('button', { name: 'New event' }).first().tap();
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await form.getByRole('button', { name: 'Add source' }).tap();
  await form.getByRole('group', { name: 'Source 1' }).getByLabel('Publisher').fill('Gazette');
  expect(await overflowOf(page)).toBe(0);
  await form.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

for (const width of [390, 320]) {
  test(`no page is wider than a screen of ${width} pixels`, async ({ page, app }) => {
    await page.setViewportSize({ width, height: 720 });
    for (const address of [
      '',
      '?view=table',
      '?event=2021-10-12-nuland-ryabkov-talks',
      '?form=new',
      '?q=nothinghere',
    ]) {
      await page.goto(`${app.address}/${address}`);
      await expect(page.getByRole('region', { name: 'Filter', includeHidden: true })).toContainText(
        /\d events?/,
      );
      if (address === '?form=new')
        await expect(eventForm(page).getByLabel('Title in English', { exact: true })).toBeVisible();
      expect(await overflowOf(page), `overflow of “${address}”`).toBe(0);
    }
    await page.goto(`${app.address}/api/docs`);
    expect(await overflowOf(page), 'overflow of the API documentation').toBe(0);
  });
}
