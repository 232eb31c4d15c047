import { focusedMark, loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';

const TAG = '<img src=x onerror="document.title=\'taken\'">';
const FORMULA = '=HYPERLINK("https://example.org","click")';

test('markup in an event is shown as text, and a formula is escaped in the CSV', async ({
  page,
  emptyApp,
}) => {
  for (const [day, title] of [
    ['2018-03-26', TAG],
    ['2018-03-27', FORMULA],
  ]) {
    const response = await page.request.post(`${emptyApp.address}/api/events`, {
      data: {
        date: day,
        title,
        summary: `${TAG} <script>document.title='taken'</script>`,
        kind: 'statement',
        initiators: ['US'],
        participants: [{ name: TAG, office: TAG }],
        location: { place: TAG },
        tags: [TAG],
        sources: [{ publisher: TAG, title: TAG, quote: TAG, url: 'https://example.org/?a=<b>"c' }],
      },
    });
    expect(response.status()).toBe(201);
  }

  await page.goto(emptyApp.address);
  await (await loadedChart(page)).focus();
  await page.keyboard.press('Home');
  await expect(focusedMark(page)).toHaveAccessibleName(/^<img src=x onerror=/);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(TAG);
  await expect(panel).toContainText(`${TAG} <script>`);
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('rowheader')).toHaveText([FORMULA, TAG]);
  await page.goto(`${emptyApp.address}/?q=${encodeURIComponent(TAG)}&tag=${encodeURIComponent(TAG)}`);
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText(TAG);
  await expect(page.getByRole('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/^taken$/);

  const csv = await (await page.request.get(`${emptyApp.address}/api/events.csv`)).text();
  expect(csv).toContain(`"'=HYPERLINK(""https://example.org"",""click"")"`);
  expect(csv).not.toMatch(/(^|[,\n"])=HYPERLINK/m);
});
