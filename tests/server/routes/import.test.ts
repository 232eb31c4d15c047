import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { quoteCell } from '../../../domain/csv/csv-cell.ts';
import { CSV_COLUMNS, LABEL_COLUMNS } from '../../../domain/csv/event-csv.ts';
import { eventInput } from '../../../domain/events/event.ts';
import { importReport } from '../../../domain/import/import-report.ts';
import { MAX_FILE_BYTES } from '../../../server/http/request-limits.ts';
import { sendRawRequest } from '../../support/raw-request.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem, type TestServer } from '../../support/test-server.ts';

const HEADER = 'date,title,kind,initiators,people_expelled';

describe('Importing a file', () => {
  it('stores CSV, JSON and newline-delimited JSON', async () => {
    const events = [
      testEvent({ id: 'a' }),
      testEvent({ id: 'b', links: [{ to: 'c', relation: 'follows' }] }),
      testEvent({ id: 'c' }),
    ];
    const stored: unknown[] = [];
    const files = {
      'application/json': JSON.stringify(events, null, 2),
      'application/x-ndjson': events.map((event) => JSON.stringify(event)).join('\n'),
      'application/ndjson; charset=utf-8': events.map((event) => `${JSON.stringify(event)}\r\n`).join('\r\n'),
    };
    for (const [type, file] of Object.entries(files)) {
      const { call } = await createTestServer();
      const { body } = await call.post('/api/import').set('Content-Type', type).send(file).expect(200);
      const { warnings } = importReport.parse(body);
      expect(body).toEqual(reportOf({ created: 3, warnings, warnings_total: 2, duplicates_total: 2 }));
      stored.push((await call.get('/api/events.csv')).text);
    }
    expect(new Set(stored).size).toBe(1);
    const { call } = await createTestServer();
    const csv = stored[0] as string;
    const { body } = await call.post('/api/import').type('text/csv').send(csv).expect(200);
    expect(body).toMatchObject({ created: 3, duplicates_total: 2 });
    expect((await call.get('/api/events.csv')).text).toBe(csv);
  });

  it('restores an export byte by byte, in every format', async () => {
    const first = await createTestServer();
    await first.add({
      id: 'a',
      title_ru: 'Ноты',
      summary: 'One, "two"\nthree',
      short_title: 'Sends “notes”, twice',
      short_title_ru: 'Послала ноты',
      pinned: true,
      tags: ['a; b', '=c'],
    });
    await first.add({
      id: 'b',
      date: '2018-03~',
      location: { place: 'Strelsau', country: 'XR' },
      participants: [{ name: 'Rudolf Rassendyll', office: 'King | regent', party: 'XR' }],
      sources: [
        {
          publisher: 'Strelsau Gazette; evening',
          url: 'https://gazette.example/?a=1;b=2',
          quote: '“So be it.”',
        },
      ],
      links: [{ to: 'a', relation: 'responds_to' }],
      in_force: false,
      in_force_until: '2019',
      people_expelled: 3,
      cameo: '1661',
    });
    for (const [extension, type] of [
      ['csv', 'text/csv'],
      ['csv?bom=1', 'text/csv'],
      ['json', 'application/json'],
      ['ndjson', 'application/x-ndjson'],
    ] as const) {
      const exported = (await sendRawRequest(first.app, { path: `/api/events.${extension}` })).bytes;
      const second = await createTestServer();
      await importFile(second, type, exported);
      expect((await sendRawRequest(second.app, { path: `/api/events.${extension}` })).bytes).toEqual(
        exported,
      );
    }
  });

  it('reads a CSV file with Russian titles only, and warns of texts in the wrong language', async () => {
    const { call } = await createTestServer();
    const file = [
      'date,title_ru,summary,kind,initiators',
      '2018-03-26,Руритания выслала трёх дипломатов,,expulsion,XR',
      '2018-03-27,Freedonia expels three diplomats,Высылка стала ответом.,expulsion,XF',
    ].join('\n');
    const { body } = await call.post('/api/import').type('text/csv').send(file).expect(200);
    const report = importReport.parse(body);
    expect(report).toMatchObject({ created: 2, warnings_total: 2 });
    expect(report.warnings.map(({ line, column, code, params }) => [line, column, code, params])).toEqual([
      [3, 'title_ru', 'text-in-other-language', { field: 'title' }],
      [3, 'summary', 'text-in-other-language', { field: 'summary_ru' }],
    ]);
    const found = await call.get('/api/events?translation=wrong_script').expect(200);
    expect(found.body.items).toMatchObject([{ date: '2018-03-27' }]);
    await call.get('/api/events?translation=none').expect(400);

    const id = '2018-03-26-ruritaniya-vyslala-tryokh-diplomatov';
    const atom = await call.get('/api/events.atom?translation=missing_en').expect(200);
    expect(atom.text).toContain('<title xml:lang="ru">Руритания выслала трёх дипломатов</title>');
    const html = await call.get('/api/chronology.html').expect(200);
    expect(html.text).toMatch(new RegExp(`event=${id}" lang="ru">Руритания.*\\(in Russian only\\)`));
    const restored = await createTestServer();
    const csv = (await call.get('/api/events.csv')).text;
    await restored.call.post('/api/import').type('text/csv').send(csv).expect(200);
    expect((await restored.call.get('/api/events.csv')).text).toBe(csv);
  });

  it('updates existing events, and reports it', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    await add({ id: 'b' });
    const file = [
      testEvent({ id: 'a', title: 'Corrected' }),
      testEvent({ id: 'b' }),
      testEvent({ id: 'c', date: '2020' }),
    ];
    const { body } = await call.post('/api/import').send(file).expect(200);
    expect(body).toEqual(reportOf({ created: 1, updated: 1, unchanged: 1 }));
    expect((await call.get('/api/events/a')).body).toMatchObject({ title: 'Corrected', version: 2 });
    expect((await call.get('/api/events/b')).body).toMatchObject({ version: 1 });
  });

  it('keeps the labels and the pin of an event if the CSV file is of a version without them', async () => {
    const { call, add } = await createTestServer();
    const labels = { short_title: 'Sends a note', short_title_ru: 'Послала ноту', pinned: true };
    await add({ id: 'a', ...labels });
    await add({ id: 'b', ...labels });
    const columns = CSV_COLUMNS.filter((column) => !LABEL_COLUMNS.some((label) => label === column));
    const csv = (await call.get('/api/events.csv')).text;
    const [first = {}, second = {}] = parse<Record<string, string>>(csv, { columns: true });
    const rows = [
      columns,
      ...[first, { ...second, title: 'Corrected' }].map((row) => columns.map((name) => row[name] ?? '')),
    ];
    const old = rows.map((row) => row.map((cell) => quoteCell(cell)).join(',')).join('\n');
    const { body } = await call.post('/api/import').type('text/csv').send(old).expect(200);
    expect(body).toEqual(reportOf({ updated: 1, unchanged: 1 }));
    expect((await call.get('/api/events/b')).body).toMatchObject({
      title: 'Corrected',
      version: 2,
      ...labels,
    });

    const cleared = await call
      .post('/api/import')
      .send([testEvent({ id: 'b', title: 'Corrected' })])
      .expect(200);
    expect(cleared.body).toEqual(reportOf({ updated: 1 }));
    expect((await call.get('/api/events/b')).body).not.toHaveProperty('pinned');
  });

  it('stores nothing in a dry run', async () => {
    const { call } = await createTestServer();
    const { body } = await call.post('/api/import?dry_run=1').send([testEvent(), {}]).expect(200);
    expect(importReport.parse(body)).toMatchObject({ created: 1, refused_total: 1, dry_run: true });
    expect((await call.get('/api/events')).body).toMatchObject({ total: 0 });
  });

  it('accepts a file without events', async () => {
    const { call } = await createTestServer();
    await call.post('/api/import').send([]).expect(200, reportOf({}));
  });
});

