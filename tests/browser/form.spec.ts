import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { windowIn } from './chart.ts';
import { dateGroup, eventForm, fillRequired } from './event-form.ts';
import { expect, test } from './fixtures.ts';

test('a new event is saved with every field and shown', async ({ page, app }) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'New event' }).click();
  const form = eventForm(page);

  const date = dateGroup(form);
  await date.getByRole('combobox', { name: 'Precision' }).selectOption('Month');
  await date.getByRole('combobox', { name: 'Month', exact: true }).selectOption('March');
  await date.getByLabel('Year', { exact: true }).fill('2014');
  await date.getByLabel('Approximate').check();
  await expect(date).toContainText('2014-03~ about March 2014');

  await form.getByLabel('Kind').selectOption('Expulsion');
  await form.getByLabel('Status').selectOption('Postponed');
  await form.getByLabel('Title in English', { exact: true }).fill('Russia names two attachés, “unwelcome”');
  await form
    .getByLabel('Summary in English', { exact: true })
    .fill('Two attachés were named.\nNo date was set.');

  const initiators = form.getByRole('combobox', { name: 'Initiators' });
  await initiators.fill('Russia');
  await form.getByRole('option', { name: /^Russia/ }).click();
  const targets = form.getByRole('combobox', { name: 'Targets' });
  await targets.fill('US');
  await targets.press('Enter');
  await expect(form.getByRole('list', { name: 'Targets' })).toHaveText('United States');

  await form.getByRole('button', { name: 'Add participant' }).click();
  const person = form.getByRole('group', { name: 'Participant 1' });
  await expect(person.getByLabel('Name')).toBeFocused();
  await person.getByLabel('Name').fill('Ryab');
  await form.getByRole('option', { name: /^Sergey Ryabkov/ }).click();
  await expect(person.getByLabel('Office')).toHaveValue(/Deputy Minister of Foreign Affairs/);

  await form.getByLabel('Place').fill('Moscow');
  await form.getByRole('combobox', { name: 'Country' }).fill('RU');
  await form.getByLabel('People expelled').fill('2');
  await form.getByRole('radio', { name: 'No, it ended' }).check();
  const until = form.getByRole('group', { name: 'In force until' });
  await until.getByLabel('Day', { exact: true }).fill('1 May 2014');

  for (const [index, publisher] of ['Ruritanian Gazette', 'TASS'].entries()) {
    await form.getByRole('button', { name: 'Add source' }).click();
    const source = form.getByRole('group', { name: `Source ${index + 1}` });
    await source.getByLabel('Publisher').fill(publisher);
    await source.getByLabel('Source title').fill(`Report ${index + 1}`);
    await source.getByLabel('Web address').fill(`https://example.org/${index + 1}`);
  }

  await form.getByRole('button', { name: 'Add link' }).click();
  const link = form.getByRole('group', { name: 'Link 1' });
  await link.getByLabel('Relation').selectOption('follows');
  await link.getByRole('combobox', { name: 'Linked event' }).fill('Fogle');
  await form.getByRole('option', { name: /Fogle/ }).first().click();
  await form.getByLabel('Title in Russian', { exact: true }).fill('Россия назвала двух атташе');
  const short = form.getByLabel('Short title in English', { exact: true });
  await short.fill('Names two attachés');
  await expect(short).toHaveAccessibleDescription(/Expels 60 over Salisbury.*18 of 60 characters/);
  await form.getByLabel('Short title in Russian').fill('Назвала двух атташе');
  await form.getByLabel('Always label on charts').check();
  const tags = form.getByRole('combobox', { name: 'Tags' });
  await tags.pressSequentially('attachés,two,');
  await form.getByLabel('Review', { exact: true }).selectOption('Sourced');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
    eventCount(countStarterEvents() + 1),
  );
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Russia names two attachés, “unwelcome”');
  await expect(panel).toContainText('about March 2014');
  await expect(panel).toContainText('Names two attachés');
  await expect(panel).toContainText('Always labelled on charts');

  const id = new URL(page.url()).searchParams.get('event');
  const stored = await (await page.request.get(`${app.address}/api/events/${id}`)).json();
  expect(stored).toMatchObject({
    date: '2014-03~',
    title: 'Russia names two attachés, “unwelcome”',
    summary: 'Two attachés were named.\nNo date was set.',
    title_ru: 'Россия назвала двух атташе',
    short_title: 'Names two attachés',
    short_title_ru: 'Назвала двух атташе',
    pinned: true,
    kind: 'expulsion',
    status: 'postponed',
    initiators: ['RU'],
    targets: ['US'],
    participants: [{ name: 'Sergey Ryabkov', party: 'RU' }],
    location: { place: 'Moscow', country: 'RU' },
    people_expelled: 2,
    in_force: false,
    in_force_until: '2014-05-01',
    links: [{ to: '2013-05-14-russia-expels-ryan-fogle', relation: 'follows' }],
    sources: [
      { publisher: 'Ruritanian Gazette', title: 'Report 1', url: 'https://example.org/1' },
      { publisher: 'TASS', title: 'Report 2', url: 'https://example.org/2' },
    ],
    tags: ['attachés', 'two'],
    review: 'sourced',
    version: 1,
  });
});

