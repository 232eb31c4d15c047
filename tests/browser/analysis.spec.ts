import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

/** Opens the start page. */
async function openStartPage(page: Page, address: string, params = ''): Promise<void> {
  await page.goto(`${address}/?view=start${params}`);
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
}

/** The first number in a text. */
async function numberIn(locator: Locator): Promise<number> {
  return Number(/\d+/.exec((await locator.textContent()) ?? '')?.[0]);
}

async function unansweredTotal(page: Page, address: string): Promise<number> {
  const response = await page.request.get(`${address}/api/exchanges?show=unanswered&limit=1`);
  return (await response.json()).total;
}

test.describe('The start page leads in two clicks to', () => {
  test('responses and how long they took', async ({ page, app }) => {
    await openStartPage(page, app.address);
    await page.getByRole('link', { name: /How long do responses take\?/ }).click();
    await expect(page.getByRole('heading', { name: 'Actions and responses' })).toBeVisible();
    await expect(page.getByText(/\d+ responses, median \d+(–\d+)? days, middle half/).first()).toBeVisible();
    await page.getByRole('radio', { name: 'No retaliation' }).check();
    const chain = page.locator('.chain', { hasText: 'United States expels 35 Russian officials' });
    await expect(chain).toContainText('chose not to retaliate');
    await expect(chain).toContainText('755 for 35');
    await expect(chain.locator('.chain-lines')).toContainText('211 days');
  });

  test('actions without a response', async ({ page, app }) => {
    await openStartPage(page, app.address);
    await page.getByRole('link', { name: /Which actions got no response\?/ }).click();
    await expect(page).toHaveURL(/show=unanswered/);
    const total = await unansweredTotal(page, app.address);
    await expect(page.getByText(`${total} actions without a response`)).toBeVisible();
    await expect(page.getByText(/days without a response/).first()).toBeVisible();
    await page.getByRole('button', { name: `Show ${total - 20} more` }).click();
    await expect(page.getByRole('button', { name: `Show ${total - 40} more` })).toBeVisible();
  });

  test('the measures in force today', async ({ page, app }) => {
    await openStartPage(page, app.address);
    await page.getByRole('link', { name: /What is in force today\?/ }).click();
    await expect(page.getByRole('heading', { name: /^In force today, / })).toBeVisible();
    await expect(page.locator('.measures li').first()).toContainText('since');
  });

  test('the measures that the offer of 12 October 2021 would have lifted', async ({ page, app }) => {
    await openStartPage(page, app.address);
    await page
      .getByRole('link', { name: 'Russia offers to lift all mutual restrictions on diplomatic missions' })
      .click();
    await expect(page.getByRole('heading', { name: 'In force on 12 October 2021' })).toBeVisible();
    const count = await numberIn(page.getByText(/Would have lifted \d+ measures:/));
    await expect(page.locator('.relief-lifts > li')).toHaveCount(count);
    await expect(page.locator('.effect-would_lift')).toHaveCount(count);
  });

  test('the tension index and the events behind a point', async ({ page, app }) => {
    await openStartPage(page, app.address);
    await page.getByRole('link', { name: /How tense are relations\?/ }).click();
    const chart = page.getByRole('application', { name: /^Tension index/ });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^What makes up the index: Combined, / })).toBeVisible();
    await expect(page.locator('.contributors li').first()).toContainText('1991');
  });

  test('the same in Russian', async ({ page, app }) => {
    await openStartPage(page, app.address, '&lang=ru');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('США · Россия');
    await page.getByRole('link', { name: /Россия предложила снять все взаимные ограничения/ }).click();
    await expect(page.getByRole('heading', { name: 'Что действовало: 12 октября 2021 г.' })).toBeVisible();
    await expect(page.getByText(/Было бы снято: \d+ мер/)).toBeVisible();
    await page.goBack();
    await page.getByRole('link', { name: /Какие действия остались без ответа\?/ }).click();
    const total = await unansweredTotal(page, app.address);
    await expect(page.getByText(new RegExp(`^${total} действи[еяй] без ответа`))).toBeVisible();
  });
});