describe('A file with invalid rows', () => {
  it('stores nothing, and gets line, column and reason of each error', async () => {
    const server = await createTestServer();
    const file = [
      `${HEADER},summary`,
      '2018-03-26,One,expulsion,XR,3,"Two',
      'lines"',
      '2021-02-30,No such day,expulsion,XR,three,',
      '2018-03-27,Too,many,cells,in,it,all',
      '2018-03-28,Well,talks,XR; XF,,',
    ].join('\r\n');
    const response = await server.call.post('/api/import').type('text/csv').send(file);
    const { errors = [], report, detail } = expectProblem(response, 'validation-failed');
    expect(detail).toBe('2 rows have errors. Nothing was stored.');
    expect(report).toEqual({
      ...reportOf({ created: 2, refused_total: 2 }),
      refused: [
        {
          row: 2,
          line: 4,
          errors: [
            {
              path: '/date',
              column: 'date',
              message: expect.stringMatching('2021'),
              code: 'date-day-impossible',
              params: { day: 30, month: 2, year: '2021', last: '2021-02-28' },
            },
            {
              path: '/people_expelled',
              column: 'people_expelled',
              message: 'Write a whole number here.',
              code: 'whole-number-missing',
              params: {},
            },
          ],
        },
        {
          row: 3,
          line: 5,
          errors: [
            {
              path: '',
              message: expect.stringMatching('This row has 7 cells, the header 6'),
              code: 'csv-cell-count-wrong',
              params: { cells: 7, columns: 6 },
            },
          ],
        },
      ],
    });
    expect(errors.map(({ path, message }) => [path, message.split(':')[0]])).toEqual([
      ['/1/date', 'Line 4'],
      ['/1/people_expelled', 'Line 4'],
      ['/2', 'Line 5'],
    ]);
    expect((await server.call.get('/api/events')).body).toMatchObject({ total: 0 });
  });

  it('reports unknown link targets and duplicate IDs', async () => {
    const { call } = await createTestServer();
    const response = await call
      .post('/api/import')
      .send([
        testEvent({ id: 'a', links: [{ to: 'nothing', relation: 'follows' }] }),
        testEvent({ id: 'b' }),
        testEvent({ id: 'b' }),
      ]);
    const { errors = [], report } = expectProblem(response, 'validation-failed');
    expect(new Set(errors.map(({ path }) => path))).toEqual(new Set(['/0/links/0/to', '/2/id']));
    expect(new Set(report?.refused.map(({ id }) => id))).toEqual(new Set(['a', 'b']));
  });

  it('reports a line that is not JSON', async () => {
    const { call } = await createTestServer();
    const file = `${JSON.stringify(testEvent())}\n{"title": }\n`;
    const response = await call.post('/api/import').type('application/x-ndjson').send(file);
    expect(expectProblem(response, 'validation-failed').errors).toEqual([
      {
        path: '/1',
        message: 'Line 2: This is not JSON: line 2, column 11: there is “}” where a value should be.',
        code: 'json-invalid',
        params: { line: 2, column: 11, found: '}', expected: 'value' },
      },
    ]);
  });

  it('reports a NUL character', async () => {
    const { call } = await createTestServer();
    const response = await call
      .post('/api/import')
      .type('text/csv')
      .send(`${HEADER}\n2018,A\u0000b,talks,XR,\n`);
    expect(expectProblem(response, 'validation-failed').errors).toEqual([
      {
        path: '/0/title',
        message: expect.stringMatching(/^Line 2: .*NUL/),
        code: 'text-with-control-characters',
        params: {},
      },
    ]);
  });
});

