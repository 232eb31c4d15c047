import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../domain/dates/day-span.ts';
import type { EventInput } from '../../../domain/events/event.ts';
import { FLAT_DIALECTS } from '../../../domain/flat/flat-csv.ts';
import { PARQUET_TYPE, WORKBOOK_TYPE } from '../../../server/imports/file-types.ts';
import { readWorkbook } from '../../../server/imports/tables/workbook.ts';
import { sendRawRequest } from '../../support/raw-request.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem, type TestServer } from '../../support/test-server.ts';

const EVENTS: readonly Partial<EventInput>[] = [
  {
    id: 'attack',
    date: '1899-12-30',
    title: '=HYPERLINK("https://evil.example","+1")',
    title_ru: '–_x0041_ «нота»',
    kind: 'incident',
    sources: [
      { publisher: '@Strelsau; Post', title: 'One two', quote: '“So\r\nbe it.”' },
      { publisher: 'Zenda Gazette', url: 'https://zenda.example/?a=1;b=<2>&c="3"', published: '1900-01~' },
    ],
  },
  {
    id: 'response',
    date: '2018-03~',
    summary: '-1\r\n+2\r\n\uFFFE😀',
    links: [
      { to: 'attack', relation: 'responds_to' },
      { to: 'attack', relation: 'follows' },
    ],
    participants: [
      { name: 'Rudolf Rassendyll', office: 'King; acting', party: 'XR' },
      { name: 'Rupert', office: 'Count', party: 'XF' },
    ],
    location: { place: 'Strelsau', country: 'XR' },
    initiators: ['XR', 'NATO'],
    targets: ['US', 'RU'],
    people_expelled: 60,
    missions_affected: ['Consulate; north'],
    tags: ['one', 'a\\b'],
    in_force: false,
    in_force_until: '2019-05',
    cameo: '010',
    pinned: true,
    review: 'sourced',
  },
  { id: 'machine', date: '2014/..', origin: 'GDELT', goldstein: -3.5, status: 'threatened' },
  { id: 'old', date: '-0044-03-15?', kind: 'statement' },
  { id: 'far', date: 'Y12022' },
];

async function createServerWith(events: readonly Partial<EventInput>[] = EVENTS, options = {}) {
  const server = await createTestServer(options);
  for (const event of events) await server.add(event);
  return server;
}

const download = async ({ app }: TestServer, path: string) =>
  Buffer.from((await sendRawRequest(app, { path })).bytes);

const upload = ({ call }: TestServer, type: string, file: Buffer | string, query = '') =>
  call.post(`/api/import${query}`).type(type).send(file);

const NOTHING = { created: 0, updated: 0, refused_total: 0 };

/** Every file that can be exported flat, with its media type. */
const FILES: readonly (readonly [path: string, type: string])[] = [
  ['events.xlsx', WORKBOOK_TYPE],
  ['events.xlsx?lang=ru', WORKBOOK_TYPE],
  ['events.parquet?lang=ru', PARQUET_TYPE],
  ...FLAT_DIALECTS.map((dialect) => [`events.csv?dialect=${dialect}`, 'text/csv'] as const),
];

