import type { Locator, Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { focusedMark, loadedChart, windowIn } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

/** Presses Tab until the target has focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

test.describe('on a server of its own', () => {
  test.use({ readsOnly: false });

  test('an event can be found and read, and another recorded, without a mouse', async ({ page, app }) => {
    await page.goto(app.address);
    const chart = await loadedChart(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the events' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chart).toBeFocused();

    await page.keyboard.press('Home');
    const first = (await focusedMark(page).getAttribute('aria-label')) ?? '';
    await page.keyboard.press('ArrowRight');
    await expect(focusedMark(page)).not.toHaveAccessibleName(first);
    const second = await focusedMark(page).getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    await expect(focusedMark(page)).not.toHaveAccessibleName(second ?? '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');

    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Event' });
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(chart).toBeFocused();

    await page.keyboard.press('n');
    const form = page.getByRole('dialog').getByRole('form');
    const day = form.getByRole('group', { name: 'Date', exact: true }).getByLabel('Day', { exact: true });
    await expect(form.getByRole('heading', { level: 2 })).toBeVisible();
    if (!(await day.evaluate((element) => element === document.activeElement))) await tabTo(page, day);
    await page.keyboard.type('26 March 2026');
    await tabTo(page, form.getByLabel('Kind'));
    await page.keyboard.type('Statement');
    await tabTo(page, form.getByLabel('Title in English', { exact: true }));
    await page.keyboard.type('Russia speaks');
    await tabTo(page, form.getByRole('combobox', { name: 'Initiators' }));
    await page.keyboard.type('Russia');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Russia speaks');
    await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
      eventCount(countStarterEvents() + 1),
    );
  });
});

test('plus, minus and zero zoom the timeline', async ({ page, app }) => {
  await page.goto(app.address);
  const chart = await loadedChart(page);
  await chart.focus();
  await page.keyboard.press('+');
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(6_500);
  await page.keyboard.press('+');
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(3_300);
  await page.keyboard.press('-');
  await expect.poll(() => windowIn(page)?.days).toBeGreaterThan(6_000);
  await page.keyboard.press('0');
  await expect.poll(() => windowIn(page)).toBeUndefined();
});

test('single-key shortcuts work, but not in a text field', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard and gestures' });
  await expect(keys).toContainText('New event');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('v');
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked();
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search the events' });
  await expect(search).toBeFocused();
  await page.keyboard.type('nv?');
  await expect(search).toHaveValue('nv?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('single-key shortcuts can be turned off', async ({ page, app }) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Keyboard and gestures' }).click();
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.reload();
  await loadedChart(page);
  await page.keyboard.press('v');
  await expect(page.getByRole('radio', { name: 'Timeline' })).toBeChecked();
});

test('arrow keys move through the rows of the table, and Enter opens an event', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table`);
  const links = page.getByRole('rowheader').getByRole('link');
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  const title = await links.nth(2).textContent();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(title ?? '');
});
