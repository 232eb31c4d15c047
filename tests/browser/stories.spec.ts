import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { loadedChart, middleOf } from './chart.ts';
import { expect, test } from './fixtures.ts';

const SALISBURY = '2018-03-26-us-expels-60-russian-diplomats';

/** Three steps on events of the starter collection. */
const STEPS = [
  { heading: 'Two countries', heading_ru: 'Две страны', text: 'From afar.' },
  {
    heading: 'Sixty leave',
    heading_ru: 'Шестьдесят человек',
    text: 'They had seven days.',
    window: '2018-03-01/2018-04-30',
    filter: 'kind=expulsion,mission',
    event: SALISBURY,
  },
  { heading: 'A summit', text: 'In Helsinki.', window: '2018-07-01/2018-07-31', filter: 'kind=talks' },
];

/** Stores a story, and returns its number. */
async function addStory(page: Page, address: string, story: object = {}): Promise<number> {
  const response = await page.request.post(`${address}/api/stories`, {
    data: { title: 'Sixty for sixty', title_ru: 'Шестьдесят за шестьдесят', steps: STEPS, ...story },
  });
  expect(response.status()).toBe(201);
  return (await response.json()).id;
}

async function storedSteps(page: Page, address: string, id: number): Promise<string[]> {
  const { steps } = await (await page.request.get(`${address}/api/stories/${id}`)).json();
  return steps.map(({ heading }: { heading: string }) => heading);
}

const editorOf = (page: Page) => page.getByRole('complementary', { name: 'Story' });
const stepsIn = (editor: Locator) => editor.getByRole('listitem').getByRole('button', { name: /^Step \d/ });
const currentStep = (page: Page) => page.locator('[aria-current="step"]').getByRole('heading');
const stepIn = (page: Page) => Number(new URL(page.url()).searchParams.get('step') ?? 1);
const windowLabel = (page: Page) => page.locator('.story-chart .overview').getByRole('slider').first();

test('a story is made of views of the chart, and its draft survives a reload', async ({ page, app }) => {
  await page.goto(app.address);
  await loadedChart(page);
  await page.getByRole('button', { name: 'Stories' }).click();
  await page.getByRole('button', { name: 'New story' }).click();
  const editor = editorOf(page);
  await editor.getByLabel('Title', { exact: true }).fill('Sixty for sixty');
  await editor.getByRole('button', { name: 'Add step from this view' }).click();
  await editor.getByLabel('Heading', { exact: true }).fill('Two countries');
  await expect(editor.getByRole('status')).toContainText('The draft is kept in this browser.');

  // Another view, opened as an address: the page is loaded again.
  await page.goto(
    `${app.address}/?stories=new&kind=expulsion,mission&window=2018-03-01/2018-04-30&event=${SALISBURY}`,
  );
  await expect(editor.getByText('Your unsaved changes are back.')).toBeVisible();
  await expect(editor.getByLabel('Title', { exact: true })).toHaveValue('Sixty for sixty');
  await editor.getByRole('button', { name: 'Add step from this view' }).click();
  await expect(editor.getByLabel('Heading', { exact: true })).toHaveValue(
    /^United States expels 60 Russian officials/,
  );
  await editor.getByRole('textbox', { name: 'Text' }).fill('They had seven days.\n\nRussia responded.');
  await editor.getByRole('radio', { name: 'Русский' }).check();
  await expect(editor.getByLabel('Heading', { exact: true })).toHaveValue(/^США выслали 60/);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/stories=\d/);

  const id = Number(new URL(page.url()).searchParams.get('stories'));
  const stored = await (await page.request.get(`${app.address}/api/stories/${id}`)).json();
  expect(stored).toMatchObject({ version: 1, title: 'Sixty for sixty' });
  expect(stored.steps).toMatchObject([
    { heading: 'Two countries' },
    {
      text: 'They had seven days.\n\nRussia responded.',
      window: '2018-03-01/2018-04-30',
      filter: 'kind=expulsion,mission',
      event: SALISBURY,
    },
  ]);
  expect(stored.steps[0]).not.toHaveProperty('window');
  await page.reload();
  await expect(editor.getByLabel('Title', { exact: true })).toHaveValue('Sixty for sixty');
  await expect(editor.getByText('Your unsaved changes are back.')).toBeHidden();
});