describe('A flat file', () => {
  it('changes nothing when it is imported again, in any format and language', async () => {
    const server = await createServerWith();
    const before = (await server.call.get('/api/events.csv')).text;
    for (const [path, type] of FILES) {
      const { body } = await upload(server, type, await download(server, `/api/${path}`));
      expect({ path, ...body }).toMatchObject({ path, ...NOTHING, unchanged: EVENTS.length });
    }
    expect((await server.call.get('/api/events.csv')).text).toBe(before);
  });

  it('with an event that has only Russian texts changes nothing, and can create it', async () => {
    const server = await createTestServer();
    const { title: _title, ...given } = testEvent({
      id: 'russian',
      title_ru: 'Нота протеста',
      summary: '',
      summary_ru: 'Посольство вручило ноту.',
      cameo: '010',
    });
    await server.call.post('/api/events').send(given).expect(201);
    for (const [path, type] of FILES) {
      const file = await download(server, `/api/${path}`);
      const { body } = await upload(server, type, file).expect(200);
      expect({ path, ...body }).toMatchObject({ path, ...NOTHING, unchanged: 1 });
    }
    const files = [
      ...FILES.filter(([, type]) => type !== 'text/csv'),
      ['events.csv?dialect=flat', 'text/csv'] as const,
    ];
    for (const [path, type] of files) {
      const other = await createTestServer();
      await upload(other, type, await download(server, `/api/${path}`)).expect(200);
      const { body } = await other.call.get('/api/events/russian').expect(200);
      expect({ path, ...body }).toMatchObject({ path, title_ru: 'Нота протеста', cameo: '010' });
      expect(body).not.toHaveProperty('title');
    }
  });

  it('creates the events in an empty collection, with what it can say', async () => {
    const server = await createServerWith();
    for (const [path, type] of FILES.slice(1, 4)) {
      const other = await createTestServer();
      const file = await download(server, `/api/${path}`);
      const { body } = await upload(other, type, file).expect(200);
      expect(body).toMatchObject({ created: EVENTS.length, refused_total: 0 });
      const { body: stored } = await other.call.get('/api/events/response');
      expect(stored).toMatchObject({
        date: '2018-03~',
        initiators: ['XR', 'NATO'],
        people_expelled: 60,
        cameo: '010',
        in_force_until: '2019-05-31',
        tags: ['one', 'a\\b'],
        participants: [{ name: 'Rudolf Rassendyll' }, { name: 'Rupert' }],
        location: { place: 'Strelsau', country: 'XR' },
      });
      expect((await other.call.get('/api/events/old')).body.date).toBe('-0044-03-15?');
    }
  });

  it('changes only what a person edited, and keeps what it cannot say', async () => {
    const server = await createServerWith();
    const file = String(await download(server, '/api/events.csv?dialect=excel-ru'));
    const edited = file
      .replace('Rudolf Rassendyll; Rupert', 'Rupert; Michael')
      .replace(';60;', ';61;')
      .replace('Zenda Gazette', 'Zenda Times');
    const { body } = await upload(server, 'text/csv', edited).expect(200);
    expect(body).toMatchObject({ ...NOTHING, updated: 2, unchanged: 3 });
    expect((await server.call.get('/api/events/response')).body).toMatchObject({
      date: '2018-03~',
      people_expelled: 61,
      participants: [{ name: 'Rupert', office: 'Count', party: 'XF' }, { name: 'Michael' }],
      in_force_until: '2019-05',
    });
    expect((await server.call.get('/api/events/attack')).body.sources).toEqual([
      { publisher: '@Strelsau; Post', title: 'One two', quote: '“So\r\nbe it.”' },
      { publisher: 'Zenda Times', url: 'https://zenda.example/?a=1;b=<2>&c="3"', published: '1900-01~' },
    ]);
  });

  it('leaves alone the columns that it does not have', async () => {
    const server = await createServerWith();
    const rows =
      'id;Первый день;Заголовок по-английски;Тип;Инициаторы;Метки\r\nresponse;26.03.2018;Note;Заявление;Россия;x; \r\n';
    const { body } = await upload(server, 'text/csv', rows.replace('x; ', '"x; y"'));
    expect(body).toMatchObject({ ...NOTHING, updated: 1 });
    expect((await server.call.get('/api/events/response')).body).toMatchObject({
      date: '2018-03-26',
      title: 'Note',
      kind: 'statement',
      initiators: ['RU'],
      tags: ['x', 'y'],
      links: [{ relation: 'responds_to' }, { relation: 'follows' }],
      participants: [{ name: 'Rudolf Rassendyll', office: 'King; acting' }, { name: 'Rupert' }],
      people_expelled: 60,
    });
  });

  it('reports errors at their rows and columns, and stores nothing', async () => {
    const server = await createServerWith([{ id: 'a' }]);
    const header = 'id,First day,Title,Kind,Kind code,Initiators';
    const report = async (row: string) =>
      (await upload(server, 'text/csv', `${header}\r\n${row}\r\n`, '?dry_run=1').expect(200)).body.refused;
    expect(await report('a,3/26/2018,Note,Talks,,Russia')).toMatchObject([
      { line: 2, errors: [{ code: 'flat-day-invalid', column: 'first_day' }] },
    ]);
    expect(await report('a,2018-03-26,Note,Talks,legal,Russia')).toMatchObject([
      { errors: [{ code: 'flat-code-disagrees', column: 'kind' }] },
    ]);
    expect(await report('b,2018-03-26,,Talks,,Ruritania')).toMatchObject([
      { errors: [{ code: 'flat-word-unknown', column: 'initiator_names' }] },
    ]);
    const unknown = await upload(server, 'text/csv', 'First day,Title,Kind,Initiators,Colour\r\n').expect(
      422,
    );
    expect(expectProblem(unknown, 'validation-failed').errors).toMatchObject([
      { code: 'csv-column-unknown' },
    ]);
    const missing = await upload(server, 'text/csv', 'First day;Last day;Colour\r\n').expect(422);
    expect(expectProblem(missing, 'validation-failed').errors).toHaveLength(4);
  });
});

