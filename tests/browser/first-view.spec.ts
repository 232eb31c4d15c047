import type { Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { loadedChart, windowIn } from './chart.ts';
import { expect, test } from './fixtures.ts';

test.use({ readsOnly: true });

const headline = (page: Page) => page.locator('.headline');

/** The number of lines that the headline takes. */
function linesOf(page: Page): Promise<number> {
  return headline(page)
    .locator('.headline-sentences')
    .evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const lineTops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 4)));
      return lineTops.size;
    });
}

test('the headline says what is shown, what stands out and what came last', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  await expect(headline(page)).toContainText(
    `United States and Russia, 1991–2026: ${eventCount(countStarterEvents())}. Most tense year: 2022. Latest: `,
  );
  await headline(page).getByRole('link').click();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    (await headline(page).getByRole('link').textContent()) ?? '',
  );
});

test('the headline follows the window, the filter and the language', async ({ page, app }) => {
  await page.goto(`${app.address}/?window=2018-01-01/2018-12-31`);
  await loadedChart(page);
  await expect(headline(page)).toContainText(/2018: \d+ events, including \d+ expulsions of \d+ people/);
  await expect(headline(page)).toContainText('Most tense month: March 2018.');
  await page.getByRole('button', { name: /^Presence, / }).click();
  await expect(headline(page)).toContainText(/2018 \(Presence\): /);
  await page.getByRole('button', { name: 'Page language: Русский' }).click();
  await expect(headline(page)).toContainText(/^США и Россия, 2018\sг\. \(Присутствие\): /);
  await page.goto(`${app.address}/?q=nothinghere&lang=en`);
  await expect(headline(page)).toHaveText('United States and Russia (“nothinghere”): no events.');
});

test('the range buttons show the last years, by mouse and by keyboard', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  const ranges = page.getByRole('group', { name: 'Show the latest' });
  const button = (text: string) => ranges.getByRole('button', { name: text });
  await expect(button('All: All days')).toHaveAttribute('aria-pressed', 'true');
  await button('5y').click();
  await expect(button('5y')).toHaveAttribute('aria-pressed', 'true');
  await expect(button('All: All days')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => windowIn(page)?.first).toBe('2021-05-19');
  expect(windowIn(page)?.last.slice(0, 7)).toBe('2026-06');
  await button('1y').focus();
  await page.keyboard.press('Enter');
  await expect(button('1y')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => windowIn(page)?.first).toBe('2025-05-19');
  await button('All: All days').press(' ');
  await expect.poll(() => windowIn(page)).toBeUndefined();
});

test('the overview is labelled in the row of views', async ({ page, app }) => {
  await page.goto(app.address);
  const overview = page.locator('.view-switch').getByText('Overview', { exact: true });
  await expect(overview).toBeVisible();
  await page.getByRole('radio', { name: 'Overview' }).check();
  await expect(page.getByRole('heading', { level: 2, name: 'United States · Russia' })).toBeVisible();
  await page.getByRole('link', { name: /What happened\?/ }).click();
  await loadedChart(page);
});

test('the theme can be set, and is remembered', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(app.address);
  await loadedChart(page);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await loadedChart(page);
  expect(await background()).toBe(dark);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('radio', { name: 'System' }).check();
  expect(await background()).toBe(light);
});

for (const lang of ['en', 'ru']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`on a phone, ${lang}, ${colorScheme}`, () => {
      test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });

      for (const query of ['', '&window=2018-01-01/2018-12-31', '&kind=expulsion,mission&q=diplomats']) {
        test(`at most 160 px are above the chart: “${query}”`, async ({ page, app }) => {
          await page.goto(`${app.address}/?lang=${lang}${query}`);
          await expect(page.locator('.chart-surface')).toHaveAttribute('aria-busy', 'false');
          await expect(headline(page)).toContainText(/\d/);
          const chart = await page.locator('.chart').boundingBox();
          expect(chart?.y).toBeLessThanOrEqual(160);
          expect(await linesOf(page)).toBeLessThanOrEqual(2);
          const sentences = headline(page).locator('.headline-sentences');
          const isCut = await sentences.evaluate((box) => box.scrollHeight > box.clientHeight + 1);
          expect(isCut).toBe(false);
          // Nothing is wider than the screen, and no two controls overlap.
          const boxes = await page.evaluate(() =>
            [
              ...document.querySelectorAll('.masthead button, .masthead a, .filter-bar > :is(button, label)'),
            ].map((element) => {
              const { left, right, top, bottom } = element.getBoundingClientRect();
              return { left, right, top, bottom };
            }),
          );
          for (const [index, a] of boxes.entries()) {
            expect(a.left).toBeGreaterThanOrEqual(0);
            expect(a.right).toBeLessThanOrEqual(390);
            for (const b of boxes.slice(index + 1)) {
              const overlaps = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
              expect(overlaps, JSON.stringify([a, b])).toBe(false);
            }
          }
        });
      }
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('search, filter, views, ranges and zoom are at hand', async ({ page, app }) => {
    await page.goto(app.address);
    await loadedChart(page);
    await page.getByRole('button', { name: 'Search the events' }).tap();
    await expect(page.getByRole('combobox', { name: 'Search the events' })).toBeFocused();
    await page.getByRole('combobox', { name: 'Search the events' }).fill('Salisbury');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search the events' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Search the events' })).toBeFocused();
    await expect(headline(page)).toContainText('(“Salisbury”)');

    await page.getByRole('button', { name: 'Filter, 1 active' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Filter' });
    await sheet.getByRole('button', { name: /^Remove the filter/ }).tap();
    await sheet.getByRole('button', { name: 'Show events' }).tap();
    await expect(headline(page)).toContainText(eventCount(countStarterEvents()));

    await page.getByRole('group', { name: 'Show the latest' }).getByRole('button', { name: '10y' }).tap();
    await expect.poll(() => windowIn(page)?.first).toBe('2016-05-19');
    await page.getByRole('combobox', { name: 'View' }).selectOption('Table');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
      eventCount(countStarterEvents()),
    );
  });
});
