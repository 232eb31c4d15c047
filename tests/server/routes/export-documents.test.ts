import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS } from '../../../domain/csv/event-csv.ts';
import { testEvent } from '../../support/test-event.ts';
import { createTestServer, expectProblem } from '../../support/test-server.ts';

const HOSTILE = '<script>alert(1)</script> & "quoted" [link](javascript:alert(1)) *bold* `code`';
const ACT = testEvent({
  id: 'act',
  date: '2018-03-12',
  title: 'Freedonia seizes the Ruritanian mail',
  title_ru: 'Фридония захватила руританскую почту',
  kind: 'incident',
  initiators: ['XF'],
  targets: ['XR'],
  sources: [{ publisher: 'Strelsau Gazette', url: 'https://gazette.example/1' }],
});
const RESPONSE = testEvent({
  id: 'response',
  date: '2018-03',
  people_expelled: 3,
  links: [{ to: 'act', relation: 'responds_to' }],
  sources: [
    { publisher: 'Strelsau Gazette', url: 'https://gazette.example/1' },
    { publisher: 'Zenda Post', title: 'Three to leave' },
  ],
});

async function createServerWith(
  ...events: Parameters<Awaited<ReturnType<typeof createTestServer>>['add']>[0][]
) {
  const server = await createTestServer();
  for (const event of events) await server.add(event);
  return server;
}

/** A response parser for supertest that keeps the bytes. */
const asBytes = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('end', () => done(null, Buffer.concat(pieces)));
};

describe('A chronology', () => {
  it('lists events by date, and gives a shared source one number', async () => {
    const { call } = await createServerWith(ACT, RESPONSE);
    const { text, headers } = await call.get('/api/chronology.md').expect(200);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    const plain = text.replace(/\\(.)/g, '$1');
    expect(plain).toContain('2 events');
    expect(plain).toContain('## 2018');
    expect(plain).toMatch(/March 2018.*Ruritania expels three.*In response to “Freedonia seizes.*\[1\]\[2\]/);
    expect(plain).toMatch(
      /## Sources\n\n1\. Strelsau Gazette <https:\/\/gazette.example\/1>\n2\. Zenda Post/,
    );
  });

  it('allows only its own style in HTML, and escapes the text of events', async () => {
    const { call } = await createServerWith(testEvent({ title: HOSTILE, summary: HOSTILE }));
    const { text, headers } = await call.get('/api/chronology.html').expect(200);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers['content-disposition']).toMatch(/^inline; filename="demarche-chronology-.*\.html"$/);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
    const markdown = (await call.get('/api/chronology.md')).text;
    expect(markdown).not.toMatch(/(^|[^\\])<script|(^|[^\\])\[link\]\(/m);
  });

  it('is in Russian on request, and marks texts without a translation', async () => {
    const { call } = await createServerWith(ACT, RESPONSE);
    const { text } = await call.get('/api/chronology.html?lang=ru').expect(200);
    expect(text).toContain('Фридония захватила руританскую почту');
    expect(text).toContain('12 марта 2018');
    expect(text).toContain('только по-английски');
    expect(text).toContain('<html lang="ru">');
  });

  it('says so if no events match', async () => {
    const { call } = await createTestServer();
    for (const path of ['/api/chronology.html?kind=talks', '/api/chronology.md?kind=talks']) {
      const { text } = await call.get(path).expect(200);
      expect(text).toContain('No events match this filter');
      expect(text.replace(/\\/g, '')).toContain('Kind: Talks');
    }
  });
});