test('a save shows every error beside its field and focuses the first', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  const date = dateGroup(form);
  await date.getByLabel('Day', { exact: true }).fill('30');
  await date.getByRole('combobox', { name: 'Month', exact: true }).selectOption('February');
  await date.getByLabel('Year', { exact: true }).fill('2021');
  await form.getByLabel('Kind').selectOption('Talks');
  await form.getByRole('button', { name: 'Add source' }).click();
  const source = form.getByRole('group', { name: 'Source 1' });
  await source.getByLabel('Web address').fill('javascript:alert(1)');
  await form.getByRole('button', { name: 'Save', exact: true }).click();

  const alert = form.getByRole('alert');
  await expect(alert.getByRole('heading')).toHaveText('5 errors to correct');
  await expect(alert.getByRole('listitem')).toHaveText([
    /^Date: .*February 2021/,
    /^Title in English: Give the event a title,/,
    /^Initiators: Name at least one party that acted\./,
    /^Source 1, Publisher: Name the publisher\./,
    /^Source 1, Web address: /,
  ]);
  await expect(date.getByLabel('Day', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveAccessibleDescription(
    /Give the event a title,/,
  );
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await alert.getByRole('link', { name: /^Source 1, Web address/ }).click();
  await expect(source.getByLabel('Web address')).toBeFocused();
  const { total } = await (await page.request.get(`${emptyApp.address}/api/events`)).json();
  expect(total).toBe(0);

  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania speaks');
  await expect(alert.getByRole('heading')).toHaveText('4 errors to correct');
});

test('a date is typed from today, or chosen with “Today”, and a text that is no date is an error of its field', async ({
  page,
  emptyApp,
}) => {
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  const date = dateGroup(form);
  const day = date.getByLabel('Day', { exact: true });
  const today = await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  });
  await day.fill('today');
  await expect(date.locator('.date-reading code')).toHaveText(today);
  await day.press('Tab');
  await expect(date.getByLabel('Year', { exact: true })).toHaveValue(today.slice(0, 4));

  await day.fill('someday');
  await day.press('Tab');
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await expect(date.getByText('This is not a date.')).toBeVisible();
  await expect(date.getByLabel('Year', { exact: true })).not.toHaveAttribute('aria-invalid', 'true');

  await date.getByRole('button', { name: 'Today' }).click();
  await expect(date.locator('.date-reading code')).toHaveText(today);
  await expect(date.getByText('This is not a date.')).toBeHidden();
});

