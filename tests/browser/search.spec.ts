import { expect, test } from './fixtures.ts';

const SEARCH = { name: 'Search the events' };

test('a search is understood, listed and applied, and its chips turn back into text', async ({
  page,
  app,
}) => {
  await page.goto(app.address);
  const search = page.getByRole('combobox', SEARCH);
  await search.fill('spy swap 2010');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Understood as' })).toContainText('Dates 2010');
  await search.press('Enter');
  await expect(page).toHaveURL(`${app.address}/?q=spy+swap&from=2010&to=2010`);
  await expect(search).toHaveValue('spy swap');
  await expect(search).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('list', { name: 'Active filters' }).getByRole('button', { name: 'as text' }).click();
  await expect(page).toHaveURL(`${app.address}/?q=spy+swap+2010`);
  await expect(page.getByText('Try fewer words, or clear filters.')).toBeVisible();
});

test('arrow keys and Enter open an event, Escape closes the list, and recent searches are offered', async ({
  page,
  app,
}) => {
  await page.goto(app.address);
  const search = page.getByRole('combobox', SEARCH);
  await search.fill('Skripal expulsion 60');
  await expect(page.getByRole('option')).toHaveCount(1);
  await search.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('26 March 2018');
  await search.press('Enter');
  await expect(page).toHaveURL(/\?event=2018-03-26-us-expels-60-russian-diplomats$/);
  await expect(page.getByRole('listbox', { name: 'Search results' })).toBeHidden();
  // The panel takes the focus once it has loaded.
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();

  await search.fill('');
  await expect(page.getByRole('option')).toHaveText(['Skripal expulsion 60']);
  await search.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Search results' })).toBeHidden();
});

test('a misspelt search is corrected in one click, in the list and where a view is empty', async ({
  page,
  app,
}) => {
  await page.goto(app.address);
  const search = page.getByRole('combobox', SEARCH);
  await search.fill('sanctons 2018');
  const offer = page.getByRole('option', { name: 'Did you mean “sanctions”?' });
  await expect(offer).toContainText(/\d events/);
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(page).toHaveURL(`${app.address}/?q=sanctions&from=2018&to=2018`);
  await expect(search).toHaveValue('sanctions');

  // The page is in English, the text is not.
  await page.goto(`${app.address}/?view=table&q=санкцыи`);
  await page.getByRole('button', { name: 'Did you mean “санкции”?' }).click();
  await expect(page).toHaveURL(`${app.address}/?view=table&q=${encodeURIComponent('санкции')}`);
  await expect(page.getByRole('button', { name: 'Did you mean' })).toBeHidden();
  await page.goto(`${app.address}/?lang=ru&q=sanctons`);
  await expect(page.getByRole('button', { name: 'Возможно, вы имели в виду «sanctions»?' })).toBeVisible();
});

test('where the understood search finds nothing, the view offers the typed text', async ({ page, app }) => {
  await page.goto(app.address);
  const search = page.getByRole('combobox', SEARCH);
  await search.fill('INF 1987');
  await search.press('Enter');
  await expect(page).toHaveURL(`${app.address}/?q=INF&from=1987&to=1987`);
  await page.getByRole('button', { name: /^Search only the text: 2 events$/ }).click();
  await expect(page).toHaveURL(`${app.address}/?q=INF+1987`);
  await expect(page.getByText('Try fewer words, or clear filters.')).toBeHidden();
});
