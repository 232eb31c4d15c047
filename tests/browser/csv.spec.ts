import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { CSV_COLUMNS } from '../../domain/csv/event-csv.ts';
import { countStarterEvents, countText, eventCount } from '../support/starter-collection.ts';
import { expect, test } from './fixtures.ts';
import { openImport } from './more-actions.ts';

/** The whole starter collection takes seconds to check on a busy machine. */
const IMPORT_TIMEOUT_MS = 30_000;

const FORMAT = {
  csv: /^CSV, complete/,
  csv_excel: /^CSV (for|для)/,
  xlsx: /^Excel \(XLSX\)/,
  json: /^JSON/,
  ndjson: /^NDJSON/,
};

/** Downloads an export. */
async function download(page: Page, format: keyof typeof FORMAT): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: /^(Export|Экспорт)$/ }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: FORMAT[format] }).click();
  const file = await started;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function chooseFile(page: Page, name: string, bytes: Buffer | string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  if (await dialog.isHidden()) await openImport(page);
  const mimeType = name.endsWith('.csv') ? 'text/csv' : 'application/octet-stream';
  await dialog.getByLabel('Choose a file').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
}

test('the exported CSV has exactly the events that match the filter', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=expulsion&from=2010`);
  const filter = page.getByRole('region', { name: 'Filter' });
  const expulsions = countStarterEvents(({ kind, date }) => kind === 'expulsion' && date >= '2010');
  await expect(filter).toContainText(eventCount(expulsions));
  const { name, bytes } = await download(page, 'csv');
  expect(name).toMatch(/\.csv$/);
  const text = bytes.toString('utf8');
  expect(text.startsWith(`${CSV_COLUMNS.join(',')}\r\n`)).toBe(true);
  const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' });
  expect(rows.map(({ kind }) => kind)).toEqual(Array(expulsions).fill('expulsion'));
  expect(rows[0]).toMatchObject({ date: '2013-05-14', initiators: 'RU', targets: 'US' });
});

test('the exported CSV has the events of October 2021 with their links', async ({ page, app }) => {
  await page.goto(`${app.address}/?from=2021-10-11&to=2021-10-13`);
  const { bytes } = await download(page, 'csv');
  const rows: Record<string, string>[] = parse(bytes, { columns: true });
  expect(rows.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      '2021-10-11-nuland-visits-moscow',
      '2021-10-12-nuland-ryabkov-talks',
      '2021-10-12-russia-offers-to-lift-mutual-restrictions',
      '2021-10-12-russian-ministry-warns-of-response',
    ]),
  );
  const talks = rows.find(({ id }) => id === '2021-10-12-nuland-ryabkov-talks');
  expect(talks?.links).toContain('2021-10-11-nuland-visits-moscow');
  expect(talks?.title_ru).toContain('Рябков');
});

test('the CSV for Excel suits the Excel of the language of the page', async ({ page, app }) => {
  await page.goto(`${app.address}/?kind=exchange&lang=ru`);
  const { name, bytes } = await download(page, 'csv_excel');
  expect(name).toMatch(/exchange-excel-ru-/);
  const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true, delimiter: ';' });
  expect(rows).toHaveLength(countStarterEvents(({ kind }) => kind === 'exchange'));
  expect(rows[0]).toMatchObject({
    Тип: 'Обмен',
    'Первый день': expect.stringMatching(/^\d\d\.\d\d\.\d{4}$/),
  });
});

test('an export imported into an empty collection is exported again byte for byte', async ({
  page,
  app,
  emptyApp,
}) => {
  const all = countStarterEvents();
  await page.goto(app.address);
  const first = await download(page, 'csv');

  await page.goto(emptyApp.address);
  await chooseFile(page, 'export.csv', first.bytes);
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  const report = dialog.getByRole('region', { name: 'Import preview' });
  await expect(report).toContainText(new RegExp(`new\\s*${countText(all)}`), {
    timeout: IMPORT_TIMEOUT_MS,
  });
  await expect(report).toContainText(/rejected\s*0/);
  const preview = await (await page.request.get(`${emptyApp.address}/api/events`)).json();
  expect(preview.total).toBe(0);

  await dialog.getByRole('button', { name: `Import ${eventCount(all)}` }).click();
  await expect(page.getByText(`Imported: ${countText(all)} new, 0 changed.`)).toBeVisible({
    timeout: IMPORT_TIMEOUT_MS,
  });
  await expect(page.getByRole('region', { name: 'Filter' })).toContainText(eventCount(all));
  const second = await download(page, 'csv');
  expect(second.bytes.equals(first.bytes)).toBe(true);
});

for (const format of ['json', 'ndjson', 'xlsx'] as const) {
  test(`an export as ${format} can be imported again, and changes nothing`, async ({ page, app }) => {
    await page.goto(app.address);
    const { bytes } = await download(page, format);
    await chooseFile(page, `export.${format}`, bytes);
    const dialog = page.getByRole('dialog', { name: 'Import events' });
    await expect(dialog).toContainText('All events of this file are already recorded. Nothing to import.', {
      timeout: IMPORT_TIMEOUT_MS,
    });
    await expect(dialog.getByRole('button', { name: /^Import / })).toBeHidden();
  });
}

test('a file with invalid rows is rejected as a whole, with the line, column and fix of each error', async ({
  page,
  emptyApp,
}) => {
  await page.goto(emptyApp.address);
  const rows = [
    'date,title,kind,initiators,targets',
    '2018-03-26,Ruritania speaks,statement,XR,XF',
    '2018-03-27,Freedonia replies,statement,XF,"XR; \r\nXA"',
    '2021-02-30,Ruritania speaks again,coup,XR,XF',
  ];
  await chooseFile(page, 'wrong.csv', `${rows.join('\r\n')}\r\n`);
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  const rejected = dialog.getByRole('region', { name: 'Rejected rows' });
  await expect(rejected.getByRole('row')).toHaveText([
    /Line/,
    /^5\s*date\s*February 2021 has no day 30/,
    /^5\s*kind\s*Unknown value “coup”\. Choose one of expulsion, mission/,
  ]);
  await expect(dialog).toContainText('Nothing is imported while any row has errors.');
  await expect(dialog.getByRole('button', { name: /^Import / })).toBeHidden();

  await dialog.getByRole('button', { name: 'Choose another file' }).click();
  await chooseFile(page, 'right.csv', `${rows.slice(0, 2).join('\r\n')}\r\n`);
  await dialog.getByRole('button', { name: 'Import 1 event' }).click();
  await expect(page.getByText('Imported: 1 new, 0 changed.')).toBeVisible();
});

test('the import report is in Russian if the page is', async ({ page, emptyApp }) => {
  await page.goto(`${emptyApp.address}/?lang=ru`);
  await page.getByRole('button', { name: 'Другие действия' }).click();
  await page.getByRole('button', { name: 'Загрузить события' }).last().click();
  const dialog = page.getByRole('dialog', { name: 'Загрузить события' });
  const file = 'date,title,kind,initiators\r\n2021-02-30,Ruritania speaks,coup,Ruritania\r\n';
  await dialog
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(dialog.getByRole('row')).toHaveText([
    /Номер/,
    /date\s*Даты 30 февраля 2021 г\. нет\. Последний день этого месяца – 2021-02-28\./,
    /kind\s*Неизвестное значение «coup»\./,
    /initiators\s*Неизвестная сторона «Ruritania»\./,
  ]);
});

test('the preview names the events that may be recorded already', async ({ page, emptyApp }) => {
  const record = { date: '2018-03-26', kind: 'expulsion', initiators: ['XR'], targets: ['XF'] };
  await page.request.post(`${emptyApp.address}/api/events`, {
    data: { ...record, id: 'stored', title: 'Ruritania expels three Freedonian diplomats' },
  });
  await page.goto(emptyApp.address);
  await chooseFile(
    page,
    'second.csv',
    [
      'date,title,kind,initiators,targets',
      '2018-03-27,Three diplomats of Freedonia expelled by Ruritania,expulsion,XR,XF',
      '2019-01-01,Freedonia closes the consulate in Strelsau,mission,XF,XR',
      '2019-01-01,Freedonia closes its consulate in Strelsau,mission,XF,XR',
    ].join('\r\n'),
  );
  const dialog = page.getByRole('dialog', { name: 'Import events' });
  await expect(dialog).toContainText('2 rows may exist already.');
  const items = dialog.getByRole('list', { name: 'Rows that may exist already' }).getByRole('listitem');
  await expect(items).toHaveText([/^Line 2 may be this event/, /^Line 4 may be the same as line 3/]);
  await expect(items.getByRole('link')).toHaveAttribute('href', /event=stored/);
  await dialog.getByRole('button', { name: 'Import 3 events' }).click();
  await expect(dialog).toBeHidden();
});

test('a broken quote, header, encoding or file type is explained', async ({ page, emptyApp }) => {
  await page.goto(emptyApp.address);
  const header = 'date,title,kind,initiators';
  const row = '2018-03-26,Ruritania speaks,statement,XR';
  const dialog = page.getByRole('dialog', { name: 'Import events' });

  await chooseFile(
    page,
    'quote.csv',
    [header, row, row, row, row, row, '2018,"broken"quote,talks,XR', row].join('\r\n'),
  );
  await expect(dialog).toContainText(/line 7|7\s*whole row/i);

  for (const [name, bytes, reason] of [
    ['header.csv', `when,title,kind,initiators\r\n${row}\r\n`, /when/],
    ['latin.csv', Buffer.from(`${header}\r\n2018,Démarche,talks,XR\r\n`, 'latin1'), /UTF-8/],
    [
      'photo.png',
      'not a picture',
      /“photo\.png” is not an Excel \(XLSX\), CSV, Parquet, JSON, NDJSON, GDELT or ICEWS file/,
    ],
    ['empty.csv', '', /The file is empty\./],
  ] as const) {
    const another = dialog.getByRole('button', { name: 'Choose another file' });
    if (await another.isVisible()) await another.click();
    await chooseFile(page, name, bytes);
    await expect(dialog).toContainText(reason);
  }
  const { total } = await (await page.request.get(`${emptyApp.address}/api/events`)).json();
  expect(total).toBe(0);
});
