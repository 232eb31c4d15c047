import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { focusedMark, loadedChart, middleOf, restingWindow, windowIn } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

const PRESENCE = countStarterEvents(({ kind }) => kind === 'expulsion' || kind === 'mission');

const WHOLE_SPAN_DAYS = 12_000;
const YEAR_2018 = '?window=2018-01-01/2018-12-31';

test('the wheel zooms in at the pointer, and the address has the visible days', async ({ page, app }) => {
  await page.goto(app.address);
  const chart = await loadedChart(page);
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not visible.');
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.wheel(0, -600);
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(WHOLE_SPAN_DAYS / 2);
  const shown = await restingWindow(page);
  expect(shown?.last.slice(0, 2)).toBe('20');
  expect(Number(shown?.first.slice(0, 4))).toBeGreaterThan(2008);

  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => page.url()).toBe(`${app.address}/`);
});

test('buttons zoom in, out and back to the whole span', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  await loadedChart(page);
  const zoom = page.getByRole('group', { name: 'Zoom' });
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(190);
  expect(await restingWindow(page)).toMatchObject({ first: '2018-04-02', days: 183 });
  await zoom.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => windowIn(page)?.days).toBeGreaterThan(360);
  await zoom.getByRole('button', { name: 'Show all days' }).click();
  await expect.poll(() => windowIn(page)).toBeUndefined();
  await expect(zoom.getByRole('button', { name: 'Show all days' })).toBeDisabled();
});

test('a double click zooms in at the pointer', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  const chart = await loadedChart(page);
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not visible.');
  // At the top edge, where there is no mark that the click would open.
  await chart.dblclick({ position: { x: box.width * 0.9, y: 6 } });
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(200);
  expect((await restingWindow(page))?.first.slice(0, 7)).toBe('2018-06');
});

test('a drag pans without changing the number of days', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  const chart = await loadedChart(page);
  const { x, y } = await middleOf(chart);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(x + step * 30, y);
  await page.mouse.up();
  await expect.poll(() => windowIn(page)?.first).not.toBe('2018-01-01');
  const shown = await restingWindow(page);
  expect(shown?.first.slice(0, 4)).toBe('2017');
  expect(shown?.days).toBeGreaterThanOrEqual(364);
  expect(shown?.days).toBeLessThanOrEqual(367);
});

test('a drag with Shift zooms to the selected span', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=expulsion&window=2018-03-01/2018-04-30`);
  await (await loadedChart(page)).focus();
  await page.keyboard.press('ArrowRight');
  await expect(focusedMark(page)).toHaveAccessibleName(/29 March 2018/);
  const mark = await middleOf(focusedMark(page));

  await page.keyboard.down('Shift');
  await page.mouse.move(mark.x - 60, mark.y);
  await page.mouse.down();
  await page.mouse.move(mark.x, mark.y + 10);
  await page.mouse.move(mark.x + 60, mark.y);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(20);
  const shown = await restingWindow(page);
  expect(shown?.first.slice(0, 7)).toBe('2018-03');
  expect(shown && shown.first < '2018-03-29' && shown.last > '2018-03-29').toBe(true);
});

test('Escape cancels a selection by a drag with Shift', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  const chart = await loadedChart(page);
  const { x, y } = await middleOf(chart);
  const selection = chart.locator('.selection');
  await page.keyboard.down('Shift');
  await page.mouse.move(x - 60, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 3 });
  await expect(selection).toHaveAttribute('width', '120');
  await page.keyboard.press('Escape');
  await expect(selection).toBeHidden();
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await restingWindow(page)).toMatchObject({ first: '2018-01-01', last: '2018-12-31' });
});

test('the window of the overview moves by its middle and by a handle that is grabbed off-centre', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?window=2005-01-01/2014-12-31`);
  await loadedChart(page);
  const overview = page.getByRole('group', { name: 'Visible period' });
  const endSlider = overview.getByRole('slider', { name: 'End of the visible period' });
  const start = await middleOf(overview.getByRole('slider', { name: 'Start of the visible period' }));
  const end = await middleOf(endSlider);

  await page.mouse.move(end.x + 5, end.y);
  await page.mouse.down();
  await page.mouse.move(end.x + 10, end.y);
  await page.mouse.move(end.x + 5, end.y);
  await page.mouse.up();
  await expect(endSlider).toBeFocused();
  expect(await restingWindow(page)).toMatchObject({ first: '2005-01-01', last: '2014-12-31' });

  const middle = (start.x + end.x) / 2;
  await page.mouse.move(middle, start.y);
  await page.mouse.down();
  await page.mouse.move(middle + 60, start.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => windowIn(page)?.first).not.toBe('2005-01-01');
  expect((await restingWindow(page))?.days).toBe(3652);
});