describe('A file that cannot be read', () => {
  it.each([
    [
      'a broken quote on line 7',
      'text/csv',
      `${HEADER}\n${'2018,A,talks,XR,\n'.repeat(5)}2018,"A,talks,XR,\n`,
      'Line 7:',
    ],
    ['truncated JSON', 'application/json', '[{"title": "a"},\n', 'line 2, column 1'],
    ['JSON that is not an array', 'application/json', '{"items": []}', 'an array of events should begin'],
    ['no content', 'application/json', ' ', 'This file is empty.'],
    ['a workbook', 'text/csv', 'PK\u0003\u0004 and so on', 'Send a workbook as .xlsx'],
  ])('because of %s gets the position', async (_, type, file, reason) => {
    const { call } = await createTestServer();
    for (const dryRun of [0, 1]) {
      const response = await call.post(`/api/import?dry_run=${dryRun}`).type(type).send(file);
      expect(expectProblem(response, 'malformed-body').detail).toContain(reason);
    }
  });

  it('because of its encoding gets the line', async () => {
    const server = await createTestServer();
    const latin1 = Buffer.from(`${HEADER}\n2018,A,talks,XR,\n2018,Démarche,talks,XR,\n`, 'latin1');
    const response = await importFile(server, 'text/csv', latin1);
    expect(expectProblem(response, 'malformed-body').detail).toMatch(
      'This file is not UTF-8: line 3 is in another encoding. Save the file as “CSV UTF-8”',
    );
    expectProblem(
      await importFile(server, 'text/csv; charset=windows-1251', latin1),
      'unsupported-media-type',
    );
  });

  it('because of its header gets the wrong columns', async () => {
    const { call } = await createTestServer();
    const response = await call
      .post('/api/import')
      .type('text/csv')
      .send('date,titel,kind,initiators\n2018,A,talks,XR\n');
    const { errors = [] } = expectProblem(response, 'validation-failed');
    expect(errors.map(({ path }) => path)).toEqual(['/title', '/titel']);
    const semicolons = await call
      .post('/api/import')
      .type('text/csv')
      .send(`${CSV_COLUMNS.join(';')}\n`);
    expect(expectProblem(semicolons, 'validation-failed').detail).toMatch('separated by semicolons');
  });

  it('because of its type gets the supported types', async () => {
    const { call, app } = await createTestServer();
    for (const type of ['text/plain', 'application/vnd.ms-excel', 'multipart/form-data']) {
      const response = await call.post('/api/import').set('Content-Type', type).send('x');
      expect(expectProblem(response, 'unsupported-media-type').detail).toMatch('text/csv, application/json');
    }
    expectProblem(
      await call.post('/api/import').type('text/csv').set('Content-Encoding', 'gzip').send('x'),
      'unsupported-media-type',
    );
    expectProblem(await call.post('/api/import'), 'malformed-body');
    expectProblem(
      await sendRawRequest(app, { method: 'POST', path: '/api/import', body: Buffer.from('x') }),
      'unsupported-media-type',
    );
  });

  it('because of its length is rejected before or while it is sent', async () => {
    const { app } = await createTestServer();
    const headers = { 'Content-Type': 'application/x-ndjson' };
    const announced = { ...headers, 'Content-Length': String(MAX_FILE_BYTES + 1), Expect: '100-continue' };
    expectProblem(
      await sendRawRequest(app, { method: 'POST', path: '/api/import', headers: announced }),
      'content-too-large',
    );
  });

  it('gets the response while it is still being sent', async () => {
    const { app } = await createTestServer();
    async function* body() {
      yield Buffer.from('[{"title": },');
      for (let n = 0; n < 200; n += 1) yield Buffer.alloc(64 * 1024, ' ');
    }
    const headers = { 'Content-Type': 'application/json' };
    const response = await sendRawRequest(app, {
      method: 'POST',
      path: '/api/import',
      headers,
      body: body(),
    });
    expect(expectProblem(response, 'malformed-body').detail).toMatch('line 1, column 12');
  });

  it('because of its query parameters is rejected', async () => {
    const { call } = await createTestServer();
    expectProblem(await call.post('/api/import?dryrun=1').send([]), 'invalid-query');
    expectProblem(await call.post('/api/import?dry_run=perhaps').send([]), 'invalid-query');
    expectProblem(await call.get('/api/import'), 'method-not-allowed');
  });

  it('changes no events', async () => {
    const { call, add } = await createTestServer();
    await add({ id: 'a' });
    const before = (await call.get('/api/events.csv')).text;
    await call
      .post('/api/import')
      .type('json')
      .send(`[${JSON.stringify(testEvent({ id: 'a', title: 'Other' }))},`)
      .expect(400);
    expect((await call.get('/api/events.csv')).text).toBe(before);
  });
});

it('The CSV columns and the event schema have the same fields', () => {
  const fields = Object.keys(eventInput.shape).flatMap((field) =>
    field === 'location' ? ['place', 'country'] : [field],
  );
  expect([...CSV_COLUMNS].sort()).toEqual(fields.sort());
});

function reportOf(counts: Partial<ReturnType<typeof importReport.parse>>) {
  return {
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: [],
    refused_total: 0,
    skipped: [],
    skipped_total: 0,
    skipped_reasons: [],
    warnings: [],
    warnings_total: 0,
    duplicates_total: 0,
    not_compared: 0,
    dry_run: false,
    ...counts,
  };
}

function importFile({ app }: TestServer, type: string, body: Buffer) {
  return sendRawRequest(app, {
    method: 'POST',
    path: '/api/import',
    headers: { 'Content-Type': type },
    body,
  });
}
