import { expect, test } from './fixtures.ts';

const LABELS = { first: 'Ruritania closes a consulate', second: 'Freedonia protests' };

test('several events are changed at once, undone after a reload, and refused after a change by others', async ({
  page,
  emptyApp,
}) => {
  const add = (title: string, date: string) =>
    page.request.post(`${emptyApp.address}/api/events`, {
      data: { date, title, kind: 'statement', initiators: ['XR'], targets: ['XF'] },
    });
  const { id } = await (await add(LABELS.first, '2018-03-26')).json();
  await add(LABELS.second, '2018-03-27');
  const tagsOf = async () =>
    (await (await page.request.get(`${emptyApp.address}/api/events/${id}`)).json()).tags;

  await page.goto(`${emptyApp.address}/?view=table&sides=XR,XF`);
  await expect(page.getByRole('rowheader')).toHaveText([LABELS.second, LABELS.first]);
  await page.getByRole('checkbox', { name: `Select: ${LABELS.second}` }).click();
  await page.getByRole('checkbox', { name: `Select: ${LABELS.first}` }).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Edit…' }).click();
  await page.getByLabel('Add tags').fill('mail, post');
  await page.getByRole('button', { name: 'Change 2 events' }).click();
  await expect(page.getByRole('status').getByText('2 events changed')).toBeVisible();
  expect(await tagsOf()).toEqual(['mail', 'post']);

  await page.reload();
  await expect(page.getByRole('rowheader')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: edit, 2 events')).toBeVisible();
  expect(await tagsOf()).toEqual([]);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('Redone: edit, 2 events')).toBeVisible();
  expect(await tagsOf()).toEqual(['mail', 'post']);

  const current = await (await page.request.get(`${emptyApp.address}/api/events/${id}`)).json();
  await page.request.put(`${emptyApp.address}/api/events/${id}`, {
    headers: { 'If-Match': `"${current.version}"` },
    data: { date: '2018', title: 'Changed by somebody else', kind: 'talks', initiators: ['XR'] },
  });
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/was changed by analyst on .*Undo would overwrite that/)).toBeVisible();
  await page.getByRole('button', { name: 'Show history' }).click();
  await expect(page.getByRole('button', { name: 'Restore version 1' })).toBeVisible();
});

test('cells are edited in place, with errors at the cell', async ({ page, emptyApp }) => {
  const { id } = await (
    await page.request.post(`${emptyApp.address}/api/events`, {
      data: {
        date: '2018-03-26',
        title: LABELS.first,
        kind: 'statement',
        initiators: ['XR'],
        targets: ['XF'],
      },
    })
  ).json();
  const stored = async () => (await page.request.get(`${emptyApp.address}/api/events/${id}`)).json();
  await page.goto(`${emptyApp.address}/?view=table&sides=XR,XF`);

  await page.getByRole('gridcell', { name: 'Statement' }).dblclick();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('mission');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: 'Mission' })).toBeFocused();
  expect(await stored()).toMatchObject({ kind: 'mission', version: 2 });

  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const date = page.getByRole('textbox', { name: 'Date' });
  await date.fill('31 February 2018');
  await date.press('Enter');
  await expect(page.getByRole('grid').getByRole('alert')).toBeVisible();
  await date.fill('27 March 2018');
  await date.press('Enter');
  await expect(page.getByRole('gridcell', { name: '27 March 2018' })).toBeFocused();
  expect(await stored()).toMatchObject({ date: '2018-03-27', version: 3 });

  await page.keyboard.press('F2');
  await date.fill('2020');
  await page.request.put(`${emptyApp.address}/api/events/${id}`, {
    headers: { 'If-Match': '"3"' },
    data: { date: '2018-04-01', title: LABELS.first, kind: 'mission', initiators: ['XR'], targets: ['XF'] },
  });
  await date.press('Enter');
  await expect(page.getByRole('grid').getByRole('alert')).toContainText('Value now: 1 April 2018');
  await date.press('Escape');
  await expect(page.getByRole('gridcell', { name: '1 April 2018' })).toBeFocused();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Ruritania closes two consulates');
  await title.press('Tab');
  await expect(page.getByRole('rowheader')).toHaveText('Ruritania closes two consulates');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('rowheader')).toHaveText(LABELS.first);
});

test('rows are grouped, groups close, and the grouping is in the address', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table&sides=US,RU&kind=expulsion`);
  await page.getByRole('combobox', { name: 'Groups' }).selectOption('year');
  await expect(page).toHaveURL(/group=year/);
  const groups = page.locator('.group-toggle');
  const { groups: counted } = await (
    await page.request.get(`${app.address}/api/groups?by=year&sides=US,RU&kind=expulsion`)
  ).json();
  const [first, second] = counted;
  await expect(groups.first()).toContainText(`${first.value} ${first.count} event`);
  await expect(page.locator('[data-row="1"] .row-link')).toHaveText(/\S/);
  await groups.first().click();
  await expect(page.locator('[data-row="1"] .group-toggle')).toContainText(second.value);
  await expect(groups.first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(groups.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-row="2"] .row-link')).toBeFocused();
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await expect(groups).toHaveCount(0);
  await expect(page).not.toHaveURL(/group=/);
});

test('the events of the days on the chart are selected in the table', async ({ page, app }) => {
  await page.goto(`${app.address}/?window=2018-03-01/2018-03-31`);
  await page.getByRole('button', { name: 'Select the events of these days in the table' }).click();
  await expect(page).toHaveURL(/view=table/);
  await expect(page).toHaveURL(/from=2018-03-01&to=2018-03-31/);
  const { total } = await (
    await page.request.get(`${app.address}/api/events?limit=1&from=2018-03-01&to=2018-03-31`)
  ).json();
  expect(total).toBeGreaterThan(2);
  await expect(page.getByRole('main').getByText(`${total} selected`)).toBeVisible();
});
