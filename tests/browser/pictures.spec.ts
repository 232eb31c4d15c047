import type { Locator, Page } from '@playwright/test';
import { countStarterEvents, eventCount } from '../support/starter-collection.ts';
import { violationsOn } from './axe.ts';
import { loadedChart } from './chart.ts';
import { expect, test } from './fixtures.ts';
import { pdfTexts } from './pdf-text.ts';
import { drawn, openPictureEditor, previewOf, savePicture, svgLayers, svgTexts } from './picture-editor.ts';
import { pixelsOf, pixelsOfPng } from './pixels.ts';

test.use({ readsOnly: true });

const YEAR = 'window=2018-01-01/2018-12-31';

/** The size in the header of a PNG. */
function pngSize(png: Buffer): [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

function labels(editor: Locator): Locator {
  return editor.getByRole('group', { name: 'Labels in the picture' }).getByRole('button');
}

for (const [view, ready, minColoured, name, layers] of [
  [`${YEAR}&kind=expulsion,sanctions`, 'canvas', 300, 'timeline-us-russia-2018-expulsion-sanctions', 'marks'],
  ['view=exchanges', '.chain', 0, 'exchanges-us-russia-\\d{4}-\\d\\d-\\d\\d', 'view'],
  ['view=in-force&on=2021-10-12', '.measures', 20, 'in-force-us-russia-\\d{4}-\\d\\d-\\d\\d', 'view'],
  ['view=tension', '.tension-line', 0, 'tension-us-russia-\\d{4}-\\d\\d-\\d\\d', 'view'],
  ['view=table', 'tbody [scope=row]', 20, 'table-us-russia-\\d{4}-\\d\\d-\\d\\d', 'view'],
] as const) {
  test(`the view ${view} can be saved as SVG, PNG and PDF`, async ({ page, app }) => {
    await page.goto(`${app.address}/?${view}`);
    await page.locator(ready).first().waitFor();
    const editor = await openPictureEditor(page);
    const shown = await previewOf(editor).locator('text').allTextContents();

    const svg = await savePicture(editor, 'SVG');
    expect(svg.name).toMatch(new RegExp(`^demarche-${name}-en-web-16-9\\.svg$`));
    const markup = svg.file.toString();
    // The preview is the picture.
    expect(svgTexts(markup).map(unescaped)).toEqual(shown);
    expect(shown[0]).toMatch(/^United States and Russia[:,] /);
    expect(shown.join(' ')).toMatch(/\d events/);
    expect(shown.join(' ')).toMatch(/Sources: \w/);
    expect(svgLayers(markup)).toEqual(expect.arrayContaining(['background', 'headline', layers, 'notes']));
    // An address of this machine is useless to other readers.
    expect(markup).not.toContain(new URL(app.address).host);
    expect(shown.length).toBeGreaterThan(15);

    const png = await savePicture(editor, 'PNG', '1×');
    const pixels = await pixelsOfPng(page, png.file);
    expect(pixels.width).toBe(1_200);
    expect(pixels.height).toBeGreaterThanOrEqual(675);
    expect(pixels.coloured).toBeGreaterThanOrEqual(minColoured);
    expect(pixels.brightness).toBeLessThan(246);
    expect(pngSize((await savePicture(editor, 'PNG', '4×')).file)[0]).toBe(4_800);

    const pdf = await savePicture(editor, 'PDF');
    expect(pdf.file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdfTexts(pdf.file)).toContain(shown[0]);
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

test('the layers of a timeline have names that drawing programs show', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const { file } = await savePicture(await openPictureEditor(page), 'SVG');
  expect(svgLayers(file.toString())).toEqual(
    expect.arrayContaining(['axis', 'tension', 'arrows', 'marks', 'labels', 'texts', 'legend']),
  );
  expect(file.toString()).toContain('inkscape:label="arrows"');
});

test('a picture of the whole timeline shows all years and leaves the page as it is', async ({
  page,
  app,
}) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const chart = await loadedChart(page);
  const slider = page.getByRole('slider', { name: 'Start of the visible period' });
  const before = { url: page.url(), start: await slider.getAttribute('aria-valuenow') };
  const pixels = await pixelsOf(chart);
  const editor = await openPictureEditor(page);
  const visible = svgTexts((await savePicture(editor, 'SVG')).file.toString());
  await editor.getByRole('radio', { name: 'Everything' }).check();
  const whole = svgTexts((await savePicture(editor, 'SVG')).file.toString());

  const { extent } = await (await page.request.get(`${app.address}/api/timeline?width=1000`)).json();
  const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
  const years = whole.filter((text) => /^\d{4}$/.test(text)).map(Number);
  expect(Math.min(...years)).toBeLessThan(yearOf(extent.first_day) + 6);
  expect(Math.max(...years)).toBeGreaterThan(yearOf(extent.last_day) - 6);
  expect(whole).toContain(eventCount(countStarterEvents()));
  expect(visible[0]).toBe('United States and Russia, 2018');

  await editor.getByRole('button', { name: 'Close', exact: true }).click();
  expect(page.url()).toBe(before.url);
  expect(await slider.getAttribute('aria-valuenow')).toBe(before.start);
  expect(await pixelsOf(chart)).toEqual(pixels);
});

test('print sizes are exact on paper, in every format', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await editor.getByRole('combobox', { name: 'Size', exact: true }).selectOption('print-180mm');
  await expect(editor.getByText('Smallest type: 6.5 pt')).toBeVisible();

  const svg = await savePicture(editor, 'SVG');
  expect(svg.name).toBe('demarche-timeline-us-russia-2018-en-print-180mm.svg');
  expect(svg.file.toString()).toMatch(/^<svg [^>]*width="180mm" height="110(\.\d+)?mm"/);
  const [, width = 0] = /viewBox="0 0 ([\d.]+)/.exec(svg.file.toString()) ?? [];
  const points = [...svg.file.toString().matchAll(/font-size="([\d.]+)"/g)].map(
    ([, px]) => (Number(px) / Number(width)) * (180 / 25.4) * 72,
  );
  expect(Math.min(...points)).toBeGreaterThanOrEqual(6);

  const png = (await savePicture(editor, 'PNG', '2×')).file;
  const perMetre = png.readUInt32BE(png.indexOf('pHYs') + 4);
  expect((pngSize(png)[0] / perMetre) * 1_000).toBeCloseTo(180, 0);

  const pdf = (await savePicture(editor, 'PDF')).file.toString('latin1');
  const [, pdfWidth] = /\/MediaBox \[0 0 ([\d.]+)/.exec(pdf) ?? [];
  expect((Number(pdfWidth) / 72) * 25.4).toBeCloseTo(180, 1);
});

test('a saved SVG has its fonts with it', async ({ page, app, browser }) => {
  await page.goto(`${app.address}/?${YEAR}&lang=ru`);
  await page.getByRole('button', { name: 'Экспорт', exact: true }).click();
  await page.getByRole('button', { name: /^Изображение…/ }).click();
  const editor = page.getByRole('dialog', { name: 'Изображение' });
  await expect(editor.locator('.picture-sheet')).toBeVisible();
  const download = page.waitForEvent('download');
  await editor.getByRole('button', { name: 'Скачать SVG' }).click();
  const path = await (await download).path();
  const headline = previewOfRussian(editor);
  const width = await headline.evaluate((text: SVGTextElement) => text.getComputedTextLength());

  // A new context has no other page, and so no other fonts than those of the machine and the file.
  const other = await browser.newPage();
  const requests: string[] = [];
  other.on('request', (request) => requests.push(request.url()));
  const { readFile } = await import('node:fs/promises');
  await other.setContent('<div></div>');
  await other.evaluate(
    async (svg) => {
      const frame = document.createElement('iframe');
      frame.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      await frame.contentDocument?.fonts.ready;
    },
    await readFile(path, 'utf8'),
  );
  const inFile = await other
    .frameLocator('iframe')
    .locator('#headline text')
    .first()
    .evaluate((text: SVGTextElement) => ({
      width: text.getComputedTextLength(),
      loaded: [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ unicodeRange }) => unicodeRange),
    }));
  expect(inFile.width).toBeCloseTo(width, 0);
  // Latin and Cyrillic.
  expect(inFile.loaded.length).toBeGreaterThanOrEqual(2);
  expect(requests.filter((url) => !/^(blob|data|about):/.test(url))).toEqual([]);
  await other.close();
});

