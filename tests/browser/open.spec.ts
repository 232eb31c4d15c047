import { isoDay } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { eventCount, STARTER_EVENTS } from '../support/starter-collection.ts';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';
import { pixelsOf } from './pixels.ts';

test.use({ readsOnly: true });

test('the first visit shows the whole starter collection on the timeline', async ({ page, app }) => {
  const days = STARTER_EVENTS.map(({ date }) => parseEdtf(date));
  const firstDay = formatDate(isoDay(Math.min(...days.map(({ first_day }) => first_day))));
  const lastDay = formatDate(isoDay(Math.max(...days.map(({ last_day }) => last_day))));
  await page.goto(app.address);
  await expect(page).toHaveTitle(/Démarche/);
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(
    new RegExp(`${eventCount(STARTER_EVENTS.length)}\\s*${firstDay} – ${lastDay}`),
  );
  const chart = await loadedChart(page);
  await expect.poll(async () => (await pixelsOf(chart)).coloured).toBeGreaterThan(1_000);
});

test('a visit sends requests to its own server only, and none fails', async ({ page, app }) => {
  const origins: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => origins.push(new URL(request.url()).origin));
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${app.address}/?event=2021-10-12-nuland-ryabkov-talks`);
  await loadedChart(page);
  await page.keyboard.press('v');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('n');
  await expect(
    page.getByRole('dialog', { name: 'New event' }).getByLabel('Title in English', { exact: true }),
  ).toBeVisible();

  expect([...new Set(origins)]).toEqual([new URL(app.address).origin]);
  expect(failed).toEqual([]);
});

test('the page runs only its own scripts', async ({ page, app, faults }) => {
  const response = await page.goto(app.address);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');

  await loadedChart(page);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injectedScriptRan = true';
    document.head.append(script);
    return 'injectedScriptRan' in window;
  });
  expect(ran).toBe(false);
  expect(faults.found.splice(0)).toEqual([
    expect.stringContaining('violates the following Content Security Policy'),
  ]);
});

test('an empty collection says so and offers the first steps', async ({ page, emptyApp }) => {
  await page.goto(emptyApp.address);
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText('0 events');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible();
  await main.getByRole('button', { name: 'Import events' }).click();
  await expect(page.getByRole('dialog', { name: 'Import events' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(main.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible();
  await main.getByRole('button', { name: 'New event' }).click();
  await expect(page.getByRole('dialog', { name: 'New event' })).toBeVisible();
});

for (const view of ['start', 'timeline', 'table', 'exchanges', 'in-force', 'tension', 'compare']) {
  test(`the view ${view} loads without violating the content security policy`, async ({ page, app }) => {
    // Chromium reports a blocked eval only by this event, not in the console.
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        violations.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    await page.goto(`${app.address}/?view=${view}`);
    // The form loads the last of the schemas.
    await page.getByRole('button', { name: 'New event' }).click();
    await expect(page.getByRole('dialog', { name: 'New event' }).getByRole('textbox').first()).toBeVisible();
    expect(await page.evaluate(() => (window as { violations?: string[] }).violations)).toEqual([]);
  });
}
