import type { Locator, Page } from '@playwright/test';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';

async function openEras(page: Page, more = 'More actions', item = /^Eras/): Promise<Locator> {
  await page.getByRole('button', { name: more }).click();
  await page.getByRole('button', { name: item }).click();
  return page.locator('.eras-dialog');
}

interface StoredEra {
  readonly name?: string;
  readonly id: number;
  readonly version: number;
}

test('an era is added with dates as people say them, changed, deleted and brought back', async ({
  page,
  emptyApp,
}) => {
  await page.goto(emptyApp.address);
  const eras = async () => (await (await page.request.get(`${emptyApp.address}/api/eras`)).json()).items;
  const dialog = await openEras(page);
  await expect(dialog).toContainText('No eras yet.');
  await dialog.getByRole('button', { name: 'Add era' }).click();
  await expect(dialog.getByLabel('Name in English', { exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Name in English', { exact: true })).toBeFocused();
  await expect(dialog).toContainText('Give the era a name in English or Russian.');

  await dialog.getByLabel('Name in English', { exact: true }).fill('Rudolf V');
  await dialog.getByLabel('First day').fill('1 June 2014');
  await dialog.getByLabel('Last day').fill('31 May 2014');
  await dialog.getByLabel('Party').selectOption('Russia');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('The era ends before it starts.');
  await dialog.getByLabel('Last day').fill('31 March 2019');
  await expect(dialog).toContainText('31 March 2019');
  await dialog.getByLabel('Last day').press('Enter');
  await expect(dialog.getByRole('listitem')).toContainText('Rudolf V');
  await expect(dialog.getByRole('listitem')).toContainText('Russia, 1 June 2014 – 31 March 2019');
  expect(await eras()).toMatchObject([
    { name: 'Rudolf V', starts: '2014-06-01', ends: '2019-03-31', party: 'RU' },
  ]);

  await dialog.getByRole('button', { name: 'Edit “Rudolf V”' }).click();
  await dialog.getByLabel('Last day').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('since 1 June 2014');

  await dialog.getByRole('button', { name: 'Delete “Rudolf V”' }).click();
  await expect(dialog).toContainText('No eras yet.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(eras).toMatchObject([{ name: 'Rudolf V', starts: '2014-06-01', party: 'RU' }]);
});

test('a change by someone else is shown, and not overwritten', async ({ page, app }) => {
  await page.goto(`${app.address}/?lang=ru`);
  await loadedRussianChart(page);
  const dialog = await openEras(page, 'Другие действия', /^Периоды/);
  await dialog.getByRole('button', { name: 'Изменить «Барак Обама»' }).click();
  const { items } = await (await page.request.get(`${app.address}/api/eras`)).json();
  const obama = items.find(({ name }: StoredEra) => name === 'Barack Obama');
  const changed = {
    name: 'B. Obama',
    name_ru: 'Б. Обама',
    starts: '2009-01-20',
    ends: '2017-01-20',
    party: 'US',
  };
  const response = await page.request.put(`${app.address}/api/eras/${obama.id}`, {
    data: changed,
    headers: { 'If-Match': `"${obama.version}"` },
  });
  expect(response.status()).toBe(200);
  await dialog.getByLabel('Название по-русски', { exact: true }).fill('Обама');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Этот период изменил кто-то другой.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Б. Обама' })).toBeVisible();
});

async function loadedRussianChart(page: Page): Promise<void> {
  await expect(page.locator('.chart-surface')).toHaveAttribute('aria-busy', 'false');
}

test('the chart is loaded when the eras cannot be', async ({ page, app, faults }) => {
  faults.stopListening();
  await page.route('**/api/eras', (route) => route.fulfill({ status: 500 }));
  await page.goto(app.address);
  await loadedChart(page);
});