test('an id in use is an error of the id field', async ({ page, emptyApp }) => {
  await page.request.post(`${emptyApp.address}/api/events`, {
    data: { id: 'taken', date: '2018', title: 'Ruritania speaks', kind: 'statement', initiators: ['XR'] },
  });
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await form.getByLabel('Id', { exact: true }).fill('taken');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByLabel('Id', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Id', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania expels three');
});

test('a draft survives a reload', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await expect(form.getByText(/^Draft saved/)).toBeVisible();
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.type());
    await dialog.accept();
  });
  await page.reload();
  await expect(form.getByText(/^Draft restored from/)).toBeVisible();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania expels three');
  await expect(dateGroup(form)).toContainText('26 March 2018');
  expect(dialogs).toEqual(['beforeunload']);

  await form.getByRole('button', { name: 'Discard draft' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('');
});

test('Escape, Cancel and Back show a confirmation before they discard changes', async ({
  page,
  emptyApp,
}) => {
  await page.goto(emptyApp.address);
  await page.getByRole('button', { name: 'New event' }).first().click();
  const form = eventForm(page);
  await form.getByLabel('Title in English', { exact: true }).fill('Ruritania');
  const confirmation = page.getByRole('dialog', { name: 'Leave without saving?' });

  await page.keyboard.press('Escape');
  await confirmation.getByRole('button', { name: 'Keep editing' }).click();
  await page.goBack();
  await expect(confirmation).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(confirmation).toBeHidden();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await confirmation.getByRole('button', { name: 'Keep draft and leave' }).click();
  await expect(form).toBeHidden();

  await page.keyboard.press('n');
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('Ruritania');
  await page.keyboard.press('Escape');
  await confirmation.getByRole('button', { name: 'Discard changes' }).click();
  await page.keyboard.press('n');
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('a duplicate starts with the fields of its original', async ({ page, app }) => {
  await page.goto(`${app.address}/?event=2018-03-26-us-expels-60-russian-diplomats`);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  const form = eventForm(page);
  await expect(form.getByLabel('People expelled')).toHaveValue('60');
  // Without a change it would be the same event twice.
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  const duplicate = page.getByRole('dialog', { name: 'Possible duplicate' });
  await expect(duplicate.getByRole('link')).toHaveAttribute(
    'href',
    '?event=2018-03-26-us-expels-60-russian-diplomats',
  );
  await duplicate.getByRole('button', { name: 'Back to the form' }).click();
  await form.getByLabel('Title in English', { exact: true }).fill('The same again');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await duplicate.getByRole('button', { name: 'Save anyway' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
    eventCount(countStarterEvents() + 1),
  );
});

test('a save without a connection keeps the changes and can be repeated', async ({
  page,
  emptyApp,
  faults,
}) => {
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await page.context().setOffline(true);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByRole('alert')).toContainText(
    'Could not reach the server. Your changes are still here.',
  );
  await page.context().setOffline(false);
  await form.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  // The search for duplicates, the save, and possibly code that was about to be loaded.
  const failures = faults.found.splice(0);
  expect(failures.length).toBeGreaterThanOrEqual(2);
  expect([...new Set(failures)]).toEqual(['Failed to load resource: net::ERR_INTERNET_DISCONNECTED']);
});

test('after a save the chart shows the year around the new event', async ({ page, app }) => {
  await page.goto(`${app.address}/?form=new`);
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Event' })).toContainText('Ruritania expels three');
  await expect.poll(() => windowIn(page)?.days).toBe(367);
  await expect(page.locator('.headline')).not.toContainText('1991');
});

test('“Save and add another” stores the event and opens an empty form', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?form=new`);
  const form = eventForm(page);
  await fillRequired(form, 'Ruritania expels three');
  await form.getByRole('button', { name: 'Save and add another' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('');
  await fillRequired(form, 'Ruritania expels four');
  await page.keyboard.press('Control+Shift+Enter');
  // On the same day, with the same parties.
  await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect(form.getByLabel('Title in English', { exact: true })).toHaveValue('');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText('2 events');
});