test('steps are reordered with buttons and by dragging, deleted, and brought back', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?stories=${id}`);
  await loadedChart(page);
  const editor = editorOf(page);
  const names = async () =>
    (await stepsIn(editor).all()).length === 0
      ? []
      : stepsIn(editor).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  await expect(stepsIn(editor)).toHaveCount(3);

  await editor.getByRole('button', { name: 'Move step 3 up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Step 3 is now step 2 of 3.')).toBeAttached();
  // The focus follows the step, so that the next press moves it on.
  await expect(editor.getByRole('button', { name: 'Move step 2 up' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Step 1: A summit', 'Step 2: Two countries', 'Step 3: Sixty leave']);

  const handle = await middleOf(editor.locator('.step-handle').first());
  const last = await middleOf(stepsIn(editor).nth(2));
  await page.mouse.move(handle.x, handle.y);
  await page.mouse.down();
  await page.mouse.move(handle.x, last.y - 20, { steps: 5 });
  await page.mouse.move(handle.x, last.y + 8, { steps: 5 });
  await page.mouse.up();
  await expect.poll(names).toEqual(['Step 1: Two countries', 'Step 2: Sixty leave', 'Step 3: A summit']);

  await editor.getByRole('button', { name: 'Delete step 2' }).click();
  await expect(stepsIn(editor)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['Step 1: Two countries', 'Step 2: Sixty leave', 'Step 3: A summit']);
  await editor.getByRole('button', { name: 'Move step 1 down' }).click();
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(() => storedSteps(page, app.address, id))
    .toEqual(['Sixty leave', 'Two countries', 'A summit']);
});

test('opening a step shows it on the chart, and the step can take another view', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?stories=${id}`);
  await loadedChart(page);
  const editor = editorOf(page);
  await stepsIn(editor).nth(1).click();
  await expect(page).toHaveURL(/kind=expulsion,mission&window=2018-03-01\/2018-04-30&event=2018-03-26/);
  await expect(editor.getByText('This is what the chart shows.')).toBeVisible();
  await page
    .getByRole('list', { name: 'Active filters' })
    .getByRole('button', { name: /^Remove/ })
    .click();
  await editor.getByRole('button', { name: 'Use this view' }).click();
  await editor.getByRole('button', { name: 'Save and play' }).click();
  await expect(page).toHaveURL(/\?story=\d+$/);
  const { steps } = await (await page.request.get(`${app.address}/api/stories/${id}`)).json();
  expect(steps[1]).not.toHaveProperty('filter');
  expect(steps[1]).toMatchObject({ window: '2018-03-01/2018-04-30', event: SALISBURY });
});

test('a change by someone else is shown beside the own one, and nothing is overwritten', async ({
  page,
  app,
}) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?stories=${id}`);
  const editor = editorOf(page);
  await editor.getByLabel('Title', { exact: true }).fill('Mine');
  const theirs = { title: 'Theirs', steps: STEPS.slice(0, 2) };
  await page.request.put(`${app.address}/api/stories/${id}`, {
    headers: { 'If-Match': '"1"' },
    data: theirs,
  });
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('alert', { name: 'Someone else has changed this story' });
  await expect(conflict).toContainText('Nothing was overwritten.');
  await expect(conflict.getByText('Mine', { exact: true })).toBeVisible();
  await expect(conflict.getByText('Theirs', { exact: true })).toBeVisible();
  expect(await storedSteps(page, app.address, id)).toHaveLength(2);
  expect(await violationsOn(page)).toEqual([]);

  await conflict.getByRole('button', { name: 'Save mine as a new story' }).click();
  await expect(page).not.toHaveURL(new RegExp(`stories=${id}\\b`));
  await expect(conflict).toBeHidden();
  const { items } = await (await page.request.get(`${app.address}/api/stories`)).json();
  expect(items.slice(0, 2).map(({ title }: { title: string }) => title)).toEqual(['Mine', 'Theirs']);
});

test('without a connection a story is not saved, and its draft is kept', async ({ page, app, faults }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?stories=${id}`);
  const editor = editorOf(page);
  await editor.getByLabel('Title', { exact: true }).fill('Written on the train');
  await page.context().setOffline(true);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.getByRole('alert')).toContainText('Cannot reach the server.');
  await page.context().setOffline(false);
  faults.found.splice(0);
  await page.reload();
  await expect(editor.getByLabel('Title', { exact: true })).toHaveValue('Written on the train');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
});

