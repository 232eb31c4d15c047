import { focusedMark, loadedChart, middleOf } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

const EXPULSIONS_OF_2018 = '?kind=expulsion&window=2018-03-15/2018-04-15';

test('a click on a mark opens its event, and a click on the empty chart closes it', async ({ page, app }) => {
  await page.goto(`${app.address}/${EXPULSIONS_OF_2018}`);
  const chart = await loadedChart(page);
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(focusedMark(page)).toHaveAccessibleName(
    /^Russia expels 60 US diplomats.* 29 March 2018\. Expulsion/,
  );
  const { x, y } = await middleOf(focusedMark(page));

  await page.mouse.click(x, y);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^Russia expels 60 US diplomats/);
  await expect(page).toHaveURL(/event=2018-03-29-russia-expels-60-us-diplomats/);
  await expect(focusedMark(page)).toHaveAttribute('aria-selected', 'true');

  await chart.click({ position: { x: 140, y: 12 } });
  await expect(panel).toBeHidden();
  expect(page.url()).toBe(`${app.address}/${EXPULSIONS_OF_2018}`);
});

test('the panel shows every detail of an event', async ({ page, app }) => {
  await page.goto(`${app.address}/?event=2021-10-12-nuland-ryabkov-talks`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'Nuland and Ryabkov discuss the dispute over diplomatic missions without progress',
  );
  await expect(panel.getByRole('article').getByRole('time').first()).toHaveText('12 October 2021');
  const facts = panel.getByRole('region', { name: 'Facts' });
  await expect(facts).toContainText('Victoria Nuland, Under Secretary of State for Political Affairs');
  await expect(facts).toContainText('Sergey Ryabkov, Deputy Minister of Foreign Affairs');
  await expect(facts).toContainText('Moscow, Russia');
  await expect(facts).toContainText('046 Engage in negotiation');
  await panel.getByText('In Russian').click();
  await expect(panel.getByText('Нуланд и Рябков', { exact: false }).first()).toBeVisible();

  const source = panel.getByRole('link', { name: /^No breakthrough in talks with US over embassy row/ });
  await expect(source).toHaveAttribute(
    'href',
    'https://en.prothomalo.com/international/americas/no-breakthrough-in-talks-with-us-over-embassy-row-russia',
  );
  await expect(source).toHaveAttribute('target', '_blank');
  await expect(source).toHaveAttribute('rel', 'noreferrer');
});

test('the days until a response are an interval when a date is imprecise', async ({ page, app }) => {
  await page.goto(`${app.address}/?event=2016-06-russia-expels-two-us-diplomats`);
  const links = page.getByRole('region', { name: 'Links to other events' });
  await expect(links.getByRole('heading', { name: 'Responds to' })).toBeVisible();
  await expect(links).toContainText('up to 13 days after');
  await links.getByRole('link').first().click();
  await expect(links.getByRole('heading', { name: 'Response' })).toBeVisible();
  await expect(links).toContainText('up to 13 days later');
});

test('the panel moves to the previous and the next event', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=expulsion&event=2018-03-26-us-expels-60-russian-diplomats`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await panel.getByRole('button', { name: /^Next event: Russia expels 60/ }).click();
  await expect(page).toHaveURL(/event=2018-03-29-russia-expels-60-us-diplomats/);
  await panel.getByRole('button', { name: /^Previous event: (?!Russia expels 60)/ }).click();
  await expect(page).toHaveURL(/event=2018-03-26-us-expels-60-russian-diplomats/);
});

test('a permalink can be copied, and opens the same event', async ({ page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${app.address}/?kind=expulsion&event=2018-03-26-us-expels-60-russian-diplomats`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await panel.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(copied);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    /^United States expels 60 Russian officials/,
  );
});

test('the panel says so if no event has the ID in the address', async ({ page, app }) => {
  await page.goto(`${app.address}/?event=1867-03-30-alaska`);
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { name: 'Event not found' })).toBeVisible();
  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(panel).toBeHidden();
});
