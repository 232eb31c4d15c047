import type { Page } from '@playwright/test';
import { countStarterEvents } from '../support/starter-collection.ts';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

test('the table scrolls to its last row, page by page, with every event in its place', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?view=table`);
  const table = page.getByRole('grid');
  await expect(table).toHaveAttribute('aria-rowcount', String(countStarterEvents() + 1));
  const titles = new Map<number, string>();
  await page.getByRole('rowheader').first().getByRole('link').focus();
  // Scrolls by one screen at a time, and collects the titles by row number.
  for (let row = 2; row <= countStarterEvents(); row = await focusedRow(page)) {
    await collectRows(page, titles);
    await page.keyboard.press('PageDown');
    await expect.poll(() => focusedRow(page)).toBeGreaterThan(row);
  }
  await collectRows(page, titles);

  const items: { title: string }[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const result = await page.request.get(`${app.address}/api/events?limit=500&sort=-date${from}`);
    const { items: more, next_cursor } = await result.json();
    items.push(...more);
    cursor = next_cursor;
  } while (cursor !== undefined);
  const inOrder = [...titles].sort(([a], [b]) => a - b).map(([, title]) => title);
  expect(inOrder).toEqual(items.map(({ title }) => title));
});

/** The `aria-rowindex` of the focused row; the header is row 1. */
function focusedRow(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.activeElement?.closest('tr')?.ariaRowIndex ?? 0));
}

async function collectRows(page: Page, titles: Map<number, string>): Promise<void> {
  await expect(page.getByRole('rowheader').filter({ hasText: /^$/ })).toHaveCount(0);
  const rows = await page
    .getByRole('rowheader')
    .evaluateAll((cells) =>
      cells.map((cell) => [Number(cell.closest('tr')?.ariaRowIndex), cell.textContent ?? ''] as const),
    );
  for (const [number, title] of rows) titles.set(number, title);
}

test('a column heading sorts in both directions, and the order is in the address', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table`);
  const first = page.getByRole('rowheader').first();
  await page.getByRole('columnheader', { name: 'People expelled' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-people_expelled/);
  await expect(first).toHaveText('Russia orders US missions to cut staff to 455 by 1 September');
  await page.getByRole('columnheader', { name: 'Title' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=title/);
  const byTitle = page.getByRole('columnheader', { name: 'Title' });
  await expect(byTitle).toHaveAttribute('aria-sort', 'ascending');
  const { items } = await (await page.request.get(`${app.address}/api/events?sort=title&limit=1`)).json();
  await expect(first).toHaveText(items[0].title);
  await byTitle.getByRole('button').click();
  await expect(byTitle).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(byTitle).toHaveAttribute('aria-sort', 'descending');
});

test('the event selected in the table is also selected on the timeline', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table&kind=expulsion`);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: /^Russia expels 60 US/ }) });
  await row.getByRole('gridcell', { name: 'Expulsion' }).click();
  await expect(row).toHaveAttribute('aria-current', 'true');
  const heading = page.getByRole('complementary', { name: 'Event' }).getByRole('heading', { level: 2 });
  await expect(heading).toHaveText(/^Russia expels 60 US/);
  await page.getByRole('radio', { name: 'Timeline' }).check();
  await loadedChart(page);
  await expect(heading).toHaveText(/^Russia expels 60 US/);
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(row).toBeInViewport();
});

test('the chosen columns are kept after a reload', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=table`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Participants' }).uncheck();
  await page.getByRole('checkbox', { name: 'Tags' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Participants' })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeAttached();
  await expect(page.getByRole('columnheader', { name: 'Participants' })).toBeHidden();
});
