import { eventForm, fillRequired } from './event-form.ts';
import { expect, test } from './fixtures.ts';

const RECORD = {
  id: '2018-03-26-first',
  date: '2018-03-26',
  title: 'Ruritania expels three Freedonian diplomats',
  kind: 'expulsion',
  initiators: ['XR'],
  targets: ['XF'],
};

test('a possible duplicate is shown while typing, and its draft can be discarded', async ({
  page,
  emptyApp,
}) => {
  await page.request.post(`${emptyApp.address}/api/events`, { data: RECORD });
  await page.goto(emptyApp.address);
  await page.getByRole('button', { name: 'New event' }).click();
  const form = eventForm(page);
  await fillRequired(form, 'Three diplomats of Freedonia expelled');
  const notice = form.locator('.duplicate-notice');
  await expect(notice).toContainText('Ruritania expels three Freedonian diplomats');
  await expect(notice).toContainText('same date');
  await notice.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog', { name: 'Possible duplicate' });
  await expect(dialog.locator('mark').first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Same event: discard my draft' }).click();
  await expect(page).toHaveURL(/event=2018-03-26-first/);
  await expect(form).toBeHidden();
});

test('two events of the collection are merged, the old address leads to the kept one, and Undo restores both', async ({
  page,
  emptyApp,
}) => {
  const other = {
    ...RECORD,
    id: '2018-03-26-second',
    title: 'Three diplomats of Freedonia expelled by Ruritania',
  };
  for (const data of [RECORD, other]) await page.request.post(`${emptyApp.address}/api/events`, { data });
  await page.goto(`${emptyApp.address}/?lang=ru`);
  await page.getByRole('button', { name: 'Другие действия' }).click();
  await page.getByRole('button', { name: 'Возможные дубликаты' }).click();
  const dialog = page.getByRole('dialog', { name: 'Возможные дубликаты' });
  await dialog.getByRole('button', { name: 'Сравнить' }).click();
  await dialog.getByRole('radio', { name: /Оставить «Ruritania expels/ }).check();
  await dialog.getByRole('button', { name: 'Объединить' }).click();
  await expect(dialog).toContainText('Дубликатов не найдено.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(page.getByText('Отменено: объединение')).toBeVisible();
  const statusOfOther = async () => {
    const address = `${emptyApp.address}/api/events/${other.id}`;
    return (await page.request.get(address, { maxRedirects: 0 })).status();
  };
  expect(await statusOfOther()).toBe(200);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(statusOfOther).toBe(308);
  await expect(page.getByText('Повторено: объединение')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(statusOfOther).toBe(200);
});