test('a story is deleted, and restored under its address', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?view=start`);
  const list = page.getByRole('list', { name: 'Stories' });
  await list.getByRole('button', { name: 'Delete “Sixty for sixty”' }).click();
  await expect(list.getByText('Sixty for sixty')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await list.getByRole('link', { name: /^Sixty for sixty/ }).click();
  await expect(page).toHaveURL(`${app.address}/?story=${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sixty for sixty');
});

test('a story plays by scrolling and by keys; Back returns to the step before, and then to the page before', async ({
  page,
  app,
}) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?view=table`);
  await page.goto(`${app.address}/?story=${id}`);
  const chart = await loadedChart(page);
  await expect(currentStep(page)).toHaveText('Two countries');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Two countries',
    'Sixty leave',
    'A summit',
  ]);

  // The wheel scrolls the story, also over the chart.
  const { x, y } = await middleOf(chart);
  await page.mouse.move(x, y);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 120);
      return stepIn(page);
    })
    .toBe(2);
  await expect(currentStep(page)).toHaveText('Sixty leave');
  await expect(windowLabel(page)).toHaveAttribute('aria-valuetext', /2018/);

  await page.keyboard.press('ArrowRight');
  await expect(currentStep(page)).toHaveText('A summit');
  await expect(currentStep(page)).toBeFocused();
  expect(stepIn(page)).toBe(3);
  await page.keyboard.press('Home');
  await expect.poll(() => stepIn(page)).toBe(1);
  await page.keyboard.press('PageDown');
  await expect.poll(() => stepIn(page)).toBe(2);
  await page.keyboard.press('End');
  await expect.poll(() => stepIn(page)).toBe(3);
  await page.goBack();
  await expect(currentStep(page)).toHaveText('Sixty leave');
  await expect(currentStep(page)).toBeInViewport();
  expect(new URL(page.url()).search).toBe(`?story=${id}&step=2`);

  await page.getByRole('button', { name: 'Close the story' }).click();
  await expect(page).toHaveURL(/\?kind=expulsion,mission&window=2018-03-01\/2018-04-30&event=2018-03-26/);
});

test('a step opens at its address, and its event with all details', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?story=${id}&step=2`);
  await expect(currentStep(page)).toHaveText('Sixty leave');
  await expect(currentStep(page)).toBeInViewport();
  await page.getByRole('button', { name: /^Show the event: United States expels 60/ }).click();
  const panel = page.getByRole('complementary', { name: 'Event' });
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^United States expels 60/);
  await panel.getByRole('button', { name: 'Close the event' }).click();
  await expect(panel).toBeHidden();
  expect(new URL(page.url()).search).toBe(`?story=${id}&step=2`);
  await page.getByRole('button', { name: /^Show the event: United States expels 60/ }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^United States expels 60/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('steps follow each other at once if the reader wants less motion', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${app.address}/?story=${id}`);
  await loadedChart(page);
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    const slider = document.querySelector('.story-chart .overview [role=slider]');
    new MutationObserver(() => seen.add(slider?.getAttribute('aria-valuetext') ?? '')).observe(
      document.querySelector('.story-chart') as Element,
      { subtree: true, attributes: true, attributeFilter: ['aria-valuetext'] },
    );
  });
  await page.keyboard.press('End');
  await expect(windowLabel(page)).toHaveAttribute('aria-valuetext', /July 2018/);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Set<string> }).seen.size);
  expect(seen).toBeLessThanOrEqual(2);
});

test('texts of a story are shown as texts', async ({ page, app }) => {
  const tag = '<img src=x onerror="document.title=\'taken\'">';
  const steps = [
    { heading: tag, text: `${tag}\n\n<script>document.title='taken'</script>`, event: 'missing' },
  ];
  const id = await addStory(page, app.address, { title: tag, title_ru: tag, steps });
  await page.goto(`${app.address}/?story=${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(tag);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(tag);
  await expect(page.getByText("<script>document.title='taken'</script>")).toBeVisible();
  await page.goto(`${app.address}/?stories=${id}`);
  await expect(editorOf(page).getByLabel('Title', { exact: true })).toHaveValue(tag);
  await expect(page).not.toHaveTitle(/^taken$/);
});

test('an unknown story says so, and leads back', async ({ page, app }) => {
  await page.goto(`${app.address}/?story=999`);
  await expect(page.getByRole('alert')).toContainText('There is no story 999.');
  await page.getByRole('button', { name: 'Close the story' }).click();
  await loadedChart(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const lang of ['en', 'ru'] as const) {
    test(`the chart of a story stays in the upper half, and the text scrolls below it (${lang})`, async ({
      page,
      app,
    }) => {
      const id = await addStory(page, app.address);
      await page.goto(`${app.address}/?story=${id}&lang=${lang}`);
      const chart = page.getByRole('region', {
        name: lang === 'en' ? 'Chart of the story' : 'График сюжета',
      });
      await expect(chart.getByRole('listbox')).toHaveAttribute('aria-busy', 'false');
      for (const step of [2, 3]) {
        await page.getByRole('button', { name: lang === 'en' ? 'Next step' : 'Следующий шаг' }).tap();
        await expect.poll(() => stepIn(page)).toBe(step);
        await expect(currentStep(page)).toBeInViewport();
        await expect
          .poll(async () => {
            const [above, text] = [await chart.boundingBox(), await currentStep(page).boundingBox()];
            const bottom = (above?.y ?? 0) + (above?.height ?? 0);
            const drawn = await chart.getByRole('listbox').boundingBox();
            return {
              isHalf: bottom <= 422,
              isBelow: (text?.y ?? 0) >= bottom,
              isHigh: (drawn?.height ?? 0) > 300 && (drawn?.y ?? 0) + (drawn?.height ?? 0) <= bottom,
            };
          })
          .toEqual({ isHalf: true, isBelow: true, isHigh: true });
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await violationsOn(page)).toEqual([]);
    });
  }

  test('a story can be edited', async ({ page, app }) => {
    const id = await addStory(page, app.address);
    await page.goto(app.address);
    await page.getByRole('button', { name: 'More actions' }).tap();
    // A menu may still be moving to its button.
    await page.getByRole('button', { name: 'Stories' }).press('Enter');
    await page.getByRole('button', { name: 'Edit “Sixty for sixty”' }).tap();
    const editor = editorOf(page);
    await editor.getByRole('button', { name: 'Move step 1 down' }).tap();
    await editor.getByRole('button', { name: 'Save', exact: true }).tap();
    await expect
      .poll(() => storedSteps(page, app.address, id))
      .toEqual(['Sixty leave', 'Two countries', 'A summit']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  });
});

test('stories have no accessibility violations', async ({ page, app }) => {
  const id = await addStory(page, app.address);
  await page.goto(`${app.address}/?stories=list`);
  await loadedChart(page);
  await expect(page.getByRole('list', { name: 'Stories' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Edit “Sixty for sixty”' }).click();
  await stepsIn(editorOf(page)).nth(1).click();
  await expect(editorOf(page).getByText('This is what the chart shows.')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.goto(`${app.address}/?story=${id}&step=2`);
  await loadedChart(page);
  await expect(page.getByRole('button', { name: /^Show the event/ })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('a story plays in a frame of another site, and cannot be changed there', async ({ page, frameApp }) => {
  const id = await addStory(page, frameApp.address);
  await page.goto(frameApp.frameOf(`${frameApp.address}/embed?story=${id}`));
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Sixty for sixty');
  await frame.getByRole('button', { name: 'Next step' }).click();
  await expect(frame.locator('[aria-current="step"]').getByRole('heading')).toHaveText('Sixty leave');
  await expect(frame.getByRole('button', { name: /^Edit/ })).toBeHidden();
  await expect(frame.getByRole('link', { name: 'Open in Démarche' })).toHaveAttribute(
    'href',
    `/?story=${id}&step=2`,
  );
});

test.describe('a story as one HTML file', () => {
  /** Saves the file of the story that plays, and returns its path. */
  async function saveFile(page: Page, folder: string): Promise<string> {
    await page.getByRole('button', { name: 'Share' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Web page' }).click(),
    ]);
    const path = `${folder}/${download.suggestedFilename()}`;
    await download.saveAs(path);
    return path;
  }

  test('plays from a file, without a network and in both languages', async ({
    page,
    app,
    browser,
  }, testInfo) => {
    const steps = STEPS.map((step) => ({ ...step, heading_ru: step.heading_ru ?? 'Встреча' }));
    const id = await addStory(page, app.address, { steps });
    await page.goto(`${app.address}/?story=${id}`);
    await loadedChart(page);
    const path = await saveFile(page, testInfo.outputDir);
    expect(path).toMatch(/\/demarche-story-sixty-for-sixty-en-ru\.html$/);

    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.setOffline(true);
    const requests: string[] = [];
    const errors: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    context.on('console', (message) => errors.push(message.text()));
    context.on('weberror', (error) => errors.push(String(error.error())));
    const file = await context.newPage();
    await file.goto(`file://${path}`);
    await expect(file.getByRole('heading', { level: 2 })).toHaveText([
      'Two countries',
      'Sixty leave',
      'A summit',
    ]);
    const charts = file.getByRole('img', { name: /^Timeline:/ });
    await expect(charts).toHaveCount(3);
    await expect(charts.nth(1)).toContainText('Expels 60');
    const families = await file.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').length;
    });
    expect(families).toBeGreaterThan(0);
    // The chart stays beside its text while the text scrolls.
    await file.getByRole('heading', { name: 'Sixty leave' }).scrollIntoViewIfNeeded();
    await expect(charts.nth(1)).toBeInViewport({ ratio: 0.5 });
    expect(await violationsOn(file)).toEqual([]);

    await file.getByRole('radio', { name: 'Русский' }).check();
    await expect(file.getByRole('heading', { level: 1 })).toHaveText('Шестьдесят за шестьдесят');
    await expect(file.getByRole('heading', { name: 'Sixty leave' })).toBeHidden();
    await expect(file.getByRole('img', { name: /^Шкала времени:/ }).nth(1)).toContainText('Выслали 60');

    await file.setViewportSize({ width: 390, height: 844 });
    expect(await file.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const box = await file
      .getByRole('img', { name: /^Шкала времени:/ })
      .first()
      .boundingBox();
    expect(box?.height).toBeGreaterThan(250);
    expect(box?.height).toBeLessThanOrEqual(422);
    expect(await violationsOn(file)).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('has the chart of each step, also on a dark page', async ({ page, app }, testInfo) => {
    const id = await addStory(page, app.address);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${app.address}/?story=${id}&lang=ru`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('button', { name: 'Поделиться' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Веб-страница' }).click(),
    ]);
    const path = `${testInfo.outputDir}/story.html`;
    await download.saveAs(path);
    const html = await readFile(path, 'utf8');
    // The last step has no Russian heading, so the file is in English only.
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/--paper:#f/);
    expect(html.match(/<svg class="wide"/g)).toHaveLength(3);
    expect(html).not.toMatch(/127\.0\.0\.1|localhost|undefined|NaN/);
  });
});
