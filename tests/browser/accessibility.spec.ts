import type { Page } from '@playwright/test';
import { testEvent } from '../support/test-event.ts';
import { violationsOn } from './axe.ts';
import { focusedMark, loadedChart } from './chart.ts';
import { eventForm, fillRequired } from './event-form.ts';
import { expect, test } from './fixtures.ts';
import { openImport } from './more-actions.ts';

test.use({ readsOnly: true });

/**
 * Widgets that the keyboard cannot reach. `tabIndex` is read as a property: on SVG, an attribute with the wrong case
 * looks right in the markup but has no effect. Lists of a combobox are reached through their field.
 */
async function unreachableWidgets(page: Page): Promise<string[]> {
  return page.locator('[role=application], [role=slider], [role=listbox]').evaluateAll((widgets) =>
    widgets
      .filter(({ id }) => !document.querySelector(`[role=combobox][aria-controls="${id}"]`))
      .filter(({ tabIndex }) => tabIndex < 0)
      .map((widget) => widget.outerHTML.slice(0, 120)),
  );
}

const EVENT = '?event=2021-10-12-nuland-ryabkov-talks';

/** Opens each view, starting from the start page of the collection. */
const VIEWS: Readonly<Record<string, (page: Page, address: string) => Promise<unknown>>> = {
  'the timeline': async (page) => {
    await (await loadedChart(page)).focus();
    await page.keyboard.press('Home');
    await expect(focusedMark(page)).toBeVisible();
  },
  'the table': async (page, address) => {
    await page.goto(`${address}/?view=table&sort=-date&kind=talks`);
    await expect(page.getByRole('rowheader').first()).toBeVisible();
  },
  'the event panel': async (page, address) => {
    await page.goto(`${address}/${EVENT}`);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('History').click();
    await expect(history.getByRole('listitem')).toHaveCount(1);
  },
  'the form': async (page, address) => {
    await page.goto(`${address}/${EVENT}&form=edit`);
    await expect(eventForm(page).getByLabel('Title in English', { exact: true })).toHaveValue(/^Nuland/);
  },
  'the form with errors': async (page, address) => {
    await page.goto(`${address}/?form=new`);
    await eventForm(page).getByLabel('Kind').selectOption('Sanctions');
    await eventForm(page).getByRole('button', { name: 'Add source' }).click();
    await eventForm(page).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(eventForm(page).getByRole('alert')).toBeVisible();
  },
  'the leave dialog': async (page, address) => {
    await page.goto(`${address}/?form=new`);
    await fillRequired(eventForm(page), 'Ruritania expels three');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  },
  'the import dialog': async (page) => {
    await openImport(page);
    const dialog = page.getByRole('dialog', { name: 'Import events' });
    await dialog.getByLabel('Choose a file').setInputFiles({
      name: 'wrong.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('date,title,kind,initiators\r\n2021-02-30,A,coup,XR\r\n'),
    });
    await expect(dialog.getByRole('region', { name: 'Rejected rows' })).toBeVisible();
  },
  'the menu of kinds': (page) => openMenu(page, 'Kind', 'checkbox', 'Expulsion'),
  'the menu of parties': (page) => openMenu(page, 'Parties', 'checkbox', /^Russia/),
  'the menu of tags': (page) => openMenu(page, 'Tags', 'searchbox', 'Tag'),
  'the menu of dates': (page) => openMenu(page, 'Dates', 'textbox', 'From'),
  'the help': async (page) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard and gestures' })).toBeVisible();
  },
  'the key to the chart': async (page) => {
    await page.getByRole('button', { name: 'How to read this chart' }).click();
    await expect(
      page.getByText('Bars stand for many events: the higher, the more. Click one to zoom in.'),
    ).toBeVisible();
  },
  'an invalid address': async (page, address) => {
    await page.goto(`${address}/?kind=coup&event=unknown-event`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Event not found' })).toBeVisible();
  },
  'the API documentation': async (page, address) => {
    await page.goto(`${address}/api/docs`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Hundreds of articles are alike, and the analysis of all takes a minute: one of each section stays.
    await page.locator('section article:nth-of-type(n + 2)').evaluateAll((articles) => {
      for (const article of articles) article.remove();
    });
  },
};

async function openMenu(
  page: Page,
  menu: string,
  role: 'checkbox' | 'searchbox' | 'textbox',
  name: string | RegExp,
): Promise<void> {
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByRole('button', { name: menu, exact: true }).click();
  await expect(page.getByRole(role, { name }).first()).toBeVisible();
}

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const [view, show] of Object.entries(VIEWS)) {
    test(`${view} has no accessibility violations`, async ({ page, app }) => {
      await page.goto(app.address);
      await loadedChart(page);
      await show(page, app.address);
      expect(await violationsOn(page)).toEqual([]);
      expect(await unreachableWidgets(page)).toEqual([]);
    });
  }

  test('an empty collection has no accessibility violations', async ({ page, emptyApp }) => {
    await page.goto(emptyApp.address);
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('the conflict dialog has no accessibility violations', async ({ page, emptyApp }) => {
    const events = `${emptyApp.address}/api/events`;
    await page.request.post(events, { data: testEvent({ id: 'three' }) });
    await page.goto(`${emptyApp.address}/?event=three&form=edit`);
    await eventForm(page).getByLabel('Title in English', { exact: true }).fill('Mine');
    await page.request.put(`${events}/three`, {
      headers: { 'If-Match': '"1"' },
      data: testEvent({ title: 'Theirs', summary: 'Theirs too.' }),
    });
    await eventForm(page).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Someone else changed this event' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the timeline, an event and the filter have no accessibility violations', async ({ page, app }) => {
    await page.goto(`${app.address}/${EVENT}`);
    await loadedChart(page);
    await expect(page.getByRole('article')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the event' }).tap();
    await page.getByRole('button', { name: 'Filter' }).tap();
    await page.getByRole('dialog', { name: 'Filter' }).getByText('Kind', { exact: true }).tap();
    expect(await violationsOn(page)).toEqual([]);
  });
});

for (const [view, more] of [
  ['start', ''],
  ['exchanges', ''],
  ['in-force', ''],
  ['tension', ''],
  ['compare', '&periods=2016/2018,2021/2022'],
]) {
  test(`the view ${view} has no accessibility violations and fits a phone`, async ({ page, app }) => {
    await page.goto(`${app.address}/?view=${view}${more}`);
    await expect(page.locator('.analysis-page, .start-page').getByRole('heading').nth(1)).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    expect(await unreachableWidgets(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
    const overflow = await page.evaluate(() => {
      const view = document.querySelector('.analysis-view, .start-view');
      return view ? view.scrollWidth - view.clientWidth : -1;
    });
    expect(overflow).toBe(0);
  });
}