function previewOfRussian(editor: Locator): Locator {
  return editor.locator('.picture-sheet #preview-headline text').first();
}

test('an SVG with text as outlines has no text, and looks the same', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await editor.getByRole('checkbox', { name: 'SVG text as outlines' }).check();
  const svg = (await savePicture(editor, 'SVG')).file.toString();
  expect(svgTexts(svg)).toEqual([]);
  expect(svg).not.toContain('@font-face');
  expect(svg).toContain('<title id="picture-title">United States and Russia, 2018</title>');
  // The headline covers the same area as the text in the preview.
  const boxOf = (group: SVGGElement) => {
    const { x, y, width, height } = group.getBBox();
    return { x, y, width, height };
  };
  const text = await editor.locator('#preview-headline').evaluate(boxOf);
  await page.setContent(svg);
  const outlines = await page.locator('#headline').evaluate(boxOf);
  expect(outlines.width).toBeGreaterThan(text.width * 0.97);
  expect(outlines.width).toBeLessThan(text.width * 1.01);
  // A box of a text includes its line spacing.
  expect(outlines.y).toBeGreaterThan(text.y);
  expect(outlines.y + outlines.height).toBeLessThan(text.y + text.height);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the background of a picture does not depend on a ${scheme} system`, async ({ page, app }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${app.address}/?${YEAR}`);
    const editor = await openPictureEditor(page);
    const brightness = async (theme: string) => {
      await editor.getByRole('radio', { name: theme }).check();
      return (await pixelsOfPng(page, (await savePicture(editor, 'PNG', '1×')).file)).brightness;
    };
    expect(await brightness('Light')).toBeGreaterThan(215);
    expect(await brightness('Dark')).toBeLessThan(60);
    // Transparent pixels are black when their alpha is ignored.
    expect(await brightness('Transparent')).toBeLessThan(60);
    const svg = (await savePicture(editor, 'SVG')).file.toString();
    expect(svgLayers(svg)).not.toContain('background');
    expect(svg).not.toContain('"transparent"');
  });
}

