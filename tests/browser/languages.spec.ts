import { testEvent } from '../support/test-event.ts';
import { eventForm } from './event-form.ts';
import { expect, test } from './fixtures.ts';

const TITLE = 'Руритания выслала трёх дипломатов';

test('a Russian-speaking user records an event in Russian, and the English page marks it', async ({
  page,
  emptyApp,
}) => {
  await page.goto(`${emptyApp.address}/?lang=ru&view=table&form=new`);
  const form = eventForm(page);
  const date = form.getByRole('group', { name: 'Дата', exact: true });
  await date.getByLabel('День', { exact: true }).fill('26 марта 2018');
  await form.getByLabel('Тип').selectOption('Высылка');
  await form.getByRole('combobox', { name: 'Инициаторы' }).fill('XR');
  await form.getByRole('combobox', { name: 'Инициаторы' }).press('Enter');
  const save = form.getByRole('button', { name: 'Сохранить', exact: true });
  await save.click();
  await expect(form.getByLabel('Заголовок по-русски', { exact: true })).toBeFocused();
  await expect(form.getByRole('alert')).toContainText('Заголовок по-русски: Введите заголовок');

  // Typed into the wrong field, the text can be moved before it is saved.
  await form.getByLabel('Заголовок по-английски', { exact: true }).fill(TITLE);
  await save.click();
  const question = page.getByRole('dialog', { name: 'Тот ли это язык?' });
  await expect(question).toContainText(TITLE);
  await question.getByRole('button', { name: 'Перенести в поля другого языка' }).click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: TITLE })).toBeVisible();

  await page.goto(`${emptyApp.address}/?view=table`);
  const title = page.getByRole('grid').getByRole('link', { name: TITLE });
  await expect(title.locator('[lang=ru]')).toHaveText(TITLE);
  await expect(title).toContainText('in Russian only');
});

test('events with texts in the wrong language are listed, and corrected from the list', async ({
  page,
  emptyApp,
}) => {
  const wrong = testEvent({ id: 'wrong', title: TITLE });
  for (const data of [wrong, testEvent({ id: 'right', title_ru: TITLE })]) {
    expect((await page.request.post(`${emptyApp.address}/api/events`, { data })).status()).toBe(201);
  }
  await page.goto(`${emptyApp.address}/?view=table&translation=wrong_script`);
  await expect(page.getByRole('grid').getByRole('link')).toHaveCount(1);
  await page.getByRole('grid').getByRole('link', { name: TITLE }).click();
  await page.getByRole('button', { name: 'Correct it' }).click();
  await eventForm(page).getByLabel('Status').selectOption('Postponed');
  await eventForm(page).getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to the other language' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const { title, title_ru } = await (await page.request.get(`${emptyApp.address}/api/events/wrong`)).json();
  expect([title, title_ru]).toEqual([undefined, TITLE]);
});
