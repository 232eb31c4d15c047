import type { Locator, Page } from '@playwright/test';

/** The form in whichever dialog it stands, and its fields by what they are called. */
export function eventForm(page: Page): Locator {
  return page.getByRole('dialog').getByRole('form');
}

export function dateGroup(form: Locator): Locator {
  return form.getByRole('group', { name: 'Date', exact: true });
}

/** What an event cannot be without. */
export async function fillRequired(form: Locator, title: string): Promise<void> {
  await dateGroup(form).getByLabel('Day', { exact: true }).fill('26');
  await dateGroup(form).getByRole('combobox', { name: 'Month', exact: true }).selectOption('March');
  await dateGroup(form).getByLabel('Year', { exact: true }).fill('2018');
  await form.getByLabel('Kind').selectOption('Expulsion');
  await form.getByLabel('Title', { exact: true }).fill(title);
  await form.getByRole('combobox', { name: 'Initiators' }).fill('XR');
  await form.getByRole('combobox', { name: 'Initiators' }).press('Enter');
}
