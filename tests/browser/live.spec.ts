import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { testEvent } from '../support/test-event.ts';
import { eventForm, fillRequired } from './event-form.ts';
import { expect, test } from './fixtures.ts';

const ID = '2018-03-26-ruritania-expels-three';
const THREE = testEvent({ id: ID, title: 'Ruritania expels three', summary: 'Three had to leave.' });

async function record(request: APIRequestContext, address: string, event = THREE): Promise<void> {
  const response = await request.post(`${address}/api/events`, { data: event });
  expect(response.status()).toBe(201);
}

async function change(request: APIRequestContext, address: string, version: number, patch: object) {
  const response = await request.put(`${address}/api/events/${ID}`, {
    headers: { 'If-Match': `"${version}"` },
    data: { ...THREE, ...patch },
  });
  expect(response.status()).toBe(200);
}

/** Opens an address in another browser context, as another user. */
async function openAsColleague(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const count = (page: Page) => page.locator('.event-count strong');

test('two users see each other’s new, changed and deleted events', async ({ page, browser, emptyApp }) => {
  await record(page.request, emptyApp.address, testEvent({ id: 'before', title: 'Freedonia protests' }));
  await page.goto(`${emptyApp.address}/?view=table`);
  await expect(page.getByRole('rowheader')).toHaveText(['Freedonia protests']);
  const colleague = await openAsColleague(browser, `${emptyApp.address}/?event=before`);
  await expect(count(colleague)).toHaveText('1 event');

  await record(page.request, emptyApp.address);
  await expect(page.getByRole('rowheader')).toHaveText(['Ruritania expels three', 'Freedonia protests']);
  await expect(count(colleague)).toHaveText('2 events');
  await expect(colleague.getByText('1 event changed elsewhere.').first()).toBeAttached();

  const panel = colleague.getByRole('complementary', { name: 'Event' });
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = eventForm(colleague);
  await form.getByLabel('Title in English', { exact: true }).fill('Freedonia protests again');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('rowheader').last()).toHaveText('Freedonia protests again');
  await expect(colleague.getByText(/changed elsewhere/)).toHaveCount(0, { timeout: 10_000 });

  // An open event that someone else deletes stays visible, says who deleted it, and can be restored.
  const response = await page.request.delete(`${emptyApp.address}/api/events/before`, {
    headers: { 'If-Match': '"2"' },
  });
  expect(response.status()).toBe(204);
  await expect(panel.getByText(/^Deleted on .* by analyst/)).toBeVisible();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Freedonia protests again');
  await expect(count(colleague)).toHaveText('1 event');
  await panel.getByRole('button', { name: 'Restore' }).click();
  await expect(panel.getByText(/^Deleted on/)).toHaveCount(0);
  await expect(page.getByRole('rowheader')).toHaveCount(2);
  await colleague.context().close();
});

test('changes are shown to users of another server on the same database', async ({
  page,
  browser,
  emptyApp,
  secondApp,
}) => {
  await page.goto(`${emptyApp.address}/?view=table`);
  await expect(count(page)).toHaveText('0 events');
  const colleague = await openAsColleague(browser, `${secondApp.address}/?view=table`);
  await expect(count(colleague)).toHaveText('0 events');

  await colleague.getByRole('button', { name: 'New event' }).first().click();
  await fillRequired(eventForm(colleague), 'Ruritania expels three');
  await eventForm(colleague).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('rowheader')).toHaveText('Ruritania expels three');

  await page.getByRole('rowheader').getByRole('link').click();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  await eventForm(page).getByLabel('Title in English', { exact: true }).fill('Ruritania expels four');
  await eventForm(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(colleague.getByRole('rowheader')).toHaveText('Ruritania expels four');
  await expect(
    colleague.getByRole('complementary', { name: 'Event' }).getByRole('heading', { level: 2 }),
  ).toHaveText('Ruritania expels four');
  await colleague.context().close();
});