test.describe('The date of the view In force', () => {
  test('can be set by field, slider, chart and keyboard, and is in the address', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=in-force`);
    await page.getByRole('textbox', { name: 'Date' }).fill('2018-04');
    await page.getByRole('textbox', { name: 'Date' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'In force in April 2018' })).toBeVisible();
    await expect(page).toHaveURL(/on=2018-04/);
    await page.getByRole('slider', { name: /^Restrictive measures in force/ }).press('ArrowLeft');
    await expect(page).toHaveURL(/on=2018-03-01/);
    await page.getByRole('slider', { name: 'Date shown' }).press('ArrowRight');
    await expect(page).toHaveURL(/on=2018-03-02/);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page).toHaveURL(/on=2018-0[5-9]-01/);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Today' }).click();
    await expect(page.getByRole('heading', { name: /^In force today/ })).toBeVisible();
  });

  test('is rejected beside its field if it is invalid, and the view stays as it was', async ({
    page,
    app,
  }) => {
    await page.goto(`${app.address}/?view=in-force&on=2021-10-12`);
    await page.getByRole('textbox', { name: 'Date' }).fill('2021-13-40');
    await page.getByRole('textbox', { name: 'Date' }).press('Enter');
    await expect(page.getByText(/There is no month 13/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'In force on 12 October 2021' })).toBeVisible();
    await page.goto(`${app.address}/?view=in-force&on=soon`);
    await expect(page.locator('.page-notice')).toContainText('on');
    await expect(page.getByRole('heading', { name: /^In force today/ })).toBeVisible();
  });
});

test.describe('The tension index', () => {
  test('keeps its settings in the address', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=tension`);
    await page.getByRole('radio', { name: 'Year' }).check();
    await expect(page).toHaveURL(/per=year/);
    await page.getByRole('spinbutton', { name: /Half-life/ }).fill('30');
    await page.getByRole('spinbutton', { name: /Half-life/ }).press('Enter');
    await expect(page).toHaveURL(/half_life=30/);
    await page.getByRole('button', { name: 'Weights' }).click();
    await page.getByRole('textbox', { name: 'Weight of Talks' }).fill('much');
    await page.getByRole('textbox', { name: 'Weight of Talks' }).press('Tab');
    await expect(page.getByText('Enter a number from −10 to 10')).toBeVisible();
    await page.getByRole('textbox', { name: 'Weight of Talks' }).fill('−2,5');
    await page.getByRole('textbox', { name: 'Weight of Talks' }).press('Tab');
    await expect(page).toHaveURL(/weights=talks:-2.5/);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Your own weights: Talks −2.5.')).toBeVisible();
  });

  test('keeps what is typed while a result arrives', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=tension`);
    const halfLife = page.getByRole('spinbutton', { name: /Half-life/ });
    await expect(halfLife).toHaveValue('90');
    const arrived = page.waitForResponse(/api\/tension\?.*per=year/);
    await page.route(/api\/tension\?.*per=year/, async (route) => {
      await halfLife.fill('30');
      await route.continue();
    });
    await page.getByRole('radio', { name: 'Year' }).check();
    await arrived;
    await expect(page.locator('.analysis-view').getByRole('radio', { name: 'Year' })).toBeChecked();
    await expect(page.getByText('per year').first()).toBeVisible();
    await expect(halfLife).toHaveValue('30');
    await halfLife.press('Enter');
    await expect(page).toHaveURL(/half_life=30/);
  });

  test('is limited to the window of the timeline until the whole span is chosen', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=tension&window=2018-01-01/2018-12-31`);
    await expect(
      page.getByText('Shows the same days as the timeline: 1 January – 31 December 2018.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Show the whole span' }).click();
    await expect(page).not.toHaveURL(/window=/);
  });
});

