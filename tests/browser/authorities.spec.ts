import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openLists(page: Page, more: string | RegExp, item: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: more }).click();
  await page.getByRole('button', { name: item }).click();
  return page.locator('.authorities-dialog');
}

test('a Russian reader sees Russian names, and finds a person by a Russian beginning', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?lang=ru&event=2021-10-12-nuland-ryabkov-talks&person=Victoria+Nuland`);
  await expect(
    page.getByText('Виктория Нуланд, заместитель госсекретаря по политическим вопросам, США'),
  ).toBeVisible();
  await expect(page.getByText('Москва, Россия')).toBeVisible();
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('searchbox', { name: 'Человек' }).fill('Рябк');
  await expect(page.getByRole('checkbox', { name: /Сергей Рябков/ })).toBeVisible();
});

test('entries are added, found, merged and separated again without a mouse', async ({ page, emptyApp }) => {
  await page.goto(emptyApp.address);
  const entries = async () =>
    (await (await page.request.get(`${emptyApp.address}/api/authorities?kind=person`)).json()).items;
  const dialog = await openLists(page, 'More actions', /^People, places/);
  await expect(dialog).toContainText('No entries yet.');
  await dialog.getByRole('button', { name: 'Add person' }).press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Give a name in English or Russian.');
  await page.keyboard.type('Rudolf Rassendyll');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toContainText('Rudolf Rassendyll');

  await dialog.getByRole('button', { name: 'Add person' }).press('Enter');
  await dialog.getByLabel('Name in Russian').fill('Рудольф Рассендил');
  await dialog.getByLabel('Other spellings, one per line').fill('rudolf rassendyll');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toContainText('is a spelling of “Rudolf Rassendyll” already');
  await dialog.getByLabel('Other spellings, one per line').fill('Р. Рассендил');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveCount(2);

  await dialog.getByRole('button', { name: 'Edit “Rudolf Rassendyll”' }).press('Enter');
  await dialog.getByText('Merge with another entry').press('Enter');
  await dialog.getByLabel('Search the other entry').fill('рассен');
  await dialog.getByRole('button', { name: 'Merge “Рудольф Рассендил” into this entry' }).press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect
    .poll(entries)
    .toMatchObject([{ name: 'Rudolf Rassendyll', name_ru: 'Рудольф Рассендил', aliases: ['Р. Рассендил'] }]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await entries()).length).toBe(2);
});
