import { expect, test } from './fixtures.ts';

test('Compare reads two periods as people type them, lists the events behind a number, and keeps all in the address', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/`);
  await page.getByRole('radio', { name: 'Compare' }).check();
  const first = page.getByRole('combobox', { name: 'First period' });
  await first.fill('2016–2018');
  await first.press('Enter');
  await page.getByRole('combobox', { name: 'Second period' }).fill('2021-22');
  await page.getByRole('combobox', { name: 'Second period' }).press('Tab');
  await expect(page).toHaveURL(/periods=2016\/2018,2021\/2022/);
  await expect(
    page.getByRole('heading', { name: '2016–2018 compared with 2021–2022', exact: true }),
  ).toBeVisible();
  await expect(page.locator('.compare-line')).toHaveCount(2);
  await page.getByRole('link', { name: /People expelled, Russia, 2016–2018$/ }).click();
  const list = page.getByRole('heading', { name: 'People expelled, Russia: 2016–2018' });
  await expect(list).toBeVisible();
  await expect(page.getByText('28 July 2017 · 755 people')).toBeVisible();
  await page.reload();
  await expect(list).toBeVisible();

  await page.getByRole('radio', { name: 'Two relations' }).check();
  await expect(page).toHaveURL(/relation=EU,RU/);
  await expect(
    page.getByRole('heading', { name: /^United States – Russia compared with European Union – Russia$/ }),
  ).toBeVisible();
});

test('an address of the comparison in Tension opens Compare, where arrow keys choose an event', async ({
  page,
  app,
}) => {
  await page.goto(
    `${app.address}/?view=tension&clock=2016-12-29-us-expels-35-russian-diplomats,unknown-event`,
  );
  await expect(page.getByText('There is no event “unknown-event”. Choose another.')).toBeVisible();
  const second = page.getByRole('combobox', { name: 'Second period' });
  await second.fill('full-scale invasion');
  await expect(page.getByRole('option').first()).toBeVisible();
  await second.press('ArrowDown');
  await second.press('ArrowUp');
  await second.press('Enter');
  await expect(page).toHaveURL(/view=compare.*periods=event:2016-12-29[^,]*,event:2022-02-24-russia-invades/);
  await expect(page.getByRole('img', { name: /^Tension index: / })).toBeVisible();
});