test.describe('on a server of its own', () => {
  test.use({ readsOnly: false });

  test('The view Tension shows periods as checked or not checked', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=tension`);
    const before = await page.locator('.coverage .coverage-nothing').count();
    expect(before).toBe(0);
    await page.getByText('Mark a period as checked…').click();
    await page.getByRole('textbox', { name: 'Period' }).fill('1995');
    await page.getByRole('textbox', { name: 'Your name' }).fill('R. Hentzau');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/1995: checked on .* by R\. Hentzau/)).toBeVisible();
    await expect.poll(() => page.locator('.coverage .coverage-nothing').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Remove the check of 1 January – 31 December 1995' }).click();
    await expect(page.locator('.coverage .coverage-nothing')).toHaveCount(0);
  });

  test('A view can be saved, opened, renamed, deleted and restored', async ({ page, app }) => {
    await page.goto(`${app.address}/?view=exchanges&kind=mission,expulsion&from=2016&to=2018`);
    await page.getByRole('button', { name: 'Views' }).click();
    const name = page.getByRole('textbox', { name: 'Name of the view' });
    await expect(name).toHaveValue(/^Exchanges: 2016–2018, /);
    await name.fill('The consulates');
    await name.press('Enter');
    await expect(page.getByText('Saved: The consulates')).toBeVisible();

    await page.getByRole('link', { name: 'Démarche' }).click();
    await page.getByRole('link', { name: /^The consulates/ }).click();
    await expect(page).toHaveURL(
      /view=exchanges&from=2016&to=2018&kind=expulsion,mission|view=exchanges&from=2016&to=2018&kind=mission,expulsion/,
    );

    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('the CONSULATES');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await expect(page.getByRole('alert')).toContainText('A view named “The consulates” already exists');
    await page.getByRole('button', { name: 'Rename “The consulates”' }).click();
    await page.getByRole('textbox', { name: 'New name of “The consulates”' }).fill('Consulates closed');
    await page.getByRole('button', { name: 'Save the name' }).click();
    await page.getByRole('button', { name: 'Delete “Consulates closed”' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await openStartPage(page, app.address);
    await expect(page.getByRole('link', { name: /^Consulates closed/ })).toBeVisible();
  });
});

test('The language switch changes the page and the address', async ({ page, app }) => {
  await page.goto(`${app.address}/?event=2021-10-12-russia-offers-to-lift-mutual-restrictions`);
  await page.getByRole('button', { name: /Русский/ }).click();
  await expect(page).toHaveURL(/lang=ru/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Россия предложила снять');
  await expect(page.getByText('12 октября 2021 г.').first()).toBeVisible();
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Russia offers to lift');
});

test('An event without a Russian title shows its English title with a note', async ({ page, emptyApp }) => {
  const event = {
    date: '2018-03-26',
    title: 'Ruritania expels three',
    kind: 'expulsion',
    initiators: ['XR'],
    targets: ['XF'],
  };
  await page.request.post(`${emptyApp.address}/api/events`, { data: event });
  await page.goto(`${emptyApp.address}/?view=table&sides=XR,XF&lang=ru`);
  await expect(page.getByText('Ruritania expels three только по-английски')).toBeVisible();
});

test('Every view says so if no event matches the filter, and Clear all brings the events back', async ({
  page,
  app,
}) => {
  for (const [view, text] of [
    ['exchanges', 'No matching event is linked to a response.'],
    ['in-force', 'No matching event has a time in force.'],
    ['tension', 'No event matches this filter'],
    ['compare', 'Type two periods to compare them'],
    ['start', 'No event matches this filter'],
  ]) {
    await page.goto(`${app.address}/?view=${view}&q=zzzz`);
    await expect(page.getByText(text ?? '').first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await expect(page.getByRole('link', { name: /Who acted first/ })).toBeVisible();
});
