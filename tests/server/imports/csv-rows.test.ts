import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../db/import/import-events.ts';
import { CSV_COLUMNS, csvLine } from '../../../domain/csv/event-csv.ts';
import { InvalidInput, inputError } from '../../../domain/errors/input-error.ts';
import { decodeUtf8 } from '../../../server/http/utf8.ts';
import { csvRows } from '../../../server/imports/csv-rows.ts';
import { collectAll } from '../../support/collect-all.ts';

const HEADER = 'date,title,kind,initiators';

describe('csvRows', () => {
  it('numbers rows by their first line, also after line breaks inside quotes', async () => {
    const file = [
      HEADER,
      '2018-03-26,"One',
      'title",expulsion,XR',
      '',
      '2018-03-27,Two,talks,XF',
      ',,,',
      '2018,Three,talks,XF',
    ];
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const rows = await read(file.join(lineBreak) + lineBreak);
      expect(rows.map(({ line }) => line)).toEqual([2, 5, 7]);
    }
  });

  it('keeps Cyrillic, commas, quotes and line breaks in a cell', async () => {
    const [row] = await read(`${HEADER}\n2018,"Ноты, «послы» и ""notes""\nтут",talks,XR\n`);
    expect(row).toMatchObject({ line: 2, event: { title: 'Ноты, «послы» и "notes"\nтут' } });
  });

  it('accepts a byte order mark', async () => {
    expect(await read(`\uFEFF${HEADER}\n2018,One,talks,XR`)).toMatchObject([
      { line: 2, event: { date: '2018' } },
    ]);
  });

  it('accepts columns in any order', async () => {
    expect(await read('initiators,kind,title,date\nXR; XF,talks,One,2018')).toMatchObject([
      { event: { initiators: ['XR', 'XF'], kind: 'talks', title: 'One', date: '2018' } },
    ]);
  });

  it('reports rows with missing or extra cells and reads the others', async () => {
    const rows = await read(
      `${HEADER}\n2018,One,talks,XR\n2018,Two, talks,and more,talks,XR\n2018,Three,talks,XR\n`,
    );
    expect(rows.map((row) => 'errors' in row && row.errors)).toEqual([
      false,
      [inputError('', 'csv-cell-count-wrong', { cells: 6, columns: 4 })],
      false,
    ]);
  });
});

describe('The header', () => {
  it('gets an error for each invalid column', async () => {
    expect(await errorsOf('date,titel,kind,kind\n')).toEqual([
      inputError('/initiators', 'csv-column-missing', { column: 'initiators' }),
      inputError('/title', 'csv-title-column-missing', { columns: ['title', 'title_ru'] }),
      inputError('/titel', 'csv-column-unknown', { column: 'titel' }),
      inputError('/kind', 'csv-column-repeated', { column: 'kind' }),
    ]);
  });

  it('needs every column if it has an id, so that no row clears a field by accident', async () => {
    const columns = CSV_COLUMNS.filter((column) => column !== 'summary_ru');
    expect(await errorsOf(csvLine(columns))).toEqual([
      inputError('/summary_ru', 'csv-column-missing-beside-id', { column: 'summary_ru' }),
    ]);
  });

  it('does not need the columns that older versions did not write', async () => {
    const newer = ['short_title', 'short_title_ru', 'pinned', 'origin'];
    const header = csvLine(CSV_COLUMNS.filter((column) => !newer.includes(column)));
    expect(await read(header)).toEqual([]);
  });

  it.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
  ] as const)('is rejected with the name of the separator if separated by %j', async (separator, name) => {
    expect(await errorsOf(`${CSV_COLUMNS.join(separator)}\n`)).toEqual([
      inputError('', 'csv-separator-wrong', { separator: name }),
    ]);
  });

  it('is required', async () => {
    expect(await errorsOf('')).toEqual([inputError('', 'csv-empty', { header: CSV_COLUMNS.join(',') })]);
  });
});

describe('A broken quote', () => {
  const lines = [HEADER, '1,a,talks,XR', '"2","b', 'b",talks,XR', '3,c,talks,XR', '4,d,talks,XR'];

  it.each([
    ['5,"e,talks,XR', 'has a double quote that is never closed'],
    ['5,"e"e,talks,XR', 'has text after a closing quote'],
    ['5,e"e,talks,XR', 'has a double quote in an unquoted cell'],
    ['5,"e,talks,XR\n6,"f",talks,XR', 'has text after a closing quote'],
  ])('is reported with the first line of its row: %j', async (broken, reason) => {
    const file = [...lines, broken, '7,g,talks,XR'].join('\n');
    await expect(read(file)).rejects.toThrow(`Line 7: the row that begins here ${reason}`);
  });

  it('is reported before the whole of a large file is read', async () => {
    async function* endless() {
      yield `${HEADER}\n2018,"One,talks,XR\n`;
      for (;;) yield '2018,Two,talks,XR\n'.repeat(1_000);
    }
    await expect(collectAll(csvRows(endless()))).rejects.toThrow(
      'Line 2: the row that begins here has a double quote',
    );
  });
});

describe('A file that is not UTF-8', () => {
  it('is reported with the first invalid line', async () => {
    const latin1 = Buffer.from(`${HEADER}\n2018,One,talks,XR\n2018,D\u00e9marche,talks,XR\n`, 'latin1');
    for (const size of [1, 3, 7, 1000]) {
      await expect(readBytes(latin1, size)).rejects.toThrow(
        'line 3 is in another encoding. Save the file as “CSV UTF-8”',
      );
    }
    for (const mark of ['', '\uFEFF']) {
      await expect(readBytes(Buffer.from(mark + HEADER, 'utf16le'), 7)).rejects.toThrow(
        'This file is not UTF-8: line 1',
      );
    }
  });

  it('is reported as a workbook if it is a ZIP archive', async () => {
    await expect(readBytes(Buffer.from('PK\u0003\u0004…'), 1000)).rejects.toThrow(
      'This is a workbook or an archive',
    );
  });

  it('is not reported for valid UTF-8 split between the bytes of a character', async () => {
    const bytes = Buffer.from(`${HEADER}\n2018,Демарш 𝄞 – «нота»,talks,XR\n`);
    const [whole] = await readBytes(bytes, 10_000);
    for (const size of [1, 2, 3, 4, 5]) expect(await readBytes(bytes, size)).toEqual([whole]);
  });
});

function read(text: string): Promise<ImportRow[]> {
  return readBytes(Buffer.from(text), 64 * 1024);
}

function readBytes(bytes: Buffer, size: number): Promise<ImportRow[]> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return collectAll(csvRows(decodeUtf8(chunks())));
}

async function errorsOf(text: string): Promise<unknown> {
  const error = await read(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return error instanceof InvalidInput ? error.errors : undefined;
}