test('a view is drawn in the colours and the language of the picture', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=tension`);
  const editor = await openPictureEditor(page);
  await editor.getByRole('radio', { name: 'Dark' }).check();
  await editor.getByRole('radio', { name: 'Русский' }).check();
  await editor.getByRole('combobox', { name: 'Size', exact: true }).selectOption('print-90mm');
  await expect(previewOf(editor).getByText('США и Россия. Напряжённость')).toBeVisible();
  const { name, file } = await savePicture(editor, 'PNG', '1×');
  expect(name).toMatch(/-ru-print-90mm\.png$/);
  expect((await pixelsOfPng(page, file)).brightness).toBeLessThan(60);
  // The page keeps its language and colours.
  await expect(editor.getByRole('button', { name: 'Download SVG' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(1);
  await editor.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('parts of a view can be left out', async ({ page, app }) => {
  await page.goto(`${app.address}/?view=in-force&on=2021-10-12`);
  const editor = await openPictureEditor(page);
  const parts = editor.getByRole('group', { name: 'Parts' }).getByRole('checkbox');
  const texts = () => previewOf(editor).locator('text').count();
  const before = await texts();
  await parts.first().uncheck();
  await expect.poll(texts).toBeLessThan(before);
  await parts.first().check();
  await expect.poll(texts).toBe(before);
});

test('texts can be changed, emptied and reset, and are remembered for the view', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  let editor = await openPictureEditor(page);
  const headline = editor.getByLabel('Headline', { exact: true });
  await headline.fill('After Salisbury & “Novichok” <2018>');
  await editor.getByLabel('Credit', { exact: true }).fill('');
  await editor.getByLabel('Note', { exact: true }).fill('Only events with a named source.');
  const svg = (await savePicture(editor, 'SVG')).file.toString();
  expect(svg).toContain('<title id="picture-title">After Salisbury &amp; “Novichok” &lt;2018&gt;</title>');
  expect(svgTexts(svg)).toContain('Only events with a named source.');
  expect(svgTexts(svg).join(' ')).not.toContain('Démarche, ');

  await editor.getByRole('button', { name: 'Close', exact: true }).click();
  await page.reload();
  await loadedChart(page);
  editor = await openPictureEditor(page);
  await expect(editor.getByLabel('Headline', { exact: true })).toHaveValue(/^After Salisbury/);
  await editor.getByRole('button', { name: 'Reset headline' }).click();
  await expect(editor.getByLabel('Headline', { exact: true })).toHaveValue('United States and Russia, 2018');

  // Another year has its own headline.
  await page.goto(`${app.address}/?window=2019-01-01/2019-12-31`);
  await loadedChart(page);
  editor = await openPictureEditor(page);
  await expect(editor.getByLabel('Headline', { exact: true })).toHaveValue('United States and Russia, 2019');
});

test.describe('on a server of its own', () => {
  test.use({ readsOnly: false });

  test('settings are saved with the view, and come back when it is opened', async ({ page, app }) => {
    await page.goto(`${app.address}/?${YEAR}`);
    let editor = await openPictureEditor(page);
    await editor.getByLabel('Headline', { exact: true }).fill('After Salisbury');
    await editor.getByRole('radio', { name: 'Dark' }).check();
    await labels(editor).first().click();
    await editor.getByLabel('Label text').fill('Sixty out');
    await editor.getByLabel('Name of the view').fill('Salisbury chart');
    await editor.getByRole('button', { name: 'Save view' }).click();
    await expect(editor.getByText('Saved with the view “Salisbury chart”.')).toBeVisible();
    await editor.getByLabel('Note', { exact: true }).fill('First draft.');
    await editor.getByRole('button', { name: 'Save to “Salisbury chart”' }).click();
    await expect
      .poll(async () => (await (await page.request.get(`${app.address}/api/views`)).json()).items[0])
      .toMatchObject({
        name: 'Salisbury chart',
        version: 2,
        picture: { theme: 'dark', texts: { en: { headline: 'After Salisbury', note: 'First draft.' } } },
      });

    // Another person, on another computer.
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${app.address}/?view=table`);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('link', { name: /^Salisbury chart/ }).click();
    await loadedChart(page);
    editor = await openPictureEditor(page);
    await expect(editor.getByLabel('Headline', { exact: true })).toHaveValue('After Salisbury');
    await expect(editor.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(editor.getByRole('button', { name: 'Sixty out' })).toBeVisible();
  });
});