test('a new event changes the visible window only if it shows the whole span', async ({
  page,
  browser,
  app,
}) => {
  await page.goto(`${app.address}/?window=2018-01-01/2018-12-31`);
  await expect(count(page)).toHaveText(eventCount(countStarterEvents()));
  const whole = await openAsColleague(browser, app.address);
  await expect(count(whole)).toHaveText(eventCount(countStarterEvents()));
  const chart = (each: Page) => each.getByRole('listbox').first();
  const before = await chart(whole).getAttribute('aria-label');

  await record(page.request, app.address, { ...testEvent({ id: 'far-away' }), date: '2031-05-05' });
  await expect(count(page)).toHaveText(eventCount(countStarterEvents() + 1));
  await expect(count(whole)).toHaveText(eventCount(countStarterEvents() + 1));
  expect(new URL(page.url()).searchParams.get('window')).toBe('2018-01-01/2018-12-31');
  await expect(whole.getByText(/2031/).first()).toBeAttached();
  expect(before).not.toBeNull();
  await whole.context().close();
});

test('the rows in view do not move when rows are added above them', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table`);
  const table = page.getByRole('region', { name: 'Table of events' });
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await table.evaluate((element) => element.scrollTo(0, 100 * 44 + 10));
  const row = page.locator('tr[data-row="101"] th');
  await expect(row).toHaveText(/\S/);
  const title = (await row.textContent()) ?? '';
  const rowTop = async () =>
    (await page.getByRole('rowheader', { name: title, exact: true }).boundingBox())?.y;
  const before = await rowTop();

  for (const number of [1, 2, 3])
    await record(page.request, app.address, testEvent({ id: `new-${number}`, date: '2026-11-01' }));
  await expect(count(page)).toHaveText(eventCount(countStarterEvents() + 3));
  await expect(page.locator('tr[data-row="104"] th')).toHaveText(title);
  expect(await rowTop()).toBe(before);
});

test('a form warns when its event is changed elsewhere, and keeps the edits', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  await page.goto(`${emptyApp.address}/?event=${ID}&form=edit`);
  const form = eventForm(page);
  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania expels three attachés');
  await change(page.request, emptyApp.address, 1, { title: 'Ruritania expels a trio' });
  const warning = form.getByRole('alert');
  await expect(warning).toContainText('Changed by someone else. analyst saved a newer version');
  await expect(warning).toContainText('Title');
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue(
    'Ruritania expels three attachés',
  );

  await warning.getByRole('button', { name: 'Keep editing' }).click();
  await expect(warning).toHaveCount(0);
  await change(page.request, emptyApp.address, 2, { title: 'Ruritania expels them' });
  await warning.getByRole('button', { name: 'Compare versions' }).click();
  const conflict = page.getByRole('dialog', { name: 'Someone else changed this event' });
  await conflict.getByRole('radio', { name: /^Yours/ }).check();
  await conflict.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const stored = await page.request.get(`${emptyApp.address}/api/events/${ID}`);
  expect(await stored.json()).toMatchObject({ version: 4, title: 'Ruritania expels three attachés' });
});

test('an unedited form can load the newer version, and a form reports a deletion', async ({
  page,
  emptyApp,
}) => {
  await record(page.request, emptyApp.address);
  await page.goto(`${emptyApp.address}/?event=${ID}&form=edit`);
  const form = eventForm(page);
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania expels three');
  await change(page.request, emptyApp.address, 1, { title: 'Ruritania expels a trio' });
  await form.getByRole('button', { name: 'Load the newer version' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania expels a trio');
  await expect(form.getByRole('alert')).toHaveCount(0);

  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania expels a trio at last');
  await page.request.delete(`${emptyApp.address}/api/events/${ID}`, { headers: { 'If-Match': '"2"' } });
  await expect(form.getByRole('alert')).toContainText('Deleted by someone else. analyst deleted this event');
  await form.getByRole('button', { name: 'Choose what to do' }).click();
  await expect(page.getByRole('dialog', { name: /deleted/i }).last()).toBeVisible();
});

test('a page in the background closes its connection, and is up to date when it is visible again', async ({
  page,
  emptyApp,
}) => {
  await page.addInitScript(() => {
    let state: DocumentVisibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.assign(window, {
      setVisibility: (next: DocumentVisibilityState) => {
        state = next;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  const setVisibility = (state: string) =>
    page.evaluate(
      (next) => (window as unknown as { setVisibility(state: string): void }).setVisibility(next),
      state,
    );
  const closed = page.waitForEvent('requestfailed', {
    predicate: (request) => request.url().includes('/api/changes'),
    timeout: 15_000,
  });
  await page.goto(emptyApp.address);
  await expect(page.getByText(/No events yet|0 events/).first()).toBeVisible();
  await setVisibility('hidden');
  await closed;
  await record(page.request, emptyApp.address);
  await setVisibility('visible');
  await expect(count(page)).toHaveText('1 event');
});
