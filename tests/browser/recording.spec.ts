import type { Page } from '@playwright/test';
import { testEvent } from '../support/test-event.ts';
import { dateGroup, eventForm } from './event-form.ts';
import { expect, test } from './fixtures.ts';

/** Pastes a text into the focused field, as from another program. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('a response is recorded from its event, with a pasted source that the next event can reuse', async ({
  page,
  emptyApp,
}) => {
  await page.request.post(`${emptyApp.address}/api/events`, {
    data: testEvent({ id: 'act', sources: [{ publisher: 'Strelsau Times' }] }),
  });
  await page.goto(`${emptyApp.address}/?event=act`);
  await page.getByRole('button', { name: 'Record response' }).click();
  const form = eventForm(page);
  await expect(form.getByText('In response to “Ruritania expels three Freedonian diplomats”')).toBeVisible();
  await expect(form.getByRole('button', { name: /^Remove Freedonia|^Remove XF/ })).toBeVisible();

  await form.getByLabel('Title in English', { exact: true }).focus();
  await paste(page, 'Freedonia expels three - Reuters\nhttps://www.example.org/2018/03/29/freedonia');
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Freedonia expels three');
  await expect(form.getByRole('combobox', { name: 'Publisher' })).toHaveValue('Reuters');
  await expect(form.getByLabel('Source title')).toHaveValue('Freedonia expels three');
  await form.getByRole('button', { name: 'Undo title without “Reuters”' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue(/ - Reuters https/);
  await form.getByLabel('Title in English', { exact: true }).fill('Freedonia expels three');

  await dateGroup(form).getByLabel('Day', { exact: true }).fill('29 March 2018');
  await form.getByLabel('Kind').selectOption('Expulsion');
  await form.getByRole('button', { name: 'Save and add another' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('');
  await form.getByRole('button', { name: 'Add source Reuters, “Freedonia expels three”' }).click();
  await expect(form.getByRole('combobox', { name: 'Publisher' })).toHaveValue('Reuters');
  await form.getByRole('button', { name: 'Remove source 1, Reuters' }).click();

  await form.getByRole('button', { name: 'Add source', exact: true }).click();
  await form.getByLabel('Web address').focus();
  await paste(page, 'https://strelsautimes.example/2018/03/30/ruritania-closes-three-consulates');
  await expect(form.getByRole('combobox', { name: 'Publisher' })).toHaveValue('Strelsau Times');
  await form.getByRole('button', { name: 'Use it' }).click();
  await expect(form.getByLabel('Source title')).toHaveValue('Ruritania closes three consulates');
  await form.getByRole('button', { name: /^Undo Published “30 March 2018”/ }).click();
  await expect(form.getByText('2018-03-30', { exact: true })).toHaveCount(0);
});