test('the alternative text is filled in and is part of the files', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  const alt = await editor.getByLabel('Alternative text', { exact: true }).inputValue();
  expect(alt).toMatch(/^Timeline: United States and Russia, 2018\. \d+ events.* Named events: .*2018: \w/);
  const svg = (await savePicture(editor, 'SVG')).file.toString();
  expect(svg).toMatch(/<desc id="picture-description">Timeline: United States and Russia, 2018/);
  const png = (await savePicture(editor, 'PNG')).file;
  expect(png.toString('utf8')).toContain(`Description\0\0\0\0\0${alt}`);
});

test('an image tag with the alternative text is copied', async ({ page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await editor.getByLabel('Alternative text', { exact: true }).fill('A "chart" <of> A & B');
  await editor.getByRole('button', { name: 'Copy image tag' }).click();
  await expect(page.getByText('Image tag copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '<img src="demarche-timeline-us-russia-2018-en-web-16-9.png" alt="A &quot;chart&quot; &lt;of> A &amp; B" width="1200" height="675">',
  );
});

test('the embed code is copied with one click, with the public address', async ({ page, app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('**/api/settings', (route) =>
    route.fulfill({
      json: { embedding: true, administrator: false, public_url: 'https://timeline.example.org' },
    }),
  );
  await page.goto(`${app.address}/?${YEAR}&kind=talks`);
  await loadedChart(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Copy embed code/ }).click();
  await expect(page.getByText('Embed code copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^<iframe src="https:\/\/timeline\.example\.org\/embed\?[^"<>]*kind=talks[^"<>]*" title="Démarche: Timeline" /,
  );
});

test('the legend can be left out', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  expect(svgLayers((await savePicture(editor, 'SVG')).file.toString())).toContain('legend');
  await editor.getByRole('checkbox', { name: 'Show legend' }).uncheck();
  expect(svgLayers((await savePicture(editor, 'SVG')).file.toString())).not.toContain('legend');
});

/** The box of a label in the saved picture, in px of the layout. */
function placeIn(svg: string, text: string): { x: number; y: number } | undefined {
  const [, x, y] = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${text}`).exec(svg) ?? [];
  return x === undefined ? undefined : { x: Number(x), y: Number(y) };
}

test('a label can be reworded, pinned, hidden and shown again', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await drawn(editor);
  const label = labels(editor).first();
  const text = (await label.getAttribute('aria-label')) ?? '';
  await label.click();
  await editor.getByLabel('Label text').fill('A short label');
  await editor.getByRole('checkbox', { name: 'Pin' }).check();
  expect(svgTexts((await savePicture(editor, 'SVG')).file.toString())).toContain('A short label');

  await editor.getByRole('button', { name: 'Hide', exact: true }).click();
  expect(svgTexts((await savePicture(editor, 'SVG')).file.toString())).not.toContain('A short label');
  await editor.getByRole('button', { name: /^Show “.*” again$/ }).click();
  await expect(labels(editor).filter({ hasText: '' }).first()).toBeVisible();
  await expect(editor.getByRole('button', { name: 'A short label' })).toBeVisible();
  await editor.getByRole('button', { name: 'Reset all labels' }).click();
  await expect(editor.getByRole('button', { name: text, exact: true })).toBeVisible();
});

test('an event without a label can get one', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await editor.getByRole('combobox', { name: 'Size', exact: true }).selectOption('slide');
  await drawn(editor);
  const count = await labels(editor).count();
  const choice = editor.getByLabel('Label another event');
  const options = await choice.getByRole('option').allTextContents();
  expect(options.length).toBeGreaterThan(5);
  await choice.selectOption({ index: 1 });
  // The selected label can be reworded at once.
  await expect(editor.getByLabel('Label text')).toBeVisible();
  expect(await labels(editor).count()).toBeGreaterThan(0);
  expect(count).toBeGreaterThan(0);
});

test('a label can be dragged, and moved back', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await drawn(editor);
  const label = labels(editor).nth(1);
  const text = (await label.getAttribute('aria-label')) ?? '';
  const [word = ''] = text.split(' ');
  const before = (await savePicture(editor, 'SVG')).file.toString();
  const box = await label.boundingBox();
  if (!box) throw new Error('The label is not visible.');
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + 38, { steps: 6 });
  await page.mouse.up();
  await expect(editor.getByRole('button', { name: 'Move back' })).toBeVisible();
  const after = (await savePicture(editor, 'SVG')).file.toString();
  const scale = 960 / ((await previewOf(editor).boundingBox())?.width ?? 1);
  expect(after).not.toBe(before);
  const moved = await editor.getByRole('button', { name: text, exact: true }).boundingBox();
  expect(moved && moved.x - box.x).toBeCloseTo(40, -1);
  expect(moved && moved.y - box.y).toBeCloseTo(30, -1);
  expect(scale).toBeGreaterThan(0.5);
  expect(placeIn(after, word)).toBeDefined();
  await editor.getByRole('button', { name: 'Move back' }).click();
  expect((await savePicture(editor, 'SVG')).file.toString()).toBe(before);
});

test('the editor works with the keyboard alone', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  await loadedChart(page);
  await page.getByRole('button', { name: 'Export', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Picture…/ }).focus();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Picture' });
  await expect(labels(editor).first()).toBeAttached();

  // The labels are one tab stop; arrows move between them.
  await editor.getByRole('button', { name: 'Close', exact: true }).focus();
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  expect(first).toBeTruthy();
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  expect(second).not.toBe(first);
  await expect(editor.locator(`[data-id="${second}"]`)).toHaveAttribute('aria-pressed', 'true');

  const before = await editor.locator(`[data-id="${second}"]`).boundingBox();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const after = await editor.locator(`[data-id="${second}"]`).boundingBox();
  expect(after && before && after.y - before.y).toBeGreaterThan(4);
  await page.keyboard.press('Delete');
  await expect(editor.locator(`[data-id="${second}"]`)).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
});

test('the editor has no accessibility violations', async ({ page, app }) => {
  await page.goto(`${app.address}/?${YEAR}`);
  const editor = await openPictureEditor(page);
  await drawn(editor);
  await labels(editor).first().click();
  expect(await violationsOn(page, '.picture-editor')).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the export menu and the editor fit the screen', async ({ page, app }) => {
    await page.goto(`${app.address}/?${YEAR}`);
    await loadedChart(page);
    await page.getByRole('button', { name: 'Export', exact: true }).tap();
    await expectMenuToFit(page);
    await page.getByRole('button', { name: /^Picture…/ }).tap();
    const editor = page.getByRole('dialog', { name: 'Picture' });
    await expect(previewOf(editor)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const overflow = await editor.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expect(editor.getByRole('button', { name: 'Download PNG' })).toBeInViewport();
    expect(await violationsOn(page, '.picture-editor')).toEqual([]);
    expect((await savePicture(editor, 'PNG')).name).toBe('demarche-timeline-us-russia-2018-en-web-16-9.png');
  });
});

async function expectMenuToFit(page: Page): Promise<void> {
  const menu = page.locator('.export-menu');
  await expect(menu.getByRole('link', { name: /^Calendar/ })).toBeVisible();
  const { isScrolled, bottom } = await menu.evaluate((element) => ({
    isScrolled: element.scrollHeight > element.clientHeight + 1,
    bottom: element.getBoundingClientRect().bottom,
  }));
  expect(isScrolled).toBe(false);
  expect(bottom).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
}

test.describe('on a screen 900 px high', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('the export menu fits, and only an administrator reads that embedding is off', async ({
    page,
    app,
  }) => {
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(`${app.address}/?${YEAR}`);
    await loadedChart(page);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText(/^Embedding is off\. To turn it on, set EMBED_ORIGINS/)).toBeVisible();
    await expectMenuToFit(page);

    await page.route('**/api/settings', (route) =>
      route.fulfill({ json: { embedding: false, administrator: false } }),
    );
    await page.reload();
    await loadedChart(page);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText('CSV for Excel')).toBeVisible();
    await expect(page.getByText(/[Ee]mbed/)).toHaveCount(0);
    expect(failed).toEqual([]);
  });
});

test('reports that there is nothing to draw if no event matches', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?view=exchanges`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText('No event matches this filter. The files will be empty.')).toBeVisible();
  await page.getByRole('button', { name: /^Picture…/ }).click();
  await expect(page.getByText('there is nothing to draw')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download SVG' })).toBeDisabled();
});
