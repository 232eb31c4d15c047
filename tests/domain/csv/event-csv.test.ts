import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeFormula, unescapeFormula } from '../../../domain/csv/csv-cell.ts';
import {
  CSV_COLUMNS,
  checkHeader,
  columnAt,
  csvLine,
  eventToRow,
  rowToEvent,
} from '../../../domain/csv/event-csv.ts';
import { checkEvent } from '../../../domain/events/event.ts';
import { inputErrorsOf, withTexts } from '../../support/error-texts.ts';
import { anyEvent } from '../events/arbitrary-event.ts';

const expulsion = checkEvent({
  id: '2018-03-26-ruritania-expels-60',
  date: '2018-03-26',
  title: 'Ruritania expels 60 diplomats, “spies”',
  summary: 'It also closes a consulate.',
  title_ru: 'Руритания высылает 60 дипломатов',
  short_title: 'Expels 60 “spies”',
  short_title_ru: 'Выслала 60 человек',
  pinned: true,
  kind: 'expulsion',
  initiators: ['XR', 'NATO'],
  targets: ['XF'],
  participants: [
    { name: 'Rudolf Rassendyll', office: 'King; acting', party: 'XR' },
    { name: 'Rupert', party: 'XF' },
  ],
  location: { place: 'Strelsau', country: 'XR' },
  people_expelled: 60,
  missions_affected: ['Consulate General of Freedonia in Zenda'],
  in_force: true,
  links: [{ to: '2018-03-04-attack', relation: 'responds_to' }],
  sources: [
    {
      publisher: 'Zenda Gazette',
      title: 'Sixty to leave | live',
      published: '2018-03-26',
      url: 'https://zenda.example/60',
    },
    { publisher: 'Reuters', url: 'https://reuters.example/x' },
  ],
  tags: ['reciprocity', 'spring of 2018'],
  review: 'sourced',
  cameo: '161',
  goldstein: -4,
});

/** Parses the only row of a file with a header. */
function readBack(text: string): Record<string, string> {
  const [row = {}] = parse<Record<string, string>>(text, { columns: true });
  return row;
}

test('an event is one row with readable cells', () => {
  const cells = Object.fromEntries(eventToRow(expulsion).map((cell, index) => [CSV_COLUMNS[index], cell]));
  expect(cells).toEqual({
    id: '2018-03-26-ruritania-expels-60',
    date: '2018-03-26',
    title: 'Ruritania expels 60 diplomats, “spies”',
    summary: 'It also closes a consulate.',
    title_ru: 'Руритания высылает 60 дипломатов',
    summary_ru: '',
    short_title: 'Expels 60 “spies”',
    short_title_ru: 'Выслала 60 человек',
    pinned: 'true',
    kind: 'expulsion',
    status: 'carried_out',
    initiators: 'XR; NATO',
    targets: 'XF',
    participants: 'Rudolf Rassendyll | King\\; acting | XR; Rupert |  | XF',
    place: 'Strelsau',
    country: 'XR',
    people_expelled: '60',
    missions_affected: 'Consulate General of Freedonia in Zenda',
    in_force: 'true',
    in_force_until: '',
    links: 'responds_to 2018-03-04-attack',
    sources:
      'Zenda Gazette | Sixty to leave \\| live | 2018-03-26 | https://zenda.example/60; Reuters |  |  | https://reuters.example/x',
    tags: 'reciprocity; spring of 2018',
    review: 'sourced',
    cameo: '161',
    goldstein: '-4',
    origin: '',
  });
});

test('a line is RFC 4180: commas, quotes and line ends are quoted, quotes doubled, and it ends with CRLF', () => {
  expect(csvLine(['plain', 'a,b', 'say "no"', 'two\nlines', '', 'Жуков'])).toBe(
    'plain,"a,b","say ""no""","two\nlines",,Жуков\r\n',
  );
});

