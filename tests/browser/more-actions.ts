import type { Page } from '@playwright/test';

/** Opens the import dialog. Its page need not have any events. */
export async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Import events' }).last().click();
}
