import type { Locator, Page } from '@playwright/test';

/** The event form of the page. */
export function eventForm(page: Page): Locator {
  return page.getByRole('dialog').getByRole('form');
}

export function dateGroup(form: Locator): Locator {
  return form.getByRole('group', { name: 'Date', exact: true });
}

/** Fills the required fields. */
export async function fillRequired(form: Locator, title: string): Promise<void> {
  await dateGroup(form).getByLabel('Day', { exact: true }).fill('26');
  await dateGroup(form).getByRole('combobox', { name: 'Month', exact: true }).selectOption('March');
  await dateGroup(form).getByLabel('Year', { exact: true }).fill('2018');
  await form.getByLabel('Kind').selectOption('Expulsion');
  await form.getByLabel('Title in English', { exact: true }).fill(title);
  await form.getByRole('combobox', { name: 'Initiators' }).fill('XR');
  await form.getByRole('combobox', { name: 'Initiators' }).press('Enter');
}