test('cells that look like formulas are escaped, but scores are not', () => {
  const cells: string[] = CSV_COLUMNS.map((column) => (column === 'goldstein' ? '-4' : ''));
  expect(csvLine(cells.with(2, '=HYPERLINK("x")'))).toBe(`,,"'=HYPERLINK(""x"")"${','.repeat(23)}-4,\r\n`);
  expect(['=1', '+1', '-1', '@x', '\tx', '\rx', "'=1", "''=1", "'90s", 'x=1', ''].map(escapeFormula)).toEqual(
    ["'=1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "''=1", "'''=1", "'90s", 'x=1', ''],
  );
});

describe('properties', () => {
  test('unescaping an escaped text restores it', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[='+@\t\r-]{0,4}x?$/));
    fc.assert(
      fc.property(cell, (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
        expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('any event survives a round trip through its row', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const text = csvLine(CSV_COLUMNS) + csvLine(eventToRow(event));
        expect(checkEvent(rowToEvent(readBack(text)))).toEqual(event);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an event that is written, read and written again gives the same bytes', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = csvLine(eventToRow(event));
        const again = checkEvent(rowToEvent(readBack(csvLine(CSV_COLUMNS) + line)));
        expect(csvLine(eventToRow(again))).toBe(line);
      }),
    );
  });
});

describe('a row written by hand', () => {
  const row = { date: '2018-03-26', title: 'A title', kind: 'talks', initiators: 'XR' };

  test('needs only a date, a title, a kind and an initiator', () => {
    expect(checkEvent(rowToEvent(row))).toEqual(
      checkEvent({ date: '2018-03-26', title: 'A title', kind: 'talks', initiators: ['XR'] }),
    );
  });

  test('may have any spaces in lists, a semicolon at their end, and backslashes before other characters', () => {
    expect(
      checkEvent(rowToEvent({ ...row, initiators: ' XR;XF ; ', tags: 'C:\\temp; a\\;b;', place: ' Zenda ' })),
    ).toMatchObject({ initiators: ['XR', 'XF'], tags: ['C:\\temp', 'a;b'], location: { place: 'Zenda' } });
  });

  test('may come from a spreadsheet that writes TRUE and −4,0 and drops the leading zero of a code', () => {
    const cells = { ...row, kind: 'expulsion', in_force: 'TRUE', goldstein: '-4,0', cameo: '161' };
    expect(checkEvent(rowToEvent(cells))).toMatchObject({ in_force: true, goldstein: -4, cameo: '161' });
    expect(checkEvent(rowToEvent({ ...row, cameo: '841' }))).toMatchObject({ cameo: '0841' });
    expect(checkEvent(rowToEvent({ ...row, cameo: '10', goldstein: '0' }))).toMatchObject({ cameo: '010' });
    expect(checkEvent(rowToEvent({ ...row, cameo: '10', goldstein: '-5' }))).toMatchObject({ cameo: '10' });
  });

  test('reports every invalid cell at its column', () => {
    const cells = {
      ...row,
      date: '2021-02-30',
      people_expelled: 'sixty',
      in_force: 'perhaps',
      goldstein: 'low',
      links: '2018-03-04-attack; answers 2018-03-05-outcry',
      country: 'Ruritania',
      sources: '| no publisher',
    };
    const errors = withTexts(inputErrorsOf(() => checkEvent(rowToEvent(cells))));
    expect(errors.map(({ path, message }) => [columnAt(path), message])).toEqual([
      ['date', 'February 2021 has no day 30. Its last is 2021-02-28.'],
      ['country', expect.stringMatching(/^Unknown party “Ruritania”\./)],
      ['people_expelled', 'Write a whole number here.'],
      ['in_force', 'Write true or false.'],
      ['links', expect.stringMatching(/Choose one of responds_to, lifts, amends, part_of, follows\.$/)],
      ['links', expect.stringMatching(/Choose one of responds_to, lifts, amends, part_of, follows\.$/)],
      ['sources', 'Name the publisher.'],
      ['goldstein', 'Write a number from −10 to 10.'],
    ]);
  });

  test('is rejected if an entry has too many parts', () => {
    const errors = inputErrorsOf(() =>
      rowToEvent({ ...row, participants: 'Rupert | Count | XR | of Hentzau' }),
    );
    expect(withTexts(errors)).toEqual([
      {
        path: '/participants',
        message: 'Entry 1 has too many parts. Write name | office | party, and \\| for a bar inside a part.',
      },
    ]);
  });
});

describe('a header', () => {
  test('may have its columns in any order, and only the required ones', () => {
    expect(checkHeader(CSV_COLUMNS)).toEqual([]);
    expect(checkHeader(['kind', 'initiators', 'title', 'date'])).toEqual([]);
  });

  test('reports every missing, unknown and repeated column, the missing ones first', () => {
    const errors = checkHeader(['Date', 'title', 'titel', 'kind', 'title', '']);
    expect(withTexts(errors)).toEqual([
      { path: '/date', message: 'The required column “date” is missing. Add it to the first line.' },
      {
        path: '/initiators',
        message: 'The required column “initiators” is missing. Add it to the first line.',
      },
      { path: '/Date', message: 'Unknown column “Date”. Rename it to date.' },
      { path: '/titel', message: 'Unknown column “titel”. Remove it, or rename it.' },
      { path: '/title', message: 'The column “title” appears twice. Remove one of them.' },
      { path: '/', message: 'A column has no name. Name it, or remove it.' },
    ]);
  });
});