describe('The Atom feed', () => {
  it('has the last changed events first, with links and escaped texts', async () => {
    const { call } = await createServerWith(ACT, { ...RESPONSE, title: HOSTILE });
    const { text, headers } = await call.get('/api/events.atom?kind=incident,expulsion').expect(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect([...text.matchAll(/<link rel="alternate"[^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      expect.stringMatching(/\/\?kind=incident%2Cexpulsion$/),
      expect.stringMatching(/\/\?event&#61;response$|\/\?event=response$/),
      expect.stringMatching(/\/\?event&#61;act$|\/\?event=act$/),
    ]);
    expect(text).not.toContain('<script');
    expect(text.match(/<entry>/g)).toHaveLength(2);
    expect(text).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
    await call
      .get('/api/events.atom?kind=incident,expulsion')
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
  });

  it('says that no events match if it is empty', async () => {
    const { call } = await createTestServer();
    const { text } = await call.get('/api/events.atom').expect(200);
    expect(text).toContain('No events match this filter.');
    expect(text).not.toContain('<entry>');
  });
});

describe('The calendar', () => {
  it('has whole days with an exclusive end, in lines of at most 75 octets that end with CRLF', async () => {
    const title =
      'Руритания выслала трёх фридонских дипломатов; они уехали, и почта с ними: 1, 2, 3 …'.repeat(2);
    const { call } = await createServerWith(ACT, { ...RESPONSE, title_ru: title });
    const { text, headers } = await call.get('/api/events.ics?lang=ru').expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
      expect(line).not.toContain('\uFFFD');
    }
    const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20180312');
    expect(unfolded).toContain('DTEND;VALUE=DATE:20180313');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20180301');
    expect(unfolded).toContain('DTEND;VALUE=DATE:20180401');
    expect(unfolded).toContain(`SUMMARY:${title.replace(/[;,]/g, '\\$&')}`);
    expect(unfolded).toContain('UID:act@127.0.0.1');
  });

  it('escapes line breaks in texts', async () => {
    const { call } = await createServerWith(
      testEvent({ summary: 'One\r\nEND:VEVENT\r\nATTACH:https://evil.example' }),
    );
    const { text } = await call.get('/api/events.ics').expect(200);
    expect(text.replaceAll('\r\n ', '')).not.toMatch(/^ATTACH/m);
  });

  it('leaves out events without a calendar day, and uses the known end of open dates', async () => {
    const { call } = await createServerWith(
      testEvent({ id: 'old', date: '-0043' }),
      testEvent({ id: 'since', date: '2018-03-26/..' }),
    );
    const { text } = await call.get('/api/events.ics').expect(200);
    expect(text).not.toContain('UID:old');
    expect(text).toMatch(/UID:since[\s\S]*DTSTART;VALUE=DATE:20180326\r\nDTEND;VALUE=DATE:20180327/);
  });

  it('has one entry that says so if no events match', async () => {
    const { call } = await createTestServer();
    const { text } = await call.get('/api/events.ics').expect(200);
    expect(text).toMatch(/BEGIN:VJOURNAL[\s\S]*SUMMARY:No events match this filter\./);
  });
});

it('TimelineJS gets dates of the right precision, and escaped texts', async () => {
  const { call } = await createServerWith(ACT, { ...RESPONSE, title: HOSTILE });
  const { body } = await call.get('/api/events.timelinejs.json?sides=XR,XF').expect(200);
  expect(body.events).toEqual([
    expect.objectContaining({
      unique_id: 'response',
      start_date: { year: 2018, month: 3 },
      end_date: { year: 2018, month: 3 },
      display_date: 'March 2018',
    }),
    expect.objectContaining({ unique_id: 'act', start_date: { year: 2018, month: 3, day: 12 } }),
  ]);
  expect(JSON.stringify(body)).not.toContain('<script');
  expect(body.title.text.text).toContain('2 events');
});

it('TimelineJS gets one slide that says so if no events match', async () => {
  const { call } = await createTestServer();
  const { body } = await call.get('/api/events.timelinejs.json').expect(200);
  expect(body.events).toEqual([
    {
      unique_id: 'nothing',
      start_date: { year: 2026, month: 8, day: 30 },
      text: { headline: 'No events match this filter.', text: '' },
    },
  ]);
});

it('A data package describes every column, and each cell has the described type', async () => {
  const { call } = await createServerWith(ACT, { ...RESPONSE, in_force: true, title: '=1+1' });
  const { body } = await call
    .get('/api/events.zip')
    .buffer(true)
    .parse(asBytes as never)
    .expect(200);
  const files = unzipSync(new Uint8Array(body as Buffer));
  expect(Object.keys(files).sort()).toEqual(['datapackage.json', 'events.csv']);
  const descriptor = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()));
  const [resource] = descriptor.resources;
  const fields: { name: string; type: string; description: string; constraints?: { enum?: string[] } }[] =
    resource.schema.fields;
  expect(fields.map(({ name }) => name)).toEqual([...CSV_COLUMNS]);
  const rows: Record<string, string>[] = parse(strFromU8(files['events.csv'] ?? new Uint8Array()), {
    columns: true,
  });
  expect(rows.map(({ id }) => id)).toEqual(['response', 'act']);
  for (const row of rows) {
    for (const { name, type, description, constraints } of fields) {
      expect(description.length).toBeGreaterThan(3);
      const cell = row[name] ?? '';
      if (cell === '') continue;
      if (type === 'integer') expect(cell).toMatch(/^\d+$/);
      if (type === 'number') expect(Number(cell)).not.toBeNaN();
      if (type === 'boolean') expect(['true', 'false']).toContain(cell);
      if (constraints?.enum) expect(constraints.enum).toContain(cell);
    }
  }
});

it.each(['/api/chronology.html', '/api/events.atom', '/api/events.ics', '/api/events.zip'])(
  '%s rejects an unknown language and an invalid filter',
  async (path) => {
    const { call } = await createTestServer();
    for (const params of ['lang=fr', 'kind=party', 'colour=red'])
      expectProblem(await call.get(`${path}?${params}`), 'invalid-query');
  },
);
