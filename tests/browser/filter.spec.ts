import { KIND } from '../../domain/events/kind.ts';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { loadedChart, restingWindow } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

const PRESENCE = countStarterEvents(({ kind }) => KIND[kind].family === 'presence');
const DIALOGUE = countStarterEvents(({ kind }) => KIND[kind].family === 'dialogue');

test('a family in the legend filters by that family until it is pressed again', async ({ page, app }) => {
  await page.goto(app.address);
  const filter = page.getByRole('region', { name: 'Filter' });
  const legend = page.getByRole('group', { name: 'Families of events. Select one to hide the others.' });
  await legend.getByRole('button', { name: `Presence, ${PRESENCE}` }).click();
  await expect(filter).toContainText(eventCount(PRESENCE));
  expect(page.url()).toBe(`${app.address}/?family=presence`);
  await expect(legend.getByRole('button', { name: /^Presence/ })).toHaveAttribute('aria-pressed', 'true');

  await restingWindow(page);
  await legend.getByRole('button', { name: /^Dialogue/ }).click();
  await expect(filter).toContainText(eventCount(PRESENCE + DIALOGUE));
  await restingWindow(page);
  await legend.getByRole('button', { name: /^Presence/ }).click();
  await expect(filter).toContainText(eventCount(DIALOGUE));
  await restingWindow(page);
  await legend.getByRole('button', { name: /^Dialogue/ }).click();
  await expect(filter).toContainText(eventCount(countStarterEvents()));
  await expect(page).toHaveURL(`${app.address}/`);
});

test('a party is found by its name and chosen from a menu', async ({ page, app }) => {
  await page.goto(app.address);
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByRole('button', { name: 'Parties' }).click();
  await page.getByRole('searchbox', { name: 'Party' }).fill('Ukr');
  await page.getByRole('checkbox', { name: /^Ukraine/ }).check();
  await expect(page).toHaveURL(/\?party=UA$/);
  const { total } = await (await page.request.get(`${app.address}/api/events?party=UA&limit=1`)).json();
  await expect(filter).toContainText(eventCount(total));
  await page.keyboard.press('Escape');

  const chips = filter.getByRole('list', { name: 'Active filters' });
  await expect(chips).toContainText('Party Ukraine');
  await chips.getByRole('button', { name: /^Remove the filter Party/ }).click();
  await expect(filter).toContainText(eventCount(countStarterEvents()));
  await expect(page).toHaveURL(`${app.address}/`);
});

test('active filters can be removed one by one or all at once', async ({ page, app }) => {
  await page.goto(`${app.address}/?q=ambassador&kind=mission,statement&from=2014&tag=nuclear`);
  const chips = page.getByRole('list', { name: 'Active filters' });
  await expect(chips.getByRole('listitem')).toHaveText([
    /Text “ambassador”/,
    /From 2014/,
    /Kind Mission or Statement/,
    /Tag nuclear/,
    'Clear all',
  ]);
  await chips.getByRole('button', { name: 'Remove the filter Tag nuclear' }).click();
  await expect(page).toHaveURL(`${app.address}/?q=ambassador&from=2014&kind=mission,statement`);
  await chips.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(`${app.address}/`);
  await expect(chips).toBeHidden();
});

test('searching Ryabkov finds the October 2021 visit, talks, offer and warning, linked to each other', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?from=2021-10&to=2021-10&sort=date`);
  await loadedChart(page);
  await page.keyboard.press('/');
  await page.keyboard.type('Ryabkov');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Ryabkov/);
  await page.getByRole('radio', { name: 'Table' }).check();
  const main = page.getByRole('main');
  await expect(main.getByRole('rowheader')).toHaveText([
    'Under Secretary of State Nuland visits Moscow for three days',
    'Nuland and Ryabkov discuss the dispute over diplomatic missions without progress',
    'Russia offers to lift all mutual restrictions on diplomatic missions',
    'Russian Foreign Ministry warns it will answer any hostile US step',
  ]);
  await main.getByRole('link', { name: /^Nuland and Ryabkov/ }).click();

  const links = page.getByRole('region', { name: 'Links to other events' });
  await expect(links.getByRole('link')).toHaveText([
    'Under Secretary of State Nuland visits Moscow for three days',
    'Russia offers to lift all mutual restrictions on diplomatic missions',
    'Russian Foreign Ministry warns it will answer any hostile US step',
  ]);
  await expect(links).toContainText('11–13 October 2021');
  await links.getByRole('link', { name: /^Russia offers/ }).click();
  await expect(
    page.getByRole('complementary', { name: 'Event' }).getByRole('heading', { level: 2 }),
  ).toHaveText('Russia offers to lift all mutual restrictions on diplomatic missions');
});

test('events can be filtered by a day on which they were in force', async ({ page, app }) => {
  await page.goto(app.address);
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByRole('button', { name: 'In force' }).click();
  await page.getByRole('textbox', { name: 'In force on' }).fill('2021-10-11');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/in_force_on=2021-10-11/);
  const { total } = await (
    await page.request.get(`${app.address}/api/events?in_force_on=2021-10-11&limit=1`)
  ).json();
  await expect(filter).toContainText(eventCount(total));
});

test('invalid parameters of an address are listed with a fix, and the others are applied', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?kind=coup&from=2021-02-30&party=RU&window=yesterday`);
  const notice = page.getByRole('alert');
  await expect(notice.getByRole('listitem')).toHaveText([
    /kind\s*Unknown kind “coup”\. Choose from expulsion, mission/,
    /from\s*February 2021 has no day 30\. Its last is 2021-02-28\./,
    /window\s*“yesterday” is not a span of days\. Write two days, such as 2018-01-01\/2018-12-31\./,
  ]);
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Party Russia');
  await notice.getByRole('button', { name: 'Remove invalid parameters' }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(`${app.address}/?party=RU`);
});

test('a filter without matches says so, and offers to clear it', async ({ page, app }) => {
  await page.goto(`${app.address}/?q=nomatchforthis`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'No event matches this filter' })).toBeVisible();
  await main.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(eventCount(countStarterEvents()));
});