describe('An Excel workbook', () => {
  it('has typed cells, words and codes, links, a frozen header, filters, and no formula', async () => {
    const server = await createServerWith(EVENTS, { publicUrls: [new URL('https://events.example')] });
    const { headers } = await server.call.get('/api/events.xlsx?lang=ru&kind=incident,expulsion').expect(200);
    expect(headers['content-type']).toBe(WORKBOOK_TYPE);
    expect(headers['content-disposition']).toBe(
      'attachment; filename="demarche-events-incident-expulsion-ru-2026-08-30.xlsx"',
    );
    await server.call
      .get('/api/events.xlsx?lang=ru&kind=incident,expulsion')
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
    await server.call.head('/api/events.xlsx').expect(200);

    const file = await download(server, '/api/events.xlsx?lang=ru');
    const parts = Object.fromEntries(
      Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
    const events = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(Object.values(parts).join('')).not.toMatch(/<f[ >]/);
    expect(events).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(events).toMatch(/<autoFilter ref="A1:[A-Z]{2}6"\/>/);
    // 1 March 2018 and 31 March 2018 in Excel's count.
    expect(events).toMatch(/s="1"><v>43160<\/v><\/c><c r="B\d" s="1"><v>43190<\/v>/);
    expect(events).toContain('>1899-12-30<');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'Target="https://events.example/?event=response&amp;lang=ru"',
    );
    expect(parts['xl/worksheets/_rels/sheet2.xml.rels']).toContain('Target="https://zenda.example/');

    const sheets = await readWorkbook(file);
    expect(sheets.map(({ name }) => name)).toEqual(['События', 'Источники', 'Связи', 'Люди', 'О файле']);
    const rows = [];
    for (const sheet of sheets) {
      const found = [];
      for await (const { cells } of sheet.rows()) found.push(cells);
      rows.push(found);
    }
    const [eventRows = [], sourceRows = [], linkRows = [], peopleRows = [], notes = []] = rows;
    const heading = eventRows[0] ?? [];
    const cell = (id: string, name: string) =>
      eventRows.find((cells) => cells.includes(id))?.[heading.indexOf(name)];
    expect(cell('response', 'Первый день')).toEqual(new Date('2018-03-01'));
    expect(cell('response', 'Точность')).toBe('Месяц');
    expect(cell('response', 'Тип')).toBe('Высылка');
    expect(cell('response', 'Адресаты')).toBe('США; Россия');
    expect(cell('response', 'Выслано людей')).toBe(60);
    expect(cell('response', 'Действует')).toBe(false);
    expect(cell('response', 'Код CAMEO')).toBe('010');
    expect(cell('response', 'Дата (EDTF)')).toBe('2018-03~');
    expect(cell('attack', 'Заголовок по-английски')).toBe('=HYPERLINK("https://evil.example","+1")');
    expect(cell('attack', 'Заголовок')).toBe('–_x0041_ «нота»');
    expect(cell('response', 'Содержание по-английски')).toBe('-1\n+2\n\uFFFE😀');
    expect(sourceRows).toHaveLength(3);
    expect(linkRows.map((cells) => cells[2])).toEqual(['Связь', 'В ответ на', 'Вслед за']);
    expect(peopleRows[1]).toEqual(expect.arrayContaining(['Rudolf Rassendyll', 'King; acting', 'XR']));
    expect(notes.flat().join('|')).toMatch(
      /5 событий · по состоянию на 30 августа 2026.*\|Точность\|precision\|/,
    );
  });

  it('says that a change in a sheet for readers would be lost', async () => {
    const server = await createServerWith();
    const parts = unzipSync(await download(server, '/api/events.xlsx'));
    const edit = (path: string, from: string, to: string) => ({
      ...parts,
      [path]: strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace(from, to)),
    });
    const edited = Buffer.from(zipSync(edit('xl/worksheets/sheet2.xml', 'Zenda Gazette', 'Zenda Times')));
    const problem = expectProblem(await upload(server, WORKBOOK_TYPE, edited), 'validation-failed');
    expect(problem.detail).toMatch(/^The sheet “Sources” was changed/);
    const events = Buffer.from(zipSync(edit('xl/worksheets/sheet1.xml', 'Zenda Gazette', 'Zenda Times')));
    expect((await upload(server, WORKBOOK_TYPE, events).expect(200)).body).toMatchObject({ updated: 1 });
  });

  it('refuses files that are no workbook, or have a document type', async () => {
    const server = await createServerWith([{ id: 'a' }]);
    const file = await download(server, '/api/events.xlsx');
    for (const [code, broken] of [
      ['workbook-invalid', Buffer.from('PK\u0003\u0004 not really')],
      ['workbook-invalid', file.subarray(0, file.length / 2)],
      ['workbook-invalid', Buffer.from(zipSync({ 'a.txt': strToU8('text') }))],
      ['workbook-encrypted', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ] as const) {
      const { body } = await upload(server, WORKBOOK_TYPE, broken).expect(400);
      expect(body.code).toBe(code);
    }
    const parts = unzipSync(file);
    const other = zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'),
    });
    expect((await upload(server, WORKBOOK_TYPE, Buffer.from(other))).body.code).toBe('workbook-invalid');
    const text = await upload(server, 'text/csv', file).expect(400);
    expect(text.body.code).toBe('file-is-archive');
  });
});

