import { expect, test } from './fixtures.ts';

const UNREACHABLE = 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';

test('code that was to be loaded without a connection is loaded when it is back', async ({
  page,
  app,
  faults,
}) => {
  // Without idle time nothing is loaded in advance.
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
  // Loaded after the first view. Interrupted, it would be the problem that is shown.
  const lastCode = page.waitForResponse(/machine-coded-toggle.*js/);
  await page.goto(app.address);
  await expect(page.getByRole('listbox', { name: 'Timeline of events' })).toBeVisible();
  await (await lastCode).finished();
  await page.context().setOffline(true);
  await page.getByRole('radio', { name: 'Table' }).click({ force: true });
  await expect(page.getByRole('alert').first()).toContainText('Cannot reach the server.');
  await page.context().setOffline(false);
  await expect(page.getByRole('grid')).toBeVisible();
  expect(new Set(faults.found.splice(0))).toEqual(new Set([UNREACHABLE]));
});

test('code that the server does not have is loaded by reloading the page', async ({ page, app, faults }) => {
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
  await page.route(/event-table/, (route) => route.fulfill({ status: 404 }));
  await page.goto(app.address);
  await page.getByRole('radio', { name: 'Table' }).click({ force: true });
  await expect(page.getByRole('alert').first()).toContainText('Reload the page');
  await page.unroute(/event-table/);
  await page.getByRole('button', { name: 'Reload the page' }).first().click();
  await expect(page.getByRole('grid')).toBeVisible();
  faults.found.splice(0);
});