test('the overview selects a window, and keys move its ends', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  const overview = page.getByRole('group', { name: 'Visible period' });
  const start = await middleOf(overview.getByRole('slider', { name: 'Start of the visible period' }));
  const end = await middleOf(overview.getByRole('slider', { name: 'End of the visible period' }));
  const xAt = (share: number) => start.x + (end.x - start.x) * share;
  await page.mouse.move(xAt(0.5), start.y);
  await page.mouse.down();
  await page.mouse.move(xAt(0.6), start.y, { steps: 4 });
  await page.mouse.move(xAt(0.75), start.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => windowIn(page)?.first.slice(0, 3)).toBe('200');
  const brushed = await restingWindow(page);
  expect(brushed?.days).toBeGreaterThan(2_900);
  expect(brushed?.days).toBeLessThan(3_500);

  await overview.getByRole('slider', { name: 'End of the visible period' }).focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => windowIn(page)?.days).toBeLessThan(1_800);
  expect((await restingWindow(page))?.first).toBe(brushed?.first);
});

test('a reload and a copied address show the same days and the same event', async ({
  page,
  app,
  context,
}) => {
  const address = `${app.address}/?window=2018-03-01/2018-04-30&event=2018-03-26-us-expels-60-russian-diplomats`;
  await page.goto(address);
  await loadedChart(page);
  const dates = page.getByRole('main').getByText('March–April 2018');
  await expect(dates).toBeVisible();
  await page.reload();
  await loadedChart(page);
  await expect(dates).toBeVisible();
  expect(page.url()).toBe(address);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('main').getByText('March–April 2018')).toBeVisible();
});

test('Back and Forward retrace views, filters and events', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  await loadedChart(page);
  const count = page.getByRole('region', { name: 'Filter' });
  await page.getByRole('button', { name: /^Presence, / }).click();
  await expect(count).toContainText(eventCount(PRESENCE));
  await page.getByRole('radio', { name: 'Table' }).check();
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('complementary', { name: 'Event' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('complementary', { name: 'Event' })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Timeline' })).toBeChecked();
  await page.goBack();
  await expect(count).toContainText(eventCount(countStarterEvents()));
  expect(page.url()).toBe(`${app.address}/${YEAR_2018}`);
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('complementary', { name: 'Event' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked();
  await expect(count).toContainText(eventCount(PRESENCE));
});

test('Home and End lead to the first and the last event, and the view follows', async ({ page, app }) => {
  await page.goto(`${app.address}/${YEAR_2018}`);
  await (await loadedChart(page)).focus();
  const all = await page.getByRole('region', { name: 'Filter' }).textContent();
  const [, first = '', last = ''] = /(\d+ \w+ \d{4}) – (\d+ \w+ \d{4})/.exec(all ?? '') ?? [];
  await page.keyboard.press('End');
  await expect(focusedMark(page)).toHaveAccessibleName(new RegExp(last));
  await expect.poll(() => windowIn(page)?.last.slice(0, 4)).toBe(last.slice(-4));
  await expect(focusedMark(page)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(focusedMark(page)).toHaveAccessibleName(new RegExp(first));
  await expect.poll(() => windowIn(page)?.first.slice(0, 4)).toBe(first.slice(-4));
  await expect(focusedMark(page)).toBeInViewport();
});

test('an event outside the window in the address is labelled at the edge, and the label leads to it', async ({
  page,
  app,
}) => {
  await page.goto(
    `${app.address}/?kind=military&window=2018-01-01/2018-12-31&event=2022-02-24-russia-invades-ukraine`,
  );
  await loadedChart(page);
  const title = page.locator('.chart-text', { hasText: '›' });
  await expect(title).toContainText('invasion of Ukraine ›');
  expect(windowIn(page)).toMatchObject({ first: '2018-01-01', last: '2018-12-31' });
  const { x, y } = await middleOf(title);
  await page.mouse.click(x, y);
  await expect(page).toHaveURL(/window=2021/);
});