describe('A Parquet file', () => {
  it('has typed columns', async () => {
    const server = await createServerWith();
    const { headers } = await server.call.get('/api/events.parquet').expect(200);
    expect(headers['content-type']).toBe(PARQUET_TYPE);
    expect(headers['content-disposition']).toMatch(/-en-2026-08-30\.parquet"$/);
    const file = new Uint8Array(await download(server, '/api/events.parquet')).buffer;
    const types = Object.fromEntries(
      parquetMetadata(file).schema.map(({ name, type, converted_type }) => [name, converted_type ?? type]),
    );
    expect(types).toMatchObject({
      first_day: 'DATE',
      last_day: 'DATE',
      title: 'UTF8',
      people_expelled: 'INT32',
      goldstein: 'DOUBLE',
      in_force: 'BOOLEAN',
    });
    const rows = await parquetReadObjects({ file });
    expect(rows.find(({ id }) => id === 'machine')).toMatchObject({
      goldstein: -3.5,
      kind_name: 'Expulsion',
    });
    expect(rows.find(({ id }) => id === 'machine')?.last_day).toBeNull();
    const old = rows.find(({ id }) => id === 'old');
    expect(old?.first_day.getTime() / 86_400_000).toBe(dayOf(-44, 3, 15));
  });

  it('is refused with a reason if it is damaged or about something else', async () => {
    const server = await createServerWith([{ id: 'a' }]);
    const file = await download(server, '/api/events.parquet');
    const { body } = await upload(server, PARQUET_TYPE, file.subarray(0, -20)).expect(400);
    expect(body.code).toBe('parquet-invalid');
  });
});

it('An empty collection gives empty files that can be imported', async () => {
  const server = await createTestServer();
  for (const [path, type] of FILES) {
    const { body } = await upload(server, type, await download(server, `/api/${path}`));
    expect({ path, ...body }).toMatchObject({ path, ...NOTHING });
  }
});
