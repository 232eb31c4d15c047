import type { APIRequestContext } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { testEvent } from '../support/test-event.ts';
import { dateGroup, eventForm } from './event-form.ts';
import { expect, test } from './fixtures.ts';

const EXPULSIONS = countStarterEvents(({ kind }) => kind === 'expulsion');

const ID = '2018-03-26-ruritania-expels-three';
const THREE = testEvent({ id: ID, summary: 'Three had to leave.' });

async function record(request: APIRequestContext, address: string): Promise<void> {
  const response = await request.post(`${address}/api/events`, { data: THREE });
  expect(response.status()).toBe(201);
}

/** Changes the event as another user. */
async function change(
  request: APIRequestContext,
  address: string,
  version: number,
  patch: object,
): Promise<void> {
  const response = await request.put(`${address}/api/events/${ID}`, {
    headers: { 'If-Match': `"${version}"` },
    data: { ...THREE, ...patch },
  });
  expect(response.status()).toBe(200);
}

test('a change is saved and shown in every view', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  await page.goto(`${emptyApp.address}/?view=table&event=${ID}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = eventForm(page);
  await expect(form.getByLabel('Id', { exact: true })).toHaveAttribute('readonly');
  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania expels four');
  await form.getByLabel('People expelled').fill('4');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveText('Ruritania expels four');
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Ruritania expels four');
});

test('Previous and Next follow an event to its corrected date', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  for (const [id, date] of [
    ['earlier', '2018-03-20'],
    ['later', '2018-04-20'],
  ] as const) {
    const data = testEvent({ id, date, title: id });
    expect((await page.request.post(`${emptyApp.address}/api/events`, { data })).status()).toBe(201);
  }
  await page.goto(`${emptyApp.address}/?event=${ID}`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('button', { name: 'Next event: later' })).toBeVisible();
  await panel.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = eventForm(page);
  await dateGroup(form).getByRole('combobox', { name: 'Month', exact: true }).selectOption('May');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Previous event: later' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'No later event' })).toBeVisible();
});

test('a conflict shows both versions, and the user merges them', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  await page.goto(`${emptyApp.address}/?event=${ID}&form=edit`);
  const form = eventForm(page);
  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania expels three attachés');
  await form.getByLabel('People expelled').fill('3');
  await change(page.request, emptyApp.address, 1, {
    title: 'Ruritania expels a trio',
    summary: 'Three had to leave in a week.',
  });
  await form.getByRole('button', { name: 'Save', exact: true }).click();

  const conflict = page.getByRole('dialog', { name: 'Someone else changed this event' });
  const title = conflict.getByRole('group', { name: 'Title in English' });
  await expect(title.getByRole('radio', { name: /^Yours/ })).toHaveAccessibleName(
    /Ruritania expels three attachés/,
  );
  await expect(title.getByRole('radio', { name: /^Theirs/ })).toHaveAccessibleName(/Ruritania expels a trio/);
  await expect(conflict).toContainText('Three had to leave in a week.');
  const save = conflict.getByRole('button', { name: 'Save with these choices' });
  await expect(save).toBeDisabled();

  await conflict.getByRole('button', { name: 'Back to the form' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue(
    'Ruritania expels three attachés',
  );
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await title.getByRole('radio', { name: /^Yours/ }).check();
  await save.click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const stored = await (await page.request.get(`${emptyApp.address}/api/events/${ID}`)).json();
  expect(stored).toMatchObject({
    title: 'Ruritania expels three attachés',
    summary: 'Three had to leave in a week.',
    people_expelled: 3,
    version: 3,
  });
});

test('an event that was deleted during editing can be restored with the changes', async ({
  page,
  emptyApp,
}) => {
  await record(page.request, emptyApp.address);
  await page.goto(`${emptyApp.address}/?event=${ID}&form=edit`);
  const form = eventForm(page);
  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania expels three attachés');
  await page.request.delete(`${emptyApp.address}/api/events/${ID}`, { headers: { 'If-Match': '"1"' } });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'This event was deleted' })
    .getByRole('button', { name: 'Restore with my changes' })
    .click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Ruritania expels three attachés');
});

test('a deleted event disappears from every view until Undo restores it', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=expulsion&event=2018-03-26-us-expels-60-russian-diplomats`);
  const count = page.getByRole('region', { name: 'Filter' });
  await expect(count).toContainText(eventCount(EXPULSIONS));
  const panel = page.getByRole('complementary', { name: 'Event' });
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(count).toContainText(eventCount(EXPULSIONS - 1));
  await expect(page.getByText(/^Deleted: /)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(count).toContainText(eventCount(EXPULSIONS));
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  await page.goto(`${app.address}/?event=2018-03-29-russia-expels-60-us-diplomats`);
  await expect(page.getByRole('region', { name: 'Links to other events' })).toContainText('3 days after');
});

test('the history shows every version and can restore it', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  await change(page.request, emptyApp.address, 1, { title: 'Ruritania expels a trio' });
  await page.goto(`${emptyApp.address}/?event=${ID}`);
  const history = page.getByRole('region', { name: 'History' });
  await history.getByText('History').click();
  await expect(history.getByRole('listitem')).toHaveText([/^Changed.*version 2/, /^Created.*version 1/]);
  await expect(history.getByRole('insertion').first()).toContainText('trio');
  await expect(history.getByRole('deletion').first()).toContainText('three');

  await history.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByText('Version 1 restored')).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'Ruritania expels three Freedonian diplomats',
  );
  await expect(history.getByRole('listitem')).toHaveText([
    /^Restored.*version 3/,
    /^Changed.*version 2/,
    /^Created.*version 1/,
  ]);
});

test('a deleted event can be restored from its address', async ({ page, emptyApp }) => {
  await record(page.request, emptyApp.address);
  await page.request.delete(`${emptyApp.address}/api/events/${ID}`, { headers: { 'If-Match': '"1"' } });
  await page.goto(`${emptyApp.address}/?event=${ID}`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { name: 'This event was deleted' })).toBeVisible();
  await panel.getByRole('button', { name: 'Restore' }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'Ruritania expels three Freedonian diplomats',
  );
});
